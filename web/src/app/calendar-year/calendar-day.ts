import type { TFunction } from 'i18next';
import type { Schemas } from '../../api/client.ts';
import type { CalendarDay } from '../../kit/time/calendar/weeks.ts';
import type { Format } from '../../words/format.ts';

type Day = Schemas['CalendarYear']['days'][number];

const DAY_SECONDS = 86_400;

/** A day of a calendar as the year shows it: open or not, when, and why. */
export function calendarDay(day: Day, t: TFunction<'calendar-year'>, format: Format): CalendarDay {
  return { date: day.date, kind: kindOf(day), hours: hoursOf(day, t, format), why: whyOf(day, t) };
}

function kindOf({ closed, holiday, isExceptional }: Day): CalendarDay['kind'] {
  if (closed === 'holiday') return 'holiday';
  if (closed === 'exception' || isExceptional) return 'exceptional';
  if (closed === 'weekly') return 'closed';
  return holiday === null ? 'open' : 'exceptional';
}

function hoursOf({ open, openSeconds, lengthSeconds }: Day, t: TFunction<'calendar-year'>, format: Format) {
  if (open.length === 0) return null;
  if (openSeconds === lengthSeconds) return t('allDay');
  return format.list(open.map(({ fromTime, toTime }) => t('from', { from: fromTime, to: toTime })));
}

function whyOf({ closed, holiday, isExceptional, lengthSeconds }: Day, t: TFunction<'calendar-year'>): string | null {
  if (closed === 'holiday') return holiday;
  if (closed === 'exception') return holiday === null ? t('closedOnce') : t('closedOnceHoliday', { holiday });
  if (closed === 'weekly') return holiday === null ? t('weekly') : t('weeklyHoliday', { holiday });
  if (isExceptional) return holiday === null ? t('ownHours') : t('ownHoursHoliday', { holiday });
  if (holiday !== null) return t('openHoliday', { holiday });
  return lengthSeconds === DAY_SECONDS ? null : t('clocksSet');
}
