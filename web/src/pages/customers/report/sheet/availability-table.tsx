import { useTranslation } from 'react-i18next';
import { budgetOf } from '../../../../app/availability-row.ts';
import { Waterfall } from '../../../../kit/figures/waterfall.tsx';
import { Disclosure } from '../../../../kit/layout/disclosure.tsx';
import { decimalsFor, useFormat } from '../../../../words/format.ts';
import { ClauseLink } from '../../one/reasons.tsx';
import type { Report } from '../report-queries.ts';
import { Part } from './part.tsx';
import { Table, type TableColumn } from './table.tsx';
import { Verdict } from './verdict.tsx';

type Row = Report['availability'][number];

/** Availability service by service; on screen each with where its hours went. */
export function AvailabilityTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const columns = useColumns();
  if (report.availability.length === 0) return null;
  return (
    <Part title={t('availability.title')}>
      <Table
        caption={t('availability.title')}
        columns={columns}
        rows={report.availability}
        rowKey={({ agreement, target, period }) => `${agreement} ${target} ${period.from}`}
      />
      <div className="mt-3 grid gap-2 print:hidden">
        {report.availability.map((row) => (
          <Disclosure
            key={`${row.agreement} ${row.target} ${row.period.from}`}
            summary={t('availability.hours', { title: row.title })}
          >
            <Waterfall
              title={row.title}
              {...row.waterfall}
              target={budgetOf(row).promised}
              isUnknown={budgetOf(row).reached === null}
            />
          </Disclosure>
        ))}
      </div>
    </Part>
  );
}

function useColumns(): readonly TableColumn<Row>[] {
  const { t } = useTranslation('report');
  const format = useFormat();
  const percent = (row: Row, which: 'promised' | 'reached') => {
    const { promised, [which]: share } = budgetOf(row);
    return share === null ? t('notMeasured') : format.percent(share, decimalsFor(promised));
  };
  return [
    {
      key: 'title',
      head: t('availability.head'),
      cell: (row) => (
        <span className="grid">
          <ClauseLink agreement={row.agreement} clause={row.clause} words={row.title} />
          {row.soFar && <span className="text-sm text-ink-soft">{t('availability.soFar')}</span>}
        </span>
      ),
    },
    {
      key: 'promised',
      head: t('availability.promised'),
      isNumber: true,
      cell: (row) => percent(row, 'promised'),
    },
    { key: 'reached', head: t('availability.reached'), isNumber: true, cell: (row) => percent(row, 'reached') },
    {
      key: 'down',
      head: t('availability.downtime'),
      isNumber: true,
      cell: (row) => (budgetOf(row).reached === null ? '–' : format.duration(row.waterfall.downtimeSeconds)),
    },
    {
      key: 'allowed',
      head: t('availability.allowed'),
      isNumber: true,
      cell: (row) => (budgetOf(row).promised === null ? '–' : format.duration(budgetOf(row).strip.allowed)),
    },
    {
      key: 'maintenance',
      head: t('availability.maintenance'),
      isNumber: true,
      cell: ({ waterfall }) => format.duration(waterfall.maintenanceSeconds),
    },
    {
      key: 'verdict',
      head: t('commitments.verdict'),
      cell: ({ verdict, soFar }) => <Verdict verdict={soFar ? 'open' : verdict} />,
    },
  ];
}
