import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import type { Timeline } from '../spans.ts';
import { MaintenanceCard } from './maintenance-card.tsx';

type Maintenance = Schemas['Maintenance'];

interface MaintenanceSectionProps {
  readonly service: Schemas['Service'];
  readonly timelines: readonly Timeline[];
}

/** Planned maintenance ahead and under way, and what was: who was told of it, and when. */
export function MaintenanceSection({ service, timelines }: MaintenanceSectionProps) {
  const { t } = useTranslation('availability');
  const query = useQuery({
    ...ask('/api/v1/maintenance', { query: { service: service.service } }),
    // A message that waits is sent within seconds.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ notices }) => notices.some((one) => one.state === 'waiting')) ? 2_000 : false,
  });
  const card = (one: Maintenance) => (
    <MaintenanceCard key={`${one.source} ${one.id}`} maintenance={one} service={service} timelines={timelines} />
  );
  return (
    <Section title={t('maintenance.title')}>
      <QueryState query={query}>
        {({ items }) => {
          const now = serverNow();
          const isAhead = ({ to, endedAt }: Maintenance) => endedAt === null && Date.parse(to) > now;
          const [ahead, past] = [items.filter(isAhead).toReversed(), items.filter((one) => !isAhead(one))];
          return (
            <div className="grid gap-3">
              {ahead.length === 0 ? (
                <p className="text-ink-soft">{t('maintenance.none')}</p>
              ) : (
                <ul className="grid gap-3">{ahead.map(card)}</ul>
              )}
              {past.length > 0 && (
                <Disclosure summary={t('maintenance.past', { count: past.length })}>
                  <ul className="grid gap-3">{past.slice(0, 100).map(card)}</ul>
                </Disclosure>
              )}
            </div>
          );
        }}
      </QueryState>
    </Section>
  );
}
