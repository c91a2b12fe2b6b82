import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTERS, usePageFoot } from '../../../app/paper/use-page-foot.ts';
import { useFormat } from '../../../words/format.ts';
import type { Report } from './report-queries.ts';
import { AvailabilityTable } from './sheet/availability-table.tsx';
import { BetterList } from './sheet/better-list.tsx';
import { CommitmentsTable } from './sheet/commitments-table.tsx';
import { Corrections } from './sheet/corrections.tsx';
import { Counts } from './sheet/counts.tsx';
import { Misses } from './sheet/misses.tsx';
import { MoneyTable } from './sheet/money-table.tsx';

interface ReportSheetProps {
  readonly report: Report;
  /** `Draft`, or which number was issued when and by whom. */
  readonly standing: ReactNode;
}

/** A month as a customer shows it to those he answers to: what was promised, kept and missed on one page, the receipts after it. */
export function ReportSheet({ report, standing }: ReportSheetProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { name, month, period, timeZone } = report;
  usePageFoot(t('sheet.foot', { name, month: format.month(month) }), t('pageOf', COUNTERS));
  const day = (at: number) => format.day(at, timeZone, true);
  return (
    <article className="report-sheet grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 rounded-lg border border-line bg-surface px-5 py-6 sm:px-10 sm:py-9 print:block print:space-y-3 print:border-0 print:p-0">
      <header className="grid gap-3 border-b-2 border-ink pb-4 print:gap-1 print:pb-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <p className="font-medium text-ink-soft">{t('sheet.kind')}</p>
          <div className="text-sm text-ink-soft">{standing}</div>
        </div>
        <h1 className="text-2xl font-semibold tracking-tight text-balance print:text-xl wrap-anywhere">
          {t('sheet.title', { name, month: format.month(month) })}
        </h1>
        <p className="text-sm text-ink-soft">
          {t('sheet.period', {
            from: day(Date.parse(period.from)),
            to: day(Date.parse(period.to) - 1),
            zone: timeZone,
          })}
        </p>
      </header>
      <div className="grid gap-1">
        {report.sentences.map((sentence) => (
          <p key={sentence} className="text-lg text-pretty print:text-base">
            {sentence}
          </p>
        ))}
      </div>
      <Counts report={report} />
      <CommitmentsTable report={report} />
      <AvailabilityTable report={report} />
      <BetterList report={report} />
      <MoneyTable report={report} />
      <Corrections report={report} />
      <Misses report={report} />
    </article>
  );
}
