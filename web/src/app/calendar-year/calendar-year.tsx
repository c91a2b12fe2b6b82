import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import { serverNow } from '../../api/server-time.ts';
import { IconButton } from '../../kit/controls/button.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { IconChevronLeft, IconChevronRight } from '../../kit/icons/icons.tsx';
import { YearCalendar } from '../../kit/time/calendar/year-calendar.tsx';
import { dateIn } from '../../kit/time/local-day.ts';
import { useFormat } from '../../words/format.ts';
import { calendarDay } from './calendar-day.ts';

interface AgreementCalendarYearProps {
  readonly agreement: string;
  readonly version: number;
  readonly calendar: string;
  readonly timeZone: string;
  /** Missing: the present one. */
  readonly year: number | undefined;
  readonly onYear: (year: number) => void;
}

/** A year of one calendar of an agreement: which days are open, and why the others are not. Needs the words `calendar-year`. */
export function AgreementCalendarYear(props: AgreementCalendarYearProps) {
  const { agreement, version, calendar, timeZone, onYear } = props;
  const { t } = useTranslation('calendar-year');
  const format = useFormat();
  const today = dateIn(serverNow(), timeZone);
  const year = props.year ?? Number(today.slice(0, 4));
  const path = { agreement, version, calendar };
  const query = useQuery({
    ...ask('/api/v1/agreements/{agreement}/versions/{version}/calendars/{calendar}', {
      path,
      query: { year, lang: format.lang },
    }),
    placeholderData: (before) => before,
    staleTime: 300_000,
  });
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex items-center gap-1">
        <IconButton
          label={t('before', { year: year - 1 })}
          icon={<IconChevronLeft />}
          disabled={year <= 1970}
          onClick={() => onYear(year - 1)}
        />
        <span className="min-w-14 text-center text-lg font-semibold tabular-nums">{year}</span>
        <IconButton
          label={t('after', { year: year + 1 })}
          icon={<IconChevronRight />}
          disabled={year >= 2199}
          onClick={() => onYear(year + 1)}
        />
      </div>
      <QueryState query={query} skeleton={<SkeletonCards cards={12} />}>
        {(found) => (
          <YearCalendar
            year={found.year}
            days={found.days.map((day) => calendarDay(day, t, format))}
            {...(today.startsWith(String(found.year)) ? { today } : {})}
          />
        )}
      </QueryState>
    </div>
  );
}
