import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { AgreementCalendarYear } from '../../../app/calendar-year/calendar-year.tsx';
import { RadioGroup } from '../../../kit/controls/choice.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import type { OfVersion } from './reading.ts';
import { InText } from './text/in-text.tsx';

const route = getRouteApi('/shell/agreements/$agreement');

/** The service hours of the agreement, each with its year. */
export function CalendarsView(of: OfVersion) {
  const { t } = useTranslation('agreements');
  const { lang } = useFormat();
  const query = useQuery(
    ask('/api/v1/agreements/{agreement}/versions/{version}/calendars', { path: of, query: { lang } }),
  );
  return (
    <QueryState
      query={query}
      skeleton={<SkeletonCards cards={6} />}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('calendars.none')} />}
    >
      {({ items }) => <Chosen of={of} calendars={items} />}
    </QueryState>
  );
}

interface ChosenProps {
  readonly of: OfVersion;
  readonly calendars: readonly Schemas['AgreementCalendar'][];
}

function Chosen({ of, calendars }: ChosenProps) {
  const { t } = useTranslation('agreements');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [first] = calendars;
  const chosen = calendars.find(({ id }) => id === search.calendar) ?? first;
  if (chosen === undefined) return null;
  // Two of the same week are told apart by what the file calls them.
  const isAlone = (hours: string) => calendars.filter((other) => other.hours === hours).length === 1;
  const go = (patch: { readonly calendar?: string; readonly year?: number }) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false });
  return (
    <Section
      title={t('calendars.title')}
      lead={t('calendars.lead')}
      aside={
        <InText of={of} place="hours">
          {t('rules.inText')}
        </InText>
      }
    >
      <div className="grid min-w-0 gap-5">
        <RadioGroup
          label={t('calendars.which')}
          isLabelHidden
          value={chosen.id}
          onChange={(calendar) => go({ calendar })}
          options={calendars.map(({ id, hours, timeZone }) => ({
            value: id,
            label: hours,
            help: isAlone(hours) ? zoneName(timeZone) : t('calendars.named', { id, zone: zoneName(timeZone) }),
          }))}
        />
        <AgreementCalendarYear
          {...of}
          calendar={chosen.id}
          timeZone={chosen.timeZone}
          year={search.year}
          onYear={(year) => go({ year })}
        />
      </div>
    </Section>
  );
}

function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}
