import { END_INSTANT, FIRST_INSTANT, type Instant } from '../time/index.ts';
import { uniteWindows } from './days.ts';
import { EMPTY_INDEX, grownIndex, type ServiceIndex } from './service-index.ts';
import type { CalendarSpec } from './spec.ts';

/** A calendar ready for arithmetic. Opaque: ask it through the functions of this room. */
export interface Calendar {
  readonly spec: CalendarSpec;
  /** The canonical text of the spec: calendars with equal keys answer alike. */
  readonly key: string;
  readonly timeZone: string;
}

/** What a calendar is inside this room. The index grows with the instants asked about; answers never depend on its extent. */
export interface CompiledCalendar extends Calendar {
  readonly always: boolean;
  index: ServiceIndex;
}

// Both caches are invisible but for speed: the same spec always compiles to the same answers. The one by content is
// bounded, because calendars also arrive one per line on the command line.
const byContent = new Map<string, CompiledCalendar>();
const byObject = new WeakMap<CalendarSpec, CompiledCalendar>();
const KEPT = 256;

/**
 * The calendar of a spec; equal specs give the same object (the 256 used last are kept). Nothing is computed before
 * the first question, then a few years around it. The spec must be one that `calendarProblems` finds nothing wrong with.
 */
export function compileCalendar(spec: CalendarSpec): Calendar {
  const same = byObject.get(spec);
  if (same !== undefined) return same;
  const key = calendarKey(spec);
  const calendar = byContent.get(key) ?? {
    spec,
    key,
    timeZone: spec.timeZone,
    always: isAlways(spec),
    index: EMPTY_INDEX,
  };
  byContent.delete(key);
  byContent.set(key, calendar);
  if (byContent.size > KEPT) byContent.delete(byContent.keys().next().value as string);
  byObject.set(spec, calendar);
  return calendar;
}

/** Every field in a fixed order; the order of windows within a day does not matter, that of holidays and exceptions can. */
function calendarKey(spec: CalendarSpec): string {
  return JSON.stringify([
    spec.timeZone,
    spec.week.map((day) => uniteWindows(day).map((window) => [window.from, window.to])),
    spec.holidays.map((rule) =>
      rule.kind === 'code'
        ? [rule.code, [...rule.worked].sort()]
        : [rule.source, rule.dates.map((day) => [day.date, day.name])],
    ),
    spec.exceptions.map((exception) => [
      exception.from,
      exception.to,
      uniteWindows(exception.windows).map((window) => [window.from, window.to]),
    ]),
  ]);
}

/** Open round the clock: every day whole, whatever the zone, nothing taken away. */
function isAlways(spec: CalendarSpec): boolean {
  const whole = (windows: CalendarSpec['week'][number]) =>
    uniteWindows(windows).some((window) => window.from <= 0 && window.to >= 1440);
  return (
    spec.week.every(whole) &&
    spec.holidays.length === 0 &&
    spec.exceptions.every((exception) => whole(exception.windows))
  );
}

/** Is the calendar open at every instant, so that service time is elapsed time? */
export function alwaysOpen(calendar: Calendar): boolean {
  return (calendar as CompiledCalendar).always;
}

/** The calendar's index, grown to cover `[from, to]` as far as that lies within 1900–2200. */
export function indexCovering(calendar: CompiledCalendar, from: Instant, to: Instant): ServiceIndex {
  const first = Math.min(Math.max(from, FIRST_INSTANT), END_INSTANT);
  const last = Math.min(Math.max(to, FIRST_INSTANT), END_INSTANT);
  if (first < calendar.index.from || last > calendar.index.to) {
    calendar.index = grownIndex(calendar.spec, calendar.index, first, last);
  }
  return calendar.index;
}
