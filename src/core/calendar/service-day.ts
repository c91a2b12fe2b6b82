import {
  DAY_MS,
  END_INSTANT,
  FIRST_INSTANT,
  type Instant,
  localToInstant,
  MINUTE_MS,
  offsetAt,
  type Span,
} from '../time/index.ts';
import { type Calendar, type CompiledCalendar, indexCovering } from './compile.ts';
import type { ServiceDays } from './days.ts';
import type { DayWindow } from './spec.ts';

const LAST_DAY = END_INSTANT / DAY_MS;
const FIRST_DAY = FIRST_INSTANT / DAY_MS;

/** The calendar's days around a local date; the date is inside them when it lies in 1900–2200. */
export function daysAround(calendar: Calendar, dayNumber: number): ServiceDays {
  const compiled = calendar as CompiledCalendar;
  const { days } = compiled.index;
  if (dayNumber >= days.fromDay && dayNumber < days.fromDay + days.windows.length) return days;
  const at = Math.min(Math.max(dayNumber, FIRST_DAY), LAST_DAY) * DAY_MS;
  return indexCovering(compiled, at, at).days;
}

const NONE: readonly DayWindow[] = [];

function windowsOf(calendar: Calendar, dayNumber: number): readonly DayWindow[] {
  const days = daysAround(calendar, dayNumber);
  return days.windows[dayNumber - days.fromDay] ?? NONE;
}

const known = new WeakMap<Calendar, Map<number, readonly Span[]>>();

/** The windows that start on a local date, as instants; a window the clocks skip wholly is none. */
export function windowsOn(calendar: Calendar, dayNumber: number): readonly Span[] {
  let days = known.get(calendar);
  if (days === undefined) {
    days = new Map();
    known.set(calendar, days);
  }
  let spans = days.get(dayNumber);
  if (spans === undefined) {
    spans = spansOn(calendar, dayNumber);
    days.set(dayNumber, spans);
  }
  return spans;
}

function spansOn(calendar: Calendar, dayNumber: number): readonly Span[] {
  const spans: Span[] = [];
  for (const window of windowsOf(calendar, dayNumber)) {
    const from = localToInstant(calendar.timeZone, dayNumber, window.from * MINUTE_MS, 'first');
    const to = localToInstant(calendar.timeZone, dayNumber, window.to * MINUTE_MS, 'last');
    if (to > from) spans.push({ from, to });
  }
  return spans;
}

/** The local date an instant falls on. */
export function dayOf(calendar: Calendar, t: Instant): number {
  return Math.floor((t + offsetAt(calendar.timeZone, t)) / DAY_MS);
}

/**
 * The service day of an open instant: the local date on which the window it lies in started (open-case 25).
 * Where windows of two service days overlap, the later day. The instant's own date when it is not open.
 */
export function serviceDayOf(calendar: Calendar, t: Instant): number {
  const date = dayOf(calendar, t);
  for (let day = date; day >= date - 2; day--) {
    if (windowsOn(calendar, day).some((span) => span.from <= t && t < span.to)) return day;
  }
  return date;
}

/** The nth service day after one, 0 for itself; null when there are not so many within 20 years. */
export function serviceDayAfter(calendar: Calendar, dayNumber: number, count: number): number | null {
  if (count === 0) return dayNumber;
  let left = count;
  for (let day = dayNumber + 1; day <= Math.min(dayNumber + 7306, LAST_DAY); day++) {
    if (windowsOf(calendar, day).length === 0 || windowsOn(calendar, day).length === 0) continue;
    left--;
    if (left === 0) return day;
  }
  return null;
}

/**
 * The first instant after `t` at which a window begins, each service day's windows taken by themselves: round the clock
 * that is the next local midnight (open-case 35). Null past the horizon.
 */
export function nextOpening(calendar: Calendar, t: Instant): Instant | null {
  const date = dayOf(calendar, t);
  for (let day = date - 1; day <= Math.min(date + 7306, LAST_DAY); day++) {
    for (const span of windowsOn(calendar, day)) if (span.from > t) return span.from;
  }
  return null;
}
