import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { ReceiptTimeline } from '../../../kit/time/receipt/receipt-timeline.tsx';
import { useFormat } from '../../../words/format.ts';
import { ClauseLink } from '../one/reasons.tsx';
import { receiptParts } from '../receipt-parts.ts';

interface ClockReceiptProps {
  readonly clock: Schemas['Clock'];
  readonly overview: Schemas['CustomerOverview'];
}

/** How a time limit of a ticket came out by our counting, with its receipt. */
export function ClockReceipt({ clock, overview }: ClockReceiptProps) {
  const { t } = useTranslation('dry-run');
  const format = useFormat();
  const { timeZone } = useSelf();
  const { target, agreement, elapsedSeconds, breachedAt, dueAt, receipt } = clock;
  const title = overview.objectives?.find((one) => one.target === target)?.title ?? target;
  const counted = format.serviceTime(elapsedSeconds);
  const marks = [dueAt ?? breachedAt].flatMap((at) => (at === null ? [] : [{ at, label: t('clock.due') }]));
  return (
    <div className="grid min-w-0 gap-1">
      <ReceiptTimeline
        title={title}
        summary={
          breachedAt === null
            ? t('clock.kept', { counted })
            : t('clock.missed', { counted, when: format.dayAndTime(breachedAt, timeZone) })
        }
        parts={receiptParts(receipt ?? [])}
        timeZone={timeZone}
        marks={marks}
      />
      <p className="text-sm">
        <ClauseLink agreement={agreement} clause={`targets.${target}`} />
      </p>
    </div>
  );
}
