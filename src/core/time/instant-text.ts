import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from './instant.ts';
import { dayNumberOfParts, daysInMonth, partsOfDay } from './local-date.ts';

// Every line of an event file carries an instant, so the reading works on character codes instead of a pattern.

/** The number written by the digits of `text` from `at` to `end`, or −1 when one of them is not a digit. */
function digits(text: string, at: number, end: number): number {
  let value = 0;
  for (let i = at; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds of the offset written at `at` (`Z`, `+01:00`), which must end the text; NaN when it is not one. */
function offsetMs(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === 90 || sign === 122) return text.length === at + 1 ? 0 : Number.NaN;
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return Number.NaN;
  const hours = digits(text, at + 1, at + 3);
  const minutes = digits(text, at + 4, at + 6);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return (sign === 45 ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** The day number of the `YYYY-MM-DD` the text begins with; NaN when no such date exists. */
function leadingDay(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  return dayNumberOfParts(year, month, day);
}

/** Milliseconds since midnight of the `HH:MM:SS` at 11; NaN when it is none. */
function timeMs(text: string): number {
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN;
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  // A leap second has no place on a scale of whole UTC days, so :60 is refused rather than moved.
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;
  return hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
}

/**
 * The instant an RFC 3339 text names: date, `T`, time, `Z` or a numeric offset, nothing around it.
 * Digits past the millisecond are cut off. Null for anything else: a date that does not exist, hour 24,
 * a leap second, a missing offset.
 */
export function parseInstant(text: string): Instant | null {
  const separator = text.charCodeAt(10);
  if (separator !== 84 && separator !== 116) return null;
  let at = 19;
  let ms = 0;
  if (text.charCodeAt(19) === 46) {
    let weight = 100;
    for (at = 20; at < text.length; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      ms += digit * weight;
      weight = weight > 1 ? weight / 10 : 0;
    }
    if (at === 20) return null;
  }
  const instant = leadingDay(text) * DAY_MS + timeMs(text) + ms - offsetMs(text, at);
  return Number.isNaN(instant) ? null : instant;
}

/** The instant in UTC as RFC 3339 writes it, `2025-01-06T11:00:00Z`; milliseconds only when they are not zero. */
export function formatInstant(instant: Instant): string {
  const dayNumber = Math.floor(instant / DAY_MS);
  const rest = instant - dayNumber * DAY_MS;
  const minute = Math.floor(rest / MINUTE_MS);
  const ms = rest - minute * MINUTE_MS;
  return `${dateText(dayNumber)}${minuteText(minute)}${secondText(ms)}Z`;
}

/** Texts of the minutes of a day, each made when it is first told. */
const minutes: (string | undefined)[] = new Array(DAY_MS / MINUTE_MS);

function minuteText(minute: number): string {
  let text = minutes[minute];
  if (text === undefined) {
    text = `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:`;
    minutes[minute] = text;
  }
  return text;
}

function secondText(ms: number): string {
  const second = Math.floor(ms / SECOND_MS);
  const rest = ms - second * SECOND_MS;
  return rest === 0 ? two(second) : `${two(second)}.${String(rest).padStart(3, '0')}`;
}

/** Instants told together mostly fall on few dates. */
const dates = new Map<number, string>();
const DATES_KEPT = 4096;

function dateText(dayNumber: number): string {
  let date = dates.get(dayNumber);
  if (date === undefined) {
    const { year, month, day } = partsOfDay(dayNumber);
    date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
    if (dates.size >= DATES_KEPT) dates.clear();
    dates.set(dayNumber, date);
  }
  return date;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
