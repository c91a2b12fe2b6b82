import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.ts';
import { useCursorPages } from '../../api/pages.ts';
import { useMay } from '../../api/session.ts';
import type { MoreProps } from '../../kit/data/more.tsx';
import { useFilters } from '../../kit/data/use-filters.ts';
import { EmptyState } from '../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Section } from '../../kit/layout/section.tsx';
import { AllTimelines } from './list/all-timelines.tsx';
import { ServiceTable } from './list/service-table.tsx';
import { MonthChoice } from './month-choice.tsx';
import { useZone } from './use-zone.ts';

const route = getRouteApi('/shell/availability');

/** How every service is, and how it was: outages, planned maintenance, and time of which nobody knows. */
export function AvailabilityPage() {
  const { t } = useTranslation('availability');
  const { query, more } = useCursorPages('/api/v1/services', {}, { refetchInterval: 30_000 });
  return (
    <Page title={t('title')} lead={t('lead')} size="full">
      <QueryState query={query} isEmpty={(services) => services.length === 0} empty={<NoService />}>
        {(services) => <Services services={services} more={more} />}
      </QueryState>
    </Page>
  );
}

interface ServicesProps {
  readonly services: readonly Schemas['Service'][];
  readonly more: MoreProps;
}

function Services({ services, more }: ServicesProps) {
  const { t } = useTranslation('availability');
  const { values, set } = useFilters(route);
  const { timeZone, isOne } = useZone(services);
  return (
    <>
      <Section title={t('now.title')}>
        <ServiceTable services={services} month={values.month} more={more} />
      </Section>
      <Section
        title={t('timeline.title')}
        lead={t(isOne ? 'zone.one' : 'zone.several', { zone: timeZone })}
        aside={<MonthChoice month={values.month} timeZone={timeZone} onMonth={(month) => set({ month })} />}
      >
        <AllTimelines services={services} month={values.month} />
      </Section>
    </>
  );
}

function NoService() {
  const { t } = useTranslation('availability');
  const may = useMay();
  return (
    <EmptyState
      title={t('empty.title')}
      action={may('agreements:write') && <ButtonLink to="/agreements/new">{t('empty.action')}</ButtonLink>}
    >
      {t('empty.lead')}
    </EmptyState>
  );
}
