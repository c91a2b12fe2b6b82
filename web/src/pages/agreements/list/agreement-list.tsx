import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCursorPages } from '../../../api/pages.ts';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { VirtualList } from '../../../kit/data/virtual-list.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonRows } from '../../../kit/feedback/skeleton.tsx';
import { AgreementFilters } from './agreement-filters.tsx';
import { AgreementRow, RowHeads } from './agreement-row.tsx';

const route = getRouteApi('/shell/agreements');

/** The agreements that the address asks for. */
export function AgreementList({ action }: { readonly action: ReactNode }) {
  const { t } = useTranslation('agreements');
  const navigate = useNavigate();
  const filters = useFilters(route);
  const { q, state, kind, customer } = filters.values;
  const { items, query, more } = useCursorPages('/api/v1/agreements', {
    query: {
      ...(q === undefined ? {} : { q }),
      ...(state === undefined ? {} : { state: [state] }),
      ...(kind === undefined ? {} : { kind: [kind] }),
      ...(customer === undefined ? {} : { customer }),
    },
  });
  const isNarrowed = [q, state, kind, customer].some((one) => one !== undefined);
  const found = more.hasMore ? t('list.foundSome', { count: items.length }) : t('list.found', { count: items.length });
  const none = isNarrowed ? (
    <EmptyState title={t('list.noneFound')}>{t('list.noneFoundLead')}</EmptyState>
  ) : (
    <EmptyState title={t('list.none')} action={action}>
      {t('list.noneLead')}
    </EmptyState>
  );
  return (
    <div className="grid min-w-0 gap-4">
      <AgreementFilters filters={filters} found={query.data === undefined ? undefined : found} />
      <QueryState query={query} skeleton={<SkeletonRows rows={8} />} isEmpty={(rows) => rows.length === 0} empty={none}>
        {(rows) => (
          <VirtualList
            label={t('list.title')}
            head={<RowHeads />}
            rows={rows}
            rowKey={({ agreement }) => agreement}
            rowHeight={60}
            className="max-h-[calc(100dvh-6rem)] xl:max-h-[max(20rem,calc(100dvh-24rem))]"
            more={more}
            onOpen={({ agreement }) => void navigate({ to: '/agreements/$agreement', params: { agreement } })}
            render={(row, { isActive }) => <AgreementRow row={row} isActive={isActive} />}
          />
        )}
      </QueryState>
    </div>
  );
}
