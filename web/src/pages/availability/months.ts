import { dateIn, startOfDate } from '../../kit/time/local-day.ts';

/** A stretch of time that is looked at; instants in ISO 8601. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
/** What stands before now and after it where no month is chosen: planned maintenance lies ahead. */
const [BEFORE, AHEAD] = [31, 14];

const iso = (at: number) => new Date(at).toISOString();

/** The month after or before another: `2026-03` and -1 is `2026-02`. */
function monthFrom(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return iso(Date.UTC(year, number - 1 + by, 1)).slice(0, 7);
}

/** The first and last instant of a month on the walls of a zone; without a month the last 31 days and two weeks ahead. */
export function windowOf(month: string | undefined, now: number, timeZone: string): Window {
  if (month !== undefined) {
    const start = (which: string) => iso(startOfDate(`${which}-01`, timeZone));
    return { from: start(month), to: start(monthFrom(month, 1)) };
  }
  const midnight = (at: number) => iso(startOfDate(dateIn(at, timeZone), timeZone));
  return { from: midnight(now - BEFORE * DAY_MS), to: midnight(now + AHEAD * DAY_MS) };
}

/** The present month and the twelve before it, the latest first. */
export function monthsUpTo(now: number, timeZone: string): readonly string[] {
  const present = dateIn(now, timeZone).slice(0, 7);
  return Array.from({ length: 13 }, (_, back) => monthFrom(present, -back));
}

/** Zones are at most so far apart. */
const APART_MS = 26 * 3_600_000;

/** Whether a period is one of a window, and not the month beside it, which reaches into it from another zone. */
export function isOf(window: Window, period: Window): boolean {
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const within = Math.min(to, Date.parse(window.to)) - Math.max(from, Date.parse(window.from));
  return within > APART_MS || within >= to - from;
}
