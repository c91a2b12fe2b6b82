import { dayNumberOf, isTimeZone, parseLocalDate } from '../../time/index.ts';
import { calendarProblems } from '../calendar-problems.ts';
import type { HolidaySource } from '../holiday-source.ts';
import { type CalendarProblem, problem } from '../problem.ts';
import { ALWAYS, type CalendarException, type CalendarSpec, type DayWindow } from '../spec.ts';
import { holidaysOfPlain } from './plain-holidays.ts';
import { daysOfKey, describe, windowsOfPlain } from './plain-windows.ts';

/** A calendar read from a plain value: the spec, or everything that is wrong with it. */
export type CalendarReading = { readonly spec: CalendarSpec } | { readonly problems: readonly CalendarProblem[] };

export interface PlainCalendarOptions {
  /** The zone of a calendar that names none; UTC by default. */
  readonly timeZone?: string;
  /** Where other countries' holidays come from; without it their codes are the problem `foreignHolidayCode`. */
  readonly holidaySource?: HolidaySource;
}

const KEYS = ['timeZone', 'hours', 'holidays', 'exceptions'];
const MOST_EXCEPTIONS = 2000;

interface PlainMap {
  readonly [key: string]: unknown;
}

/** The value as a map of own keys (a key `__proto__` is one like any other); null when it is none. */
function mapOf(value: unknown): PlainMap | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : null;
}

/**
 * Reads a calendar as FORMAT section 1 writes it, from parsed YAML or JSON: `24x7` or a map. In `hours` the key that
 * names fewer days replaces the wider one for its days, among equals the later; an exception likewise by its dates.
 * All problems are given, with paths into the value.
 */
export function specOfPlain(value: unknown, options: PlainCalendarOptions = {}): CalendarReading {
  // Always open everywhere alike; but which day it is, for `2bd`, is told in the zone of whoever wrote it.
  if (value === '24x7')
    return { spec: options.timeZone === undefined ? ALWAYS : { ...ALWAYS, timeZone: options.timeZone } };
  const map = mapOf(value);
  if (map === null) return { problems: [problem('notACalendar', [])] };
  const problems: CalendarProblem[] = [];
  for (const key of Object.keys(map)) {
    if (!KEYS.includes(key)) problems.push(problem('unknownKey', [key], { key: describe(key), known: KEYS }));
  }
  const spec: CalendarSpec = {
    timeZone: zoneOf(map, options.timeZone ?? 'UTC', problems),
    week: weekOf(own(map, 'hours'), problems),
    holidays:
      own(map, 'holidays') === undefined
        ? []
        : holidaysOfPlain(own(map, 'holidays'), ['holidays'], { source: options.holidaySource ?? null, problems }),
    exceptions: exceptionsOf(own(map, 'exceptions'), problems),
  };
  if (problems.length === 0) problems.push(...calendarProblems(spec));
  return problems.length === 0 ? { spec } : { problems };
}

function own(map: PlainMap, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function zoneOf(map: PlainMap, otherwise: string, problems: CalendarProblem[]): string {
  const zone = own(map, 'timeZone');
  if (zone === undefined) return otherwise;
  if (typeof zone === 'string' && isTimeZone(zone)) return zone;
  problems.push(problem('unknownTimeZone', ['timeZone'], { timeZone: describe(zone) }));
  return otherwise;
}

function weekOf(value: unknown, problems: CalendarProblem[]): readonly (readonly DayWindow[])[] {
  const week: (readonly DayWindow[])[] = [[], [], [], [], [], [], []];
  const map = mapOf(value);
  if (map === null) {
    problems.push(value === undefined ? problem('hoursMissing', []) : problem('hoursNotAMap', ['hours']));
    return week;
  }
  const named: { days: readonly number[]; windows: readonly DayWindow[] }[] = [];
  for (const key of Object.keys(map)) {
    const days = daysOfKey(key);
    if (days === null) problems.push(problem('unknownDay', ['hours', key], { key: describe(key) }));
    else named.push({ days, windows: windowsOfPlain(map[key], ['hours', key], key, problems) });
  }
  for (const { days, windows } of named.sort((a, b) => b.days.length - a.days.length)) {
    for (const day of days) week[day] = windows;
  }
  return week;
}

function exceptionsOf(value: unknown, problems: CalendarProblem[]): readonly CalendarException[] {
  if (value === undefined) return [];
  const map = mapOf(value);
  const keys = map === null ? [] : Object.keys(map);
  if (map === null) problems.push(problem('exceptionsNotAMap', ['exceptions']));
  if (keys.length > MOST_EXCEPTIONS) {
    const facts = { of: 'exceptions', count: keys.length, most: MOST_EXCEPTIONS };
    problems.push(problem('tooManyEntries', ['exceptions'], facts));
    return [];
  }
  const exceptions: CalendarException[] = [];
  for (const key of keys) {
    const path = ['exceptions', key];
    const [from = '', to = from, ...more] = key.split('..');
    if (more.length > 0 || parseLocalDate(from) === null || parseLocalDate(to) === null) {
      problems.push(problem('badExceptionDate', path, { key: describe(key) }));
    } else if (dayNumberOf(to) < dayNumberOf(from)) {
      problems.push(problem('exceptionBackwards', path, { key }));
    } else {
      exceptions.push({ from, to, windows: windowsOfPlain(map?.[key], path, key, problems) });
    }
  }
  return exceptions;
}
