/**
 * Opening hours for the oracle: for any minute, is it open? Everything else is answered by walking minutes.
 */
import { instantsOf, wallAt } from './local-time.ts';

/** A calendar as an agreement file writes it (FORMAT 1), holidays as dates only. */
export type PlainCalendar =
  | '24x7'
  | {
      readonly timeZone?: string;
      readonly hours: { readonly [days: string]: readonly string[] };
      readonly holidays?: readonly string[];
      readonly exceptions?: { readonly [dates: string]: readonly string[] };
    };

/** A window as instants: open from `start` up to, not including, `end`. */
interface Window {
  readonly start: number;
  readonly end: number;
}

export interface Hours {
  readonly zone: string;
  readonly isOpen: (minute: number) => boolean;
  /** The windows that belong to a local date, given as days since 1970-01-01. */
  readonly windowsOn: (date: number) => readonly Window[];
}

const DAY = 1440;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Ten years of minutes: no world of ours lasts so long, so reaching it means that the oracle is wrong. */
const TOO_FAR = 10 * 366 * DAY;

/** Open all the time: what `real` durations count on. */
export const ALWAYS: Hours = { zone: 'UTC', isOpen: () => true, windowsOn: () => [] };

/** Minutes after midnight of `HH:MM`. */
export function minuteOfDay(text: string): number {
  const [hour, minute] = text.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export function dateNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 60_000 / DAY;
}

function weekOf(hours: { readonly [days: string]: readonly string[] }): readonly (readonly string[])[] {
  const week: (readonly string[])[] = WEEK.map(() => []);
  const keys = Object.keys(hours).map((key) => {
    const [from, to = from] = key.split('-').map((day) => WEEK.indexOf(day));
    return { key, from: from ?? 0, length: (((to ?? 0) - (from ?? 0) + 7) % 7) + 1 };
  });
  for (const { key, from, length } of keys.sort((a, b) => b.length - a.length))
    for (let i = 0; i < length; i++) week[(from + i) % 7] = hours[key] ?? [];
  return week;
}

function textsOn(calendar: Exclude<PlainCalendar, '24x7'>): (date: number) => readonly string[] {
  const week = weekOf(calendar.hours);
  const holidays = new Set((calendar.holidays ?? []).map(dateNumber));
  const exceptions = Object.entries(calendar.exceptions ?? {}).map(([dates, windows]) => {
    const [from = dates, to = from] = dates.split('..');
    return { from: dateNumber(from), to: dateNumber(to), windows };
  });
  return (date) => {
    const exception = exceptions.find(({ from, to }) => from <= date && date <= to);
    if (exception !== undefined) return exception.windows;
    // 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
    return holidays.has(date) ? [] : (week[(((date + 3) % 7) + 7) % 7] ?? []);
  };
}

function windowOf(zone: string, date: number, text: string): Window {
  const [from = 0, to = 0] = text.split('-').map(minuteOfDay);
  const wall = date * DAY;
  return {
    start: instantsOf(zone, wall + from).first,
    end: instantsOf(zone, wall + (to > from ? to : to + DAY)).last,
  };
}

/** The hours of a calendar; `zone` is where a calendar that names no zone lies. */
export function hoursOf(calendar: PlainCalendar, zone: string): Hours {
  const plain = calendar === '24x7' ? { hours: { 'mon-sun': ['00:00-24:00'] } } : calendar;
  const itsZone = calendar === '24x7' ? zone : (calendar.timeZone ?? zone);
  const texts = textsOn(plain);
  const byDate = new Map<number, readonly Window[]>();
  const windowsOn = (date: number): readonly Window[] => {
    let windows = byDate.get(date);
    if (windows === undefined) {
      windows = texts(date)
        .map((text) => windowOf(itsZone, date, text))
        .filter(({ start, end }) => start < end);
      byDate.set(date, windows);
    }
    return windows;
  };
  const days = new Map<number, Uint8Array<ArrayBuffer>>();
  let lastDay = Number.NaN;
  let lastMinutes = new Uint8Array(0);
  const isOpen = (minute: number): boolean => {
    const day = Math.floor(minute / DAY);
    if (day !== lastDay) {
      let minutes = days.get(day);
      if (minutes === undefined) {
        minutes = openMinutes(windowsOn, day);
        days.set(day, minutes);
      }
      lastDay = day;
      lastMinutes = minutes;
    }
    return lastMinutes[minute - day * DAY] === 1;
  };
  return { zone: itsZone, isOpen, windowsOn };
}

