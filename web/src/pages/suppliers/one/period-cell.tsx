import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { shareOf } from '../../../app/shares.ts';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';
import { Why } from '../../../kit/layout/disclosure.tsx';
import { useFormat } from '../../../words/format.ts';

type Promised = Schemas['SupplierDelivered']['promises'][number];
type Period = Promised['periods'][number];

interface PeriodCellProps {
  readonly promised: Promised;
  readonly period: Period;
  readonly isPresent?: boolean;
}

const MARKS: { readonly [state in Period['state']]: State } = {
  met: 'onTime',
  open: 'onTime',
  breached: 'late',
  unknown: 'unknown',
};

/** What came of a promise in a period: kept, missed, running, or not measured. Its figure opens to what was counted. */
export function PeriodCell({ promised, period, isPresent = false }: PeriodCellProps) {
  const { t } = useTranslation('suppliers');
  const name = usePeriodName(promised, period);
  const reached = useReached(period);
  const reason = useReason(period);
  return (
    <div className="grid content-start gap-0.5 rounded-md border border-line px-2.5 py-1.5">
      <span className="text-xs text-ink-soft">{name}</span>
      <span className={isPresent ? 'font-semibold' : ''}>
        {reached === null || reason === '' ? (
          (reached ?? t('nothing'))
        ) : (
          <Why value={reached} label={name}>
            {reason}
          </Why>
        )}
      </span>
      <StateMark state={MARKS[period.state]} word={t(`state.${period.state}`)} />
    </div>
  );
}

/** `March 2026`, or its first and last day. */
function usePeriodName({ per, timeZone }: Promised, { period }: Period): string {
  const format = useFormat();
  if (per === 'month')
    return format.month(new Date((Date.parse(period.from) + Date.parse(period.to)) / 2).toISOString().slice(0, 7));
  return format.days(period, timeZone);
}

/** The share reached; of what is told by its misses alone, those. */
function useReached({ reached, met, breached, state }: Period): string | null {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  if (state === 'unknown') return null;
  const share = shareOf(reached);
  // Far from what is promised, hundredths say enough.
  if (share !== null) return format.percent(share, share < 0.99 ? 2 : 4);
  if (met !== null && breached !== null) return t('promises.keptOf', { kept: met, all: met + breached });
  return reached;
}

/** What was counted. */
function useReason(period: Period): string {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const { downtimeSeconds, allowedSeconds, unknownSeconds, outages, met, breached, excused, open } = period;
  if (downtimeSeconds !== null) {
    const parts = [
      t('reason.down', { count: outages ?? 0, time: format.duration(downtimeSeconds) }),
      allowedSeconds === null ? '' : t('reason.allowed', { time: format.duration(allowedSeconds) }),
      unknownSeconds ? t('reason.unknown', { time: format.duration(unknownSeconds) }) : '',
    ];
    return parts.filter(Boolean).join(' ');
  }
  if (met === null) return '';
  return t('reason.counts', { met, breached: breached ?? 0, excused: excused ?? 0, open: open ?? 0 });
}
