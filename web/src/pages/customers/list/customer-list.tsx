import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCursorPages } from '../../../api/pages.ts';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { VirtualList } from '../../../kit/data/virtual-list.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonRows } from '../../../kit/feedback/skeleton.tsx';
import { CustomerFilters } from './customer-filters.tsx';
import { CustomerRow, RowHeads } from './customer-row.tsx';

const route = getRouteApi('/shell/customers');

/** The customers that the address asks for, the worst first unless it says otherwise. */
export function CustomerList({ action }: { readonly action: ReactNode }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const filters = useFilters(route);
  const { q, state, live, order = 'worst' } = filters.values;
  const { items, query, more } = useCursorPages('/api/v1/customers/health', {
    query: {
      order,
      ...(q === undefined ? {} : { q }),
      ...(state === undefined ? {} : { state: [state] }),
      ...(live === undefined ? {} : { live: live === 'live' }),
    },
  });
  const isNarrowed = q !== undefined || state !== undefined || live !== undefined;
  const found = more.hasMore ? t('list.foundSome', { count: items.length }) : t('list.found', { count: items.length });
  return (
    <div className="grid min-w-0 gap-4">
      <CustomerFilters filters={filters} found={query.data === undefined ? undefined : found} />
      <QueryState
        query={query}
        skeleton={<SkeletonRows rows={8} />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          isNarrowed ? (
            <EmptyState title={t('list.noneFound')}>{t('list.noneFoundLead')}</EmptyState>
          ) : (
            <EmptyState title={t('list.none')} action={action}>
              {t('list.noneLead')}
            </EmptyState>
          )
        }
      >
        {(rows) => (
          <VirtualList
            label={t('list.title')}
            head={<RowHeads />}
            rows={rows}
            rowKey={({ customer }) => customer}
            rowHeight={53}
            className="max-h-[calc(100dvh-6rem)] xl:max-h-[max(20rem,calc(100dvh-29rem))]"
            more={more}
            onOpen={({ customer }) => void navigate({ to: '/customers/$customer', params: { customer } })}
            render={(row, { isActive }) => <CustomerRow row={row} isActive={isActive} />}
          />
        )}
      </QueryState>
    </div>
  );
}