/** One UTC day, minute by minute. A window of two local dates around it may reach into it. */
function openMinutes(windowsOn: Hours['windowsOn'], day: number): Uint8Array<ArrayBuffer> {
  const minutes = new Uint8Array(DAY);
  for (let date = day - 3; date <= day + 2; date++)
    for (const { start, end } of windowsOn(date))
      for (let minute = Math.max(start, day * DAY); minute < Math.min(end, (day + 1) * DAY); minute++)
        minutes[minute - day * DAY] = 1;
  return minutes;
}

/** Open minutes in [a, b). */
export function openBetween(hours: Hours, a: number, b: number): number {
  if (b < a) return -openBetween(hours, b, a);
  let open = 0;
  for (let minute = a; minute < b; minute++) if (hours.isOpen(minute)) open++;
  return open;
}

/** The earliest instant x ≥ t with `amount` open minutes in [t, x). */
export function addOpen(hours: Hours, t: number, amount: number): number {
  let minute = t;
  for (let left = amount; left > 0; minute++) {
    if (hours.isOpen(minute)) left--;
    if (minute - t > TOO_FAR) throw new Error('this calendar does not open often enough for the oracle');
  }
  return minute;
}

/** The earliest open instant at or after t. */
export function nextOpen(hours: Hours, t: number): number {
  let minute = t;
  while (!hours.isOpen(minute)) {
    minute++;
    if (minute - t > TOO_FAR) throw new Error('this calendar does not open often enough for the oracle');
  }
  return minute;
}

/** The next instant after t at which a window begins, windows that overlap counting as one. */
export function nextWindowStart(hours: Hours, t: number): number {
  const today = Math.floor(wallAt(hours.zone, t) / DAY);
  const near: Window[] = [];
  for (let date = today - 2; date <= today + 40; date++) near.push(...hours.windowsOn(date));
  const starts = near
    .map(({ start }) => start)
    .filter((start) => start > t && !near.some((other) => other.start < start && start < other.end));
  if (starts.length === 0) throw new Error('this calendar does not open often enough for the oracle');
  return Math.min(...starts);
}

/** The service day that an open instant belongs to: the local date of the window that covers it. */
function serviceDayOf(hours: Hours, open: number): number {
  const today = Math.floor(wallAt(hours.zone, open) / DAY);
  for (let date = today - 2; date <= today + 1; date++)
    if (hours.windowsOn(date).some(({ start, end }) => start <= open && open < end)) return date;
  throw new Error('an open instant belongs to no service day');
}

function serviceDayAfter(hours: Hours, date: number, count: number): number {
  let day = date;
  for (let left = count; left > 0; ) {
    day++;
    if (hours.windowsOn(day).length > 0) left--;
    if (day - date > 3660) throw new Error('this calendar does not open often enough for the oracle');
  }
  return day;
}

/** `Nbd` from t: the same local time on the Nth service day after that of the first open instant. */
export function businessDays(hours: Hours, t: number, count: number): number {
  const open = nextOpen(hours, t);
  const day = serviceDayOf(hours, open);
  const sinceMidnight = wallAt(hours.zone, open) - day * DAY;
  const target = serviceDayAfter(hours, day, count) * DAY + sinceMidnight;
  return nextOpen(hours, instantsOf(hours.zone, target).first);
}

/** `end of Nbd` from t: the end of the last window of the Nth service day after that of the first open instant. */
export function endOfBusinessDay(hours: Hours, t: number, count: number): number {
  const day = serviceDayOf(hours, nextOpen(hours, t));
  return Math.max(...hours.windowsOn(serviceDayAfter(hours, day, count)).map(({ end }) => end));
}
