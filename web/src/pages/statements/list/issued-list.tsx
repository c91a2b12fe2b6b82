import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { useMay } from '../../../api/session.ts';
import { DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { keyOf, type Row, useColumns } from './row.tsx';

/** What was issued to a customer, the latest month first. */
export function IssuedList() {
  const { t } = useTranslation('statements');
  const { query, more } = useCursorPages('/api/v1/statements', { query: { limit: 50 } });
  const may = useMay();
  const agreements = useQuery({
    ...ask('/api/v1/agreements', { query: { limit: 200 } }),
    enabled: may('agreements:read'),
    staleTime: 300_000,
  });
  const titles = new Map(agreements.data?.items.map(({ agreement, current }) => [agreement, current.title]));
  const columns = useColumns('month', true);
  return (
    <QueryState
      query={query}
      isEmpty={(items) => items.length === 0}
      empty={<EmptyState title={t('empty.issued')}>{t('empty.issuedLead')}</EmptyState>}
    >
      {(items) => (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={items.map(
            (issued): Row => ({
              agreement: issued.agreement,
              title: titles.get(issued.agreement) ?? issued.agreement,
              customer: issued.customer,
              month: issued.month,
              issued,
              isOver: true,
            }),
          )}
          rowKey={keyOf}
          foot={more.hasMore ? <More {...more} /> : undefined}
        />
      )}
    </QueryState>
  );
}
