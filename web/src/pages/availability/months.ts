import { dateIn, startOfDate } from '../../kit/time/local-day.ts';
import { monthIn, monthsFrom } from '../../kit/time/months.ts';

/** A stretch of time that is looked at; instants in ISO 8601. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
/** What stands before now and after it where no month is chosen: planned maintenance lies ahead. */
const [BEFORE, AHEAD] = [31, 14];

const iso = (at: number) => new Date(at).toISOString();

/** The first and last instant of a month on the walls of a zone; without a month the last 31 days and two weeks ahead. */
export function windowOf(month: string | undefined, now: number, timeZone: string): Window {
  if (month !== undefined) {
    const start = (which: string) => iso(startOfDate(`${which}-01`, timeZone));
    return { from: start(month), to: start(monthsFrom(month, 1)) };
  }
  const midnight = (at: number) => iso(startOfDate(dateIn(at, timeZone), timeZone));
  return { from: midnight(now - BEFORE * DAY_MS), to: midnight(now + AHEAD * DAY_MS) };
}

/** The present month and the twelve before it, the latest first. */
export function monthsUpTo(now: number, timeZone: string): readonly string[] {
  const present = monthIn(now, timeZone);
  return Array.from({ length: 13 }, (_, back) => monthsFrom(present, -back));
}

/** Zones are at most so far apart. */
const APART_MS = 26 * 3_600_000;

/** Whether a period is one of a window, and not the month beside it, which reaches into it from another zone. */
export function isOf(window: Window, period: Window): boolean {
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const within = Math.min(to, Date.parse(window.to)) - Math.max(from, Date.parse(window.from));
  return within > APART_MS || within >= to - from;
}
