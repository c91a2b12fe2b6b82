import { DAY_MS, type Instant } from '../time/index.ts';
import { isOpen, nextOpen, openBetween } from './arithmetic.ts';
import { spansBetween } from './calendar-spans.ts';
import { alwaysOpen, type Calendar } from './compile.ts';

/** Whoever does not close within a year does not close. */
const LOOKED_AHEAD_MS = 366 * DAY_MS;

/** When what is open at `from` closes; null: not within a year, or it is not open then. */
export function nextClose(calendar: Calendar, from: Instant): Instant | null {
  if (!isOpen(calendar, from) || alwaysOpen(calendar)) return null;
  for (let at = from; at < from + LOOKED_AHEAD_MS; at += DAY_MS) {
    if (openBetween(calendar, at, at + DAY_MS) < DAY_MS) return spansBetween(calendar, at, at + DAY_MS)[0]?.to ?? null;
  }
  return null;
}

/** When time that is counted on a calendar stands still next, and when it goes on. */
export interface Counting {
  /** Where it counts: until then. Where it does not: until when, once it counts again. Null: it goes on for a year and more. */
  readonly countsUntil: Instant | null;
  /** When it counts again: after `countsUntil` where it counts, before it where it does not. Null: it never stands still, or never goes on. */
  readonly countsAgainAt: Instant | null;
}

/** Until when time counts as of an instant, and from when on again. */
export function countingAfter(calendar: Calendar, at: Instant): Counting {
  if (isOpen(calendar, at)) {
    const countsUntil = nextClose(calendar, at);
    return { countsUntil, countsAgainAt: countsUntil === null ? null : nextOpen(calendar, countsUntil) };
  }
  const countsAgainAt = nextOpen(calendar, at);
  return { countsUntil: countsAgainAt === null ? null : nextClose(calendar, countsAgainAt), countsAgainAt };
}
