import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { useSelf } from '../../../api/session.ts';
import { Select } from '../../../kit/controls/select.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { FilterBar } from '../../../kit/data/filter-bar.tsx';
import { More } from '../../../kit/data/more.tsx';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useRecipients } from '../parts/use-recipients.ts';
import { When } from '../parts/when.tsx';
import type { SettingsSearch } from '../routes.ts';
import { MessageState, STATES } from './message-state.tsx';
import { Recipient } from './recipient.tsx';
import { useMessageTitle } from './use-message-title.ts';

const route = getRouteApi('/shell/settings/$section');

/** Every message that rules made, to whom, and what came of it. */
export function DeliveriesSection() {
  const { t } = useTranslation('settings-alerting');
  const { wordsOf } = useRecipients();
  const { demonstration } = useSelf();
  const filters = useFilters<SettingsSearch>(route);
  const state = STATES.find((one) => one === filters.values.state);
  const recipient = filters.values.by;
  const { query, items, more } = useCursorPages('/api/v1/deliveries', {
    query: {
      limit: 50,
      ...(state === undefined ? {} : { state: [state] }),
      ...(recipient === undefined ? {} : { recipient }),
    },
  });
  const chips = [
    ...(state === undefined
      ? []
      : [
          {
            key: 'state',
            label: t('messages.chip', { state: t(`messages.${state}`) }),
            onRemove: () => filters.set({ state: undefined }),
          },
        ]),
    ...(recipient === undefined
      ? []
      : [{ key: 'by', label: wordsOf(recipient), onRemove: () => filters.set({ by: undefined }) }]),
  ];
  const columns = useColumns();
  const empty =
    chips.length > 0 ? (
      <p className="text-ink-soft">{t('messages.none')}</p>
    ) : (
      <EmptyState title={t('messages.empty')}>{t('messages.emptyLead')}</EmptyState>
    );
  return (
    <SettingsFrame section="deliveries">
      <div className="grid min-w-0 gap-3">
        {demonstration && <p className="text-ink-soft">{t('messages.demonstration')}</p>}
        {(items.length > 0 || chips.length > 0) && (
          <FilterBar label={t('messages.filters')} chips={chips} onClear={() => filters.clear()}>
            <Select
              label={t('messages.state')}
              isLabelHidden
              empty={t('messages.any')}
              value={state ?? ''}
              onChange={(value) => filters.set({ state: value === '' ? undefined : value })}
              options={STATES.map((value) => ({ value, label: t(`messages.${value}`) }))}
            />
          </FilterBar>
        )}
        <QueryState query={query} isEmpty={(all) => all.length === 0} empty={empty}>
          {() => (
            <DataTable
              caption={t('messages.caption')}
              columns={columns}
              rows={items}
              rowKey={(one) => one.message}
              foot={more.hasMore && <More {...more} />}
              isDense
            />
          )}
        </QueryState>
      </div>
    </SettingsFrame>
  );
}

function useColumns(): readonly Column<Schemas['Delivery']>[] {
  const { t } = useTranslation('settings-alerting');
  const titleOf = useMessageTitle();
  return [
    {
      key: 'about',
      head: t('messages.about'),
      isMain: true,
      cell: (one) => (
        <span className="grid">
          <RowLink to="/settings/$section/$item" params={{ section: 'deliveries', item: one.message }}>
            {titleOf(one).title}
          </RowLink>
          <span className="text-sm text-ink-soft">{titleOf(one).customer}</span>
        </span>
      ),
    },
    {
      key: 'to',
      head: t('messages.to'),
      cell: (one) => <Recipient recipient={one.recipient} name={one.recipientName} />,
    },
    {
      key: 'how',
      head: t('preview.how'),
      cell: (one) => <span className="whitespace-nowrap">{t(`channel.${one.channel}`)}</span>,
    },
    { key: 'state', head: t('messages.state'), cell: (one) => <MessageState message={one} /> },
    {
      key: 'when',
      head: t('messages.when'),
      cell: (one) => (
        <span className="sm:whitespace-nowrap">
          <When at={one.madeAt} />
        </span>
      ),
    },
  ];
}
