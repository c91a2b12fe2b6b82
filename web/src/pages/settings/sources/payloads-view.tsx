import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { send } from '../../../api/send.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { SegmentedControl } from '../../../kit/controls/choice.tsx';
import { More } from '../../../kit/data/more.tsx';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { ButtonLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { useChange } from '../parts/use-change.ts';
import type { SettingsSearch } from '../routes.ts';
import { PayloadCard } from './payload-card.tsx';

const route = getRouteApi('/shell/settings/$section/$item');
const STATES = ['waiting', 'read', 'aside'] as const;
const PAYLOADS = '/api/v1/sources/{source}/payloads';

/** As it stands at the beginning. */
const capital = (word: string) => `${word.slice(0, 1).toLocaleUpperCase()}${word.slice(1)}`;

/** What a source sent, latest first, and what came of each. */
export function PayloadsView({ source }: { readonly source: Schemas['Source'] }) {
  const { t } = useTranslation('settings-sources');
  const format = useFormat();
  const mayWrite = useMay()('sources:write');
  const filters = useFilters<SettingsSearch>(route);
  const state = STATES.find((one) => one === filters.values.state);
  const path = { source: source.source };
  const { query, items, more } = useCursorPages(PAYLOADS, {
    path,
    query: { limit: 20, ...(state === undefined ? {} : { state: [state] }) },
  });
  const replay = useChange(
    () => send('POST', '/api/v1/sources/{source}/replay', { params: { path }, body: { state: ['aside'] } }),
    {
      renews: [PAYLOADS],
      says: ({ read, aside, events }) =>
        t('payloads.replayed', {
          read: format.number(read),
          aside: format.number(aside),
          fresh: format.number(events.new),
        }),
    },
  );
  const isUnused = state === undefined && query.data?.length === 0;
  const again = mayWrite && !isUnused && (
    <Button isPending={replay.isPending} onClick={() => replay.mutate(undefined)}>
      {t('payloads.again')}
    </Button>
  );
  return (
    <Section title={t('view.payloads')} lead={mayWrite && !isUnused && t('payloads.againLead')} aside={again}>
      <div className="grid gap-3">
        {!isUnused && (
          <div>
            <SegmentedControl
              label={t('payloads.state')}
              value={state ?? 'all'}
              onChange={(next: (typeof STATES)[number] | 'all') =>
                filters.set({ state: next === 'all' ? undefined : next })
              }
              options={[
                { value: 'all', label: t('payloads.all') },
                ...STATES.map((value) => ({ value, label: capital(t(`payloads.${value}`)) })),
              ]}
            />
          </div>
        )}
        <QueryState
          query={query}
          isEmpty={(all) => all.length === 0}
          empty={isUnused ? <NothingYet source={source.source} /> : t('payloads.noneOfThese')}
        >
          {() => (
            <>
              <ul className="grid gap-3">
                {items.map((one) => (
                  <li key={one.payload}>
                    <PayloadCard payload={one} source={source.source} mayWrite={mayWrite} />
                  </li>
                ))}
              </ul>
              <More {...more} />
            </>
          )}
        </QueryState>
      </div>
    </Section>
  );
}

/** Nothing came yet: what has to be done so that it does. */
function NothingYet({ source }: { readonly source: string }) {
  const { t } = useTranslation('settings-sources');
  const to = { to: '/settings/$section/$item', params: { section: 'sources', item: source } } as const;
  return (
    <EmptyState
      title={t('payloads.none')}
      action={
        <ButtonLink {...to} search={{ view: 'keys' }}>
          {t('payloads.toKeys')}
        </ButtonLink>
      }
    >
      {t('payloads.noneLead')}
    </EmptyState>
  );
}
