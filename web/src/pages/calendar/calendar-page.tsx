import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import { serverNow } from '../../api/server-time.ts';
import { useSelf } from '../../api/session.ts';
import { useFilters } from '../../kit/data/use-filters.ts';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonRows } from '../../kit/feedback/skeleton.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { dateIn } from '../../kit/time/local-day.ts';
import { Agenda } from './agenda.tsx';
import { CalendarFilters, type Filtering } from './calendar-filters.tsx';
import { lastDayOf } from './kinds.ts';
import { MonthSteps } from './month-steps.tsx';

const route = getRouteApi('/shell/calendar');

/** What falls due in a month, day by day or as a list. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const { timeZone } = useSelf();
  const filters: Filtering = useFilters(route);
  const today = dateIn(serverNow(), timeZone);
  const month = filters.values.month ?? today.slice(0, 7);
  const query = useQuery({
    ...ask('/api/v1/calendar', { query: { from: `${month}-01`, to: lastDayOf(month) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('title')} lead={t('lead')} size="full">
      <div className="grid min-w-0 gap-4">
        <MonthSteps month={month} present={today.slice(0, 7)} filters={filters} />
        <CalendarFilters
          filters={filters}
          items={query.data?.items ?? []}
          isKnown={query.isSuccess && !query.isPlaceholderData}
        />
        <QueryState query={query} skeleton={<SkeletonRows rows={8} />}>
          {({ items }) => (
            <Agenda
              month={month}
              today={today}
              // Of the month before only what lies in this one: nothing, until it is known.
              items={items.filter(({ date }) => date.startsWith(month))}
              isKnown={query.isSuccess && !query.isPlaceholderData}
              filters={filters}
            />
          )}
        </QueryState>
      </div>
    </Page>
  );
}
