import { type Calendar, isOpen, nextOpen, openBetween, spansBetween } from '../calendar/index.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../time/index.ts';

/** After the next opening so much is still as good as lost. */
const AFTER_OPENING_MS = 30 * MINUTE_MS;

/** A shorter break (lunch) is no closing. */
const SHORTEST_MS = 4 * HOUR_MS;

/** Whoever does not close within a year does not close. */
const LOOKED_AHEAD_MS = 366 * DAY_MS;

/** The end of opening hours, and when they begin again. */
export interface Closing {
  readonly closesAt: Instant;
  readonly opensAt: Instant;
  /** What is due up to then, that instant included, has to be done before closing. */
  readonly dueUpTo: Instant;
}

/**
 * The next closing at or after an instant that lies between openings; null: it does not close
 * within a year, or never opens again.
 */
export function nextClosing(calendar: Calendar, at: Instant): Closing | null {
  let from: Instant | null = isOpen(calendar, at) ? at : nextOpen(calendar, at);
  while (from !== null) {
    const closesAt = endOfOpening(calendar, from);
    if (closesAt === null) return null;
    const opensAt = nextOpen(calendar, closesAt);
    if (opensAt === null) return null;
    if (opensAt - closesAt >= SHORTEST_MS) return { closesAt, opensAt, dueUpTo: opensAt + AFTER_OPENING_MS };
    from = opensAt;
  }
  return null;
}

/** When what is open at `from` closes; null: not within a year. */
function endOfOpening(calendar: Calendar, from: Instant): Instant | null {
  for (let at = from; at < from + LOOKED_AHEAD_MS; at += DAY_MS) {
    if (openBetween(calendar, at, at + DAY_MS) < DAY_MS) return spansBetween(calendar, at, at + DAY_MS)[0]?.to ?? null;
  }
  return null;
}
