import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { SpanTimeline } from '../../../kit/time/spans/span-timeline.tsx';
import { useFormat } from '../../../words/format.ts';
import { MonthChoice } from '../month-choice.tsx';
import { type Window, windowOf } from '../months.ts';
import { drawnSpans, type Timeline } from '../spans.ts';
import { useZone } from '../use-zone.ts';
import { ExclusionsSection } from './exclusions-section.tsx';
import { MaintenanceSection } from './maintenance-section.tsx';
import { PromisesSection } from './promises-section.tsx';
import { type Opened, SpanDrawer } from './span-drawer.tsx';
import { useWhose } from './use-whose.ts';

const route = getRouteApi('/shell/availability/$service');

/** Timeline, promises with their waterfalls, planned maintenance, and time taken out. */
export function ServiceView({ service }: { readonly service: Schemas['Service'] }) {
  const { t } = useTranslation('availability');
  const { timeZone, isOne } = useZone([service]);
  const { values, set } = useFilters(route);
  const [now] = useState(serverNow);
  const window = windowOf(values.month, now, timeZone);
  const path = { service: service.service };
  const query = useQuery(ask('/api/v1/services/{service}/timeline', { path, query: window }));
  return (
    <>
      <Section
        title={t('timeline.title')}
        lead={t(isOne ? 'zone.one' : 'zone.several', { zone: timeZone })}
        aside={<MonthChoice month={values.month} timeZone={timeZone} onMonth={(month) => set({ month })} />}
      >
        <QueryState query={query} skeleton={<SkeletonCards cards={1} />}>
          {({ timelines }) => <Timelines service={service} timelines={timelines} window={window} />}
        </QueryState>
      </Section>
      <PromisesSection
        service={service}
        window={window}
        chosen={values.agreement}
        onChosen={(agreement) => set({ agreement })}
      />
      <MaintenanceSection service={service} timelines={query.data?.timelines ?? []} />
      {query.data !== undefined && <ExclusionsSection timelines={query.data.timelines} service={service} />}
    </>
  );
}

interface TimelinesProps {
  readonly service: Schemas['Service'];
  readonly timelines: readonly Timeline[];
  readonly window: Window;
}

/** A row for each agreement: promises of one agreement take the facts by the same rules. */
function Timelines({ service, timelines, window }: TimelinesProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { timeZone } = useZone([service]);
  const whose = useWhose(service);
  const { values } = useFilters(route);
  const [opened, setOpened] = useState<Opened | null>(null);
  const firsts = timelines.filter(
    ({ agreement }, at) => timelines.findIndex((one) => one.agreement === agreement) === at,
  );
  if (firsts.length === 0) return <p className="max-w-prose text-ink-soft">{t('timeline.nothing')}</p>;
  return (
    <Card>
      <SpanTimeline
        title={values.month === undefined ? t('month.recent') : format.month(values.month)}
        {...window}
        timeZone={timeZone}
        summary={t('timeline.rows', { count: firsts.length })}
        rows={firsts.map((one) => ({ id: one.agreement, name: whose(one.agreement), spans: drawnSpans(one) }))}
        onSpan={(agreement, span) => {
          const timeline = firsts.find((one) => one.agreement === agreement);
          if (timeline !== undefined) setOpened({ timeline, span });
        }}
      />
      <SpanDrawer service={service} opened={opened} onClose={() => setOpened(null)} />
    </Card>
  );
}
