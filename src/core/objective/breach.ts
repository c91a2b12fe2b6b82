import { detachedText } from '../event/index.ts';
import type { Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';

/** One promise that was broken, as money looks at it: on which ticket, when, and by how much. */
export interface Breach {
  readonly ticket: string;
  readonly cycle: number;
  /** Of the ticket when the clock broke; null: none. */
  readonly priority: string | null;
  readonly dueAt: Instant | null;
  readonly breachedAt: Instant;
  /** How late on the target's calendar, up to the stop or `asOf`. */
  readonly lateMs: number;
  /** Real time from `dueAt` to the stop or `asOf`. */
  readonly lateRealMs: number;
}

/** What a breached clock tells; null for one that never broke. */
export function breachOf(clock: Judged, priority: string | null): Breach | null {
  const { ticket, cycle, dueAt, breachedAt, remainingMs, until } = clock;
  if (breachedAt === null) return null;
  return {
    ticket: detachedText(ticket),
    cycle,
    priority,
    dueAt,
    breachedAt,
    lateMs: Math.max(0, -(remainingMs ?? 0)),
    lateRealMs: dueAt === null ? 0 : Math.max(0, until - dueAt),
  };
}
