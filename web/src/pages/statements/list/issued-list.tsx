import { useTranslation } from 'react-i18next';
import { useCursorPages } from '../../../api/pages.ts';
import { DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { keyOf, type Row, useColumns } from './row.tsx';

/** What was issued to a customer, the latest month first. */
export function IssuedList() {
  const { t } = useTranslation('statements');
  const { query, more } = useCursorPages('/api/v1/statements', { query: { limit: 50 } });
  const columns = useColumns('month');
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
              title: issued.agreement,
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
