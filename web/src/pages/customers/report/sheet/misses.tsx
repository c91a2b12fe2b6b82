import { useTranslation } from 'react-i18next';
import { Button } from '../../../../kit/controls/button.tsx';
import type { Report } from '../report-queries.ts';
import { BrokenItem } from './broken-item.tsx';
import { Part } from './part.tsx';

type Broken = Report['misses'][number];

/** Every commitment that was missed or excused, in a sentence, with how its time was counted. */
export function Misses({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const { misses, excused } = report;
  const all = [...misses, ...excused];
  return (
    <>
      <Part
        id="misses"
        title={t('misses.title')}
        className={all.length > 3 ? 'report-annex' : ''}
        aside={all.length > 0 && <OpenAll />}
      >
        {misses.length === 0 ? (
          <p className="text-ink-soft">{t('misses.none')}</p>
        ) : (
          <Items items={misses} report={report} />
        )}
      </Part>
      {excused.length > 0 && (
        <Part title={t('misses.excused')} lead={t('misses.excusedLead')}>
          <Items items={excused} report={report} />
        </Part>
      )}
    </>
  );
}

function Items({ items, report }: { readonly items: readonly Broken[]; readonly report: Report }) {
  return (
    <ol className="grid min-w-0 grid-cols-[minmax(0,1fr)]">
      {items.map((one) => (
        <BrokenItem
          key={`${one.ticket} ${one.agreement} ${one.target} ${one.level ?? ''} ${one.measure} ${one.cycle}`}
          broken={one}
          timeZone={report.timeZone}
        />
      ))}
    </ol>
  );
}

/** Opens every receipt, so that they are printed too. */
function OpenAll() {
  const { t } = useTranslation('report');
  const open = (from: HTMLElement) => {
    for (const details of from.closest('article')?.querySelectorAll('details') ?? []) {
      if (details.closest('ol') !== null) details.open = true;
    }
  };
  return (
    <Button
      look="quiet"
      size="small"
      className="-mr-2 max-sm:-ml-2 print:hidden"
      onClick={({ currentTarget }) => open(currentTarget)}
    >
      {t('misses.openAll')}
    </Button>
  );
}
