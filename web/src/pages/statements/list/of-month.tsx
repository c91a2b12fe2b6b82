import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { serverNow } from '../../../api/server-time.ts';
import { DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { ButtonLink } from '../../../kit/layout/links.tsx';
import { monthIn } from '../../../kit/time/months.ts';
import { useFormat } from '../../../words/format.ts';
import { firstMonth } from '../months.ts';
import { keyOf, type Row, useColumns } from './row.tsx';
import { useIssuedOf } from './use-issued-of.ts';

/** Every agreement of a month, and whether its statement is issued. */
export function OfMonth({ month }: { readonly month: string }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const agreements = useCursorPages('/api/v1/agreements', {
    query: { limit: 200, state: ['inForce', 'coming', 'ended'] },
  });
  const issued = useIssuedOf(month, agreements.items.at(-1)?.agreement);
  const columns = useColumns('agreement');
  const began = useFirstMonths(agreements.items, month);
  const { months } = began;
  const known =
    months === null ? [] : rowsOf(agreements.items, month, issued.lastOf, (one) => mayHave(one, months, month));
  const rows = known.filter(isRow);
  // The first rows stand there while it is still read what was issued of the others.
  const waits = months === null || rows.length < known.length;
  const data = agreements.query.data && (rows.length > 0 || !waits) ? rows : undefined;
  const query = {
    data,
    error: agreements.query.error ?? issued.error ?? began.error,
    refetch: () => Promise.all([agreements.query.refetch(), issued.refetch(), began.refetch()]),
  };
  const empty = (
    <EmptyState
      title={t('empty.month', { month: format.month(month) })}
      action={<ButtonLink to="/agreements">{t('empty.toAgreements')}</ButtonLink>}
    >
      {t('empty.lead')}
    </EmptyState>
  );
  return (
    <QueryState query={query} isEmpty={(rows) => rows.length === 0 && !agreements.more.hasMore} empty={empty}>
      {(rows) => (
        <DataTable
          caption={t('list.ofMonth', { month: format.month(month) })}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          foot={
            agreements.more.hasMore || waits ? (
              <More {...agreements.more} hasMore isLoading={agreements.more.isLoading || waits} />
            ) : undefined
          }
        />
      )}
    </QueryState>
  );
}

/** What may have a statement, in order; null: it is not known yet whether it has. */
function rowsOf(
  agreements: readonly Schemas['ListedAgreement'][],
  month: string,
  lastOf: ReturnType<typeof useIssuedOf>['lastOf'],
  isOne: (one: Schemas['ListedAgreement']) => boolean,
): readonly (Row | null)[] {
  const now = serverNow();
  return agreements.filter(isOne).map(({ agreement, current, customerName }) => {
    const issued = lastOf(agreement);
    if (issued === undefined) return null;
    const isOver = month < monthIn(now, current.timeZone);
    return { agreement, title: current.title, customer: customerName, month, issued, isOver };
  });
}

const isRow = (row: Row | null): row is Row => row !== null;

/** Whether an agreement was in force in a month, by its dates. @param first the months in which agreements of several versions began */
function mayHave(one: Schemas['ListedAgreement'], first: ReadonlyMap<string, string>, month: string): boolean {
  const { agreement, current, state } = one;
  const { timeZone, effectiveAt, endsAt } = current;
  if (month > monthIn(serverNow(), timeZone)) return false;
  // An end is exclusive: at the first instant of a month, it is the month before that was the last.
  if (state === 'ended' && endsAt !== null && monthIn(Date.parse(endsAt) - 1, timeZone) < month) return false;
  return (first.get(agreement) ?? monthIn(effectiveAt, timeZone)) <= month;
}

/** When those began whose version now began after the month: told by their versions. `months` null: not known yet. */
function useFirstMonths(agreements: readonly Schemas['ListedAgreement'][], month: string) {
  const asked = agreements.filter(
    ({ current, versions }) => versions.length > 1 && monthIn(current.effectiveAt, current.timeZone) > month,
  );
  const answers = useQueries({
    queries: asked.map(({ agreement }) => ask('/api/v1/agreements/{agreement}/versions', { path: { agreement } })),
  });
  const isKnown = answers.every(({ data }) => data !== undefined);
  const months: ReadonlyMap<string, string> | null = isKnown
    ? new Map(answers.map(({ data }, at) => [asked[at]?.agreement ?? '', firstMonth(data?.items ?? [])]))
    : null;
  return {
    months,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
  };
}
