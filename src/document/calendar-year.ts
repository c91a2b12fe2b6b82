import {
  type CalendarSpec,
  compileCalendar,
  holidayName,
  holidaysOfYear,
  spansBetween,
  timeOfMinute,
} from '../core/calendar/index.ts';
import type { Language } from '../core/report/index.ts';
import {
  dateOfDay,
  dayNumberOf,
  dayNumberOfParts,
  type Instant,
  instantToLocal,
  type LocalDate,
  MINUTE_MS,
  startOfLocalDay,
  weekdayOf,
} from '../core/time/index.ts';

/** One date of a calendar: when it is open, and where it is not, why. */
export interface CalendarDay {
  readonly date: LocalDate;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Stretches of the date that are open, also those of a window that began the evening before. */
  readonly open: readonly {
    readonly from: Instant;
    readonly to: Instant;
    readonly fromTime: string;
    readonly toTime: string;
  }[];
  readonly openMs: number;
  /** How long the date is: 23 or 25 hours where clocks are set. */
  readonly lengthMs: number;
  /**
   * Why it is closed; null: some of it is open. `weekly`: the week has no hours on this day.
   * `exception`: the agreement closes this very date.
   */
  readonly closed: 'weekly' | 'holiday' | 'exception' | null;
  /** The public holiday on this date, by name, also where it would have been closed anyhow or stays worked; null: none. */
  readonly holiday: string | null;
  /** It has hours of its own, other than those of its week. */
  readonly isExceptional: boolean;
}

/** Every date of a year (1900 to 2199) as a calendar has it. */
export function calendarYear(spec: CalendarSpec, year: number, language: Language): readonly CalendarDay[] {
  const calendar = compileCalendar(spec);
  const holidays = holidayNames(spec, year, language);
  const first = dayNumberOfParts(year, 1, 1);
  const last = dayNumberOfParts(year, 12, 31);
  const days: CalendarDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const [from, to] = [startOfLocalDay(spec.timeZone, day), startOfLocalDay(spec.timeZone, day + 1)];
    const spans = spansBetween(calendar, from, to);
    const open = spans.filter(({ state }) => state === 'open').map((span) => withTimes(span, to, spec.timeZone));
    const date = dateOfDay(day);
    const exception = spec.exceptions.some((one) => one.from <= date && date <= one.to);
    const shut = spans.find(({ state }) => state === 'holiday' || state === 'exception')?.state;
    days.push({
      date,
      weekday: weekdayOf(day),
      open,
      openMs: open.reduce((sum, one) => sum + one.to - one.from, 0),
      lengthMs: to - from,
      closed: open.length > 0 ? null : closedBy(shut, exception),
      holiday: holidays.get(date) ?? null,
      isExceptional: exception,
    });
  }
  return days;
}

function closedBy(shut: string | undefined, isException: boolean): CalendarDay['closed'] {
  if (shut === 'holiday') return 'holiday';
  return shut === 'exception' || isException ? 'exception' : 'weekly';
}

function withTimes({ from, to }: { readonly from: Instant; readonly to: Instant }, end: Instant, timeZone: string) {
  return { from, to, fromTime: timeOf(from, timeZone), toTime: to === end ? '24:00' : timeOf(to, timeZone) };
}

function timeOf(at: Instant, timeZone: string): string {
  return timeOfMinute(Math.floor(instantToLocal(timeZone, at).msOfDay / MINUTE_MS));
}

/** The first rule to name a date gives it its name. */
function holidayNames(spec: CalendarSpec, year: number, language: Language): ReadonlyMap<LocalDate, string> {
  const names = new Map<LocalDate, string>();
  for (const rule of spec.holidays) {
    const dates =
      rule.kind === 'dates'
        ? rule.dates.map(({ date, name }) => ({ date: dateOfDay(dayNumberOf(date)), name }))
        : holidaysOfYear(rule.code, year).map(({ dayNumber, id }) => ({
            date: dateOfDay(dayNumber),
            name: holidayName(id, language),
          }));
    for (const { date, name } of dates) if (!names.has(date)) names.set(date, holidayName(name, language));
  }
  return names;
}
