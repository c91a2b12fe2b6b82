import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { DataTable } from '../../../kit/data/data-table.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { monthIn, monthsFrom } from '../../../kit/time/months.ts';
import { firstMonth } from '../months.ts';
import { keyOf, type Row, useColumns } from './row.tsx';
import { useAllStatements } from './use-all-statements.ts';

/** The months of one agreement, the latest first: those in the last year, and all that were issued. */
export function OfAgreement({ agreement }: { readonly agreement: string }) {
  const { t } = useTranslation('statements');
  const found = useQuery(ask('/api/v1/agreements/{agreement}', { path: { agreement } }));
  const versions = useQuery(ask('/api/v1/agreements/{agreement}/versions', { path: { agreement } }));
  const issued = useAllStatements(agreement);
  const columns = useColumns('month');
  const data =
    found.data && versions.data && issued.data
      ? rowsOf(found.data, firstMonth(versions.data.items), issued.data)
      : undefined;
  const query = {
    data,
    error: found.error ?? versions.error ?? issued.error,
    refetch: () => Promise.all([found.refetch(), versions.refetch(), issued.refetch()]),
  };
  return (
    <QueryState query={query}>
      {(rows) => (
        <DataTable
          caption={t('list.ofAgreement', { title: found.data?.current.title ?? agreement })}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
        />
      )}
    </QueryState>
  );
}

function rowsOf(
  { agreement, current, customerName }: Schemas['ListedAgreement'],
  first: string,
  issued: readonly Schemas['IssuedStatement'][],
): readonly Row[] {
  const running = monthIn(serverNow(), current.timeZone);
  const recent = Array.from({ length: 13 }, (_, ago) => monthsFrom(running, -ago)).filter((month) => month >= first);
  const months = [...new Set([...recent, ...issued.map(({ month }) => month)])].toSorted().toReversed();
  return months.map((month) => {
    const numbers = issued.filter((one) => one.month === month).toSorted((a, b) => b.number - a.number);
    return {
      agreement,
      title: current.title,
      customer: customerName,
      month,
      issued: numbers[0] ?? null,
      isOver: month < running,
    };
  });
}
