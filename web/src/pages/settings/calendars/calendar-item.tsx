import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { AgreementCalendarYear } from '../../../app/calendar-year/calendar-year.tsx';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { ButtonLink, TabLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { Tabs } from '../../../kit/layout/tabs.tsx';
import { useFormat } from '../../../words/format.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import type { SettingsSearch } from '../routes.ts';
import type { ItemProps } from '../sections.ts';

const route = getRouteApi('/shell/settings/$section/$item');

/** Those of the templates have a name; others are called what their agreement calls them. */
const NAMED = ['office', 'always'] as const;

/** The calendars of an agreement, one at a time, a year at a time, and why a day is closed. */
export function CalendarItem({ item }: ItemProps) {
  const { t } = useTranslation('settings-house');
  const query = useQuery(ask('/api/v1/agreements/{agreement}', { path: { agreement: item } }));
  const open = (
    <ButtonLink to="/agreements/$agreement" params={{ agreement: item }}>
      {t('calendars.toAgreement')}
    </ButtonLink>
  );
  return (
    <SettingsFrame section="calendars" title={query.data?.current.title ?? item} actions={open}>
      <QueryState query={query} skeleton={<SkeletonCards cards={12} />}>
        {({ current }) => <Calendars agreement={item} version={current.version} />}
      </QueryState>
    </SettingsFrame>
  );
}

function Calendars({ agreement, version }: { readonly agreement: string; readonly version: number }) {
  const format = useFormat();
  const query = useQuery(
    ask('/api/v1/agreements/{agreement}/versions/{version}/calendars', {
      path: { agreement, version },
      query: { lang: format.lang },
    }),
  );
  return (
    <QueryState query={query} skeleton={<SkeletonCards cards={12} />}>
      {({ items }) => <Chosen agreement={agreement} version={version} calendars={items} />}
    </QueryState>
  );
}

interface ChosenProps {
  readonly agreement: string;
  readonly version: number;
  readonly calendars: readonly Schemas['AgreementCalendar'][];
}

function Chosen({ agreement, version, calendars }: ChosenProps) {
  const { t } = useTranslation('settings-house');
  const { values, set } = useFilters<SettingsSearch>(route);
  const chosen = calendars.find(({ id }) => id === values.calendar) ?? calendars[0];
  const nameOf = (id: string) => {
    const known = NAMED.find((one) => one === id);
    return known === undefined ? id : t(`calendars.named.${known}`);
  };
  if (chosen === undefined) return <p className="text-ink-soft">{t('calendars.emptyLead')}</p>;
  return (
    <div className="grid min-w-0 gap-4">
      <Tabs label={t('calendars.label')}>
        {calendars.map(({ id }, at) => (
          <TabLink
            key={id}
            to="/settings/$section/$item"
            params={{ section: 'calendars', item: agreement }}
            search={{
              ...(at === 0 ? {} : { calendar: id }),
              ...(values.year === undefined ? {} : { year: values.year }),
            }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={id === chosen.id ? 'page' : undefined}
          >
            {nameOf(id)}
          </TabLink>
        ))}
      </Tabs>
      <Section
        title={nameOf(chosen.id)}
        lead={t('calendars.hours', { hours: chosen.hours, zone: chosen.timeZone.replaceAll('_', ' ') })}
      >
        <AgreementCalendarYear
          agreement={agreement}
          version={version}
          calendar={chosen.id}
          timeZone={chosen.timeZone}
          year={values.year}
          onYear={(year) => set({ year })}
        />
      </Section>
    </div>
  );
}
