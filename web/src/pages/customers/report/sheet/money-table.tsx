import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { useFormat } from '../../../../words/format.ts';
import { type Remedy, sumOf } from '../../one/money/money-so-far.ts';
import type { Report } from '../report-queries.ts';
import { Part } from './part.tsx';
import { Table, type TableColumn } from './table.tsx';

type Money = Report['money'][number];

/** Credits, penalties and bonuses of the month, by agreement; from the statement that was issued, else as reckoned. */
export function MoneyTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const columns = useColumns(report.month);
  if (report.money.length === 0) return null;
  return (
    <Part title={t('money.title')}>
      <Table caption={t('money.title')} columns={columns} rows={report.money} rowKey={({ agreement }) => agreement} />
    </Part>
  );
}

function useColumns(month: string): readonly TableColumn<Money>[] {
  const { t } = useTranslation('report');
  const format = useFormat();
  const sum = (key: 'credits' | 'penalties' | 'bonuses') => (row: Money) =>
    format.money(sumOf(row[key] as unknown as readonly Remedy[]), row.currency);
  return [
    { key: 'title', head: t('money.agreement'), cell: ({ title }) => title },
    { key: 'credits', head: t('money.credits'), isNumber: true, cell: sum('credits') },
    { key: 'penalties', head: t('money.penalties'), isNumber: true, cell: sum('penalties') },
    { key: 'bonuses', head: t('money.bonuses'), isNumber: true, cell: sum('bonuses') },
    {
      key: 'statement',
      head: t('money.statement'),
      cell: ({ agreement, statement }) =>
        statement === null ? (
          <span className="text-ink-soft">{t('money.reckoned')}</span>
        ) : (
          <TextLink to="/statements/$agreement/$month/$number" params={{ agreement, month, number: String(statement) }}>
            {t('money.numbered', { number: statement })}
          </TextLink>
        ),
    },
  ];
}
