import { type Calendar, isOpen, nextClose, nextOpen } from '../calendar/index.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../time/index.ts';

/** After the next opening so much is still as good as lost. */
const AFTER_OPENING_MS = 30 * MINUTE_MS;

/** A shorter break (lunch) is no closing. */
const SHORTEST_MS = 4 * HOUR_MS;

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
    const closesAt = nextClose(calendar, from);
    if (closesAt === null) return null;
    const opensAt = nextOpen(calendar, closesAt);
    if (opensAt === null) return null;
    if (opensAt - closesAt >= SHORTEST_MS) return { closesAt, opensAt, dueUpTo: opensAt + AFTER_OPENING_MS };
    from = opensAt;
  }
  return null;
}
