import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { Disclosure } from '../../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { ReceiptTimeline } from '../../../../kit/time/receipt/receipt-timeline.tsx';
import { useFormat } from '../../../../words/format.ts';
import { ClauseLink } from '../../one/reasons.tsx';
import { receiptParts } from '../../receipt-parts.ts';

type Broken = Schemas['BrokenCommitment'];

/** A commitment that was missed, in a sentence; its receipt opens. */
export function BrokenItem({ broken, timeZone }: { readonly broken: Broken; readonly timeZone: string }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { ticket, sentence, receipt, budgetSeconds, elapsedSeconds, overSeconds, breachedAt } = broken;
  const marks = breachedAt === null ? [] : [{ at: breachedAt, label: t('misses.due') }];
  return (
    <li className="grid min-w-0 gap-1 border-b border-line py-2.5 print:py-1.5">
      <p className="text-pretty">{sentence}</p>
      {broken.excusedBecause !== null && (
        <p className="text-ink-soft">
          {broken.excusedBy === null
            ? t('misses.because', { why: broken.excusedBecause })
            : t('misses.becauseBy', { why: broken.excusedBecause, who: broken.excusedBy })}
        </p>
      )}
      <Disclosure
        isLazy
        summary={
          <span className="text-sm font-normal text-ink-soft">
            {budgetSeconds === null || overSeconds === null
              ? t('misses.counted', { counted: format.serviceTime(elapsedSeconds) })
              : t('misses.countedOf', {
                  counted: format.serviceTime(elapsedSeconds),
                  budget: format.serviceTime(budgetSeconds),
                  over: format.serviceTime(overSeconds),
                })}
          </span>
        }
      >
        <div className="grid gap-2">
          <ReceiptTimeline parts={receiptParts(receipt)} timeZone={timeZone} marks={marks} />
          <p className="flex flex-wrap gap-x-4 text-sm print:hidden">
            <TextLink to="/today/$ticket" params={{ ticket }}>
              {t('misses.ticket', { ticket })}
            </TextLink>
            <ClauseLink agreement={broken.agreement} clause={broken.clause} />
          </p>
        </div>
      </Disclosure>
    </li>
  );
}
