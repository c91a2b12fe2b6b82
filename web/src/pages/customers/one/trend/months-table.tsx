import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { useMay, useSelf } from '../../../../api/session.ts';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { useFormat } from '../../../../words/format.ts';

type Month = Schemas['TrendMonth'];

interface MonthsTableProps {
  readonly customer: string;
  readonly months: readonly Month[];
}

/** Month by month: kept, missed, excused, statements and reports that were issued. The last month first. */
export function MonthsTable({ customer, months }: MonthsTableProps) {
  const { t } = useTranslation('customers');
  const columns = useColumns(customer);
  return (
    <DataTable
      caption={t('trend.months')}
      columns={columns}
      rows={months.toReversed()}
      rowKey={({ month }) => month}
      isDense
    />
  );
}

function useColumns(customer: string): readonly Column<Month>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const may = useMay();
  const hasStatements = may('statements:read');
  return [
    {
      key: 'month',
      head: t('trend.month'),
      isMain: true,
      cell: (row) => <MonthLink customer={customer} row={row} />,
    },
    { key: 'kept', head: t('trend.kept'), align: 'end', cell: ({ kept }) => format.number(kept) },
    {
      key: 'missed',
      head: t('trend.missed'),
      align: 'end',
      cell: ({ missed }) => <span className={missed > 0 ? 'font-semibold' : ''}>{format.number(missed)}</span>,
    },
    { key: 'excused', head: t('trend.excused'), align: 'end', cell: ({ excused }) => format.number(excused) },
    {
      key: 'share',
      head: t('trend.share'),
      align: 'end',
      cell: ({ kept, missed }) => (kept + missed === 0 ? t('notMeasured') : format.percent(kept / (kept + missed))),
    },
    ...(hasStatements ? [{ key: 'statements', head: t('trend.statements'), cell: statements }] : []),
  ];

  function statements({ month, statements: issued }: Month) {
    if (issued === null || issued.length === 0) return <span className="text-ink-faint">{t('nothing')}</span>;
    return (
      <span className="flex flex-wrap gap-x-3">
        {issued.map(({ agreement, number }) => (
          <TextLink
            key={`${agreement} ${number}`}
            to="/statements/$agreement/$month/$number"
            params={{ agreement, month, number: String(number) }}
          >
            {t('trend.statement', { number })}
          </TextLink>
        ))}
      </span>
    );
  }
}

/** Leads to what the month's figures were told from: the report that was issued, or its draft. */
function MonthLink({ customer, row }: { readonly customer: string; readonly row: Month }) {
  const format = useFormat();
  const may = useMay();
  const self = useSelf();
  const words = format.monthTitle(row.month);
  const { report, month } = row;
  if (report !== null)
    return (
      <TextLink
        to="/customers/$customer/reports/$month/$number"
        params={{ customer, month, number: String(report.number) }}
      >
        {words}
      </TextLink>
    );
  if (!may('statements:read') || self.customer !== null) return <span className="font-medium">{words}</span>;
  return (
    <TextLink to="/customers/$customer/reports/$month" params={{ customer, month }}>
      {words}
    </TextLink>
  );
}
