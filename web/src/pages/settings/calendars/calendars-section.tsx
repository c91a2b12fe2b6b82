import { useTranslation } from 'react-i18next';
import { useCursorPages } from '../../../api/pages.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { PAGE, useByName } from '../parts/use-by-name.ts';

/** The agreements whose calendars can be looked at. */
export function CalendarsSection() {
  const { t } = useTranslation('settings-house');
  const { query, items, more } = useCursorPages('/api/v1/agreements', {
    query: { state: ['inForce', 'coming'], limit: PAGE },
  });
  const inOrder = useByName();
  const columns: readonly Column<(typeof items)[number]>[] = [
    {
      key: 'agreement',
      head: t('calendars.agreement'),
      isMain: true,
      cell: (one) => (
        <RowLink to="/settings/$section/$item" params={{ section: 'calendars', item: one.agreement }}>
          {one.current.title}
        </RowLink>
      ),
    },
    { key: 'customer', head: t('calendars.customer'), cell: (one) => one.customerName ?? '' },
  ];
  return (
    <SettingsFrame section="calendars">
      <QueryState
        query={query}
        isEmpty={(all) => all.length === 0}
        empty={<EmptyState title={t('calendars.empty')}>{t('calendars.emptyLead')}</EmptyState>}
      >
        {() => (
          <DataTable
            caption={t('calendars.caption')}
            columns={columns}
            rows={inOrder(items, ({ customerName }) => customerName ?? '', more.hasMore)}
            rowKey={(one) => one.agreement}
            foot={more.hasMore && <More {...more} />}
          />
        )}
      </QueryState>
    </SettingsFrame>
  );
}
