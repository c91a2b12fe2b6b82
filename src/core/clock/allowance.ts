import type { Target } from '../agreement/index.ts';
import { ALWAYS, add, type Calendar, compileCalendar, deadline, openBetween } from '../calendar/index.ts';
import type { Duration, Instant } from '../time/index.ts';
import type { Hold } from './hold.ts';

/** A promised time, as it stands for one clock: counted on a calendar from an instant on. */
export interface Allowance {
  readonly target: Target;
  readonly calendar: Calendar;
  readonly from: Instant;
  /** The deadline were nothing ever paused (D of SEMANTICS 1); `Infinity` beyond the horizon. */
  readonly fullAt: Instant;
  /** Service milliseconds between `from` and `fullAt`. */
  readonly budgetMs: number;
}

const counting = new WeakMap<Target, Calendar>();
const declared = new WeakMap<Target, Calendar>();

/** The compiled calendar a target names. */
export function calendarOf(target: Target): Calendar {
  let calendar = declared.get(target);
  if (calendar === undefined) {
    calendar = compileCalendar(target.calendar);
    declared.set(target, calendar);
  }
  return calendar;
}

/** The calendar a target's time is counted on: its own, or round the clock for `real` durations. */
export function countingCalendar(target: Target): Calendar {
  let calendar = counting.get(target);
  if (calendar === undefined) {
    calendar = withinOf(target).kind === 'real' ? compileCalendar(ALWAYS) : calendarOf(target);
    counting.set(target, calendar);
  }
  return calendar;
}

/** How long a clock target allows. A clock target without one does not pass the reader. */
function withinOf(target: Target): Duration {
  if (target.within === null) throw new Error(`target ${target.id} has no time limit`);
  return target.within;
}

/** A target's whole allowance, counted from an instant. */
export function allowanceFrom(target: Target, from: Instant): Allowance {
  const calendar = countingCalendar(target);
  const end = deadline(calendar, from, withinOf(target));
  const fullAt = typeof end === 'number' ? end : Number.POSITIVE_INFINITY;
  const within = withinOf(target);
  const budgetMs =
    within.kind === 'service' || within.kind === 'real'
      ? within.ms
      : fullAt === Number.POSITIVE_INFINITY
        ? Number.POSITIVE_INFINITY
        : openBetween(calendar, from, fullAt);
  return { target, calendar, from, fullAt, budgetMs };
}

/**
 * When an allowance is used up, holds given back. While a hold lasts, the answer is as if it ended at `until`.
 * Of a day count (`2bd`) the deadline stays D as long as no service time was held before it, else it is D plus what
 * was held (SEMANTICS 1, durations).
 */
export function dueOf(allowance: Allowance, holds: readonly Hold[], until: Instant): Instant {
  return endAfterHolds(allowance, allowance.fullAt, holds, until);
}

/** When a share of the allowance is used up, for warnings; half of a day count is half of its service time. */
export function shareUsedAt(allowance: Allowance, sharePpm: number, holds: readonly Hold[], until: Instant): Instant {
  if (sharePpm === 1_000_000) return dueOf(allowance, holds, until);
  return usedUpAt(allowance, Math.floor((allowance.budgetMs * sharePpm) / 1_000_000), holds, until);
}

/** When so much of its service time is used; `Infinity`: never, or beyond the horizon. */
export function usedUpAt(allowance: Allowance, ms: number, holds: readonly Hold[], until: Instant): Instant {
  const end = Number.isFinite(ms) ? add(allowance.calendar, allowance.from, ms) : null;
  return typeof end === 'number' ? endAfterHolds(allowance, end, holds, until) : Number.POSITIVE_INFINITY;
}

function endAfterHolds(allowance: Allowance, end: Instant, holds: readonly Hold[], until: Instant): Instant {
  const { calendar, from } = allowance;
  let at = end;
  let heldMs = 0;
  for (const hold of holds) {
    const start = Math.max(hold.from, from);
    const stop = Math.min(hold.to, until);
    if (stop <= start) continue;
    if (start >= at) break;
    // INVARIANT(reachedWhileHeld): a hold that takes no service time before the deadline does not move it.
    if (openBetween(calendar, start, Math.min(stop, at)) === 0) continue;
    heldMs += openBetween(calendar, start, stop);
    const moved = add(calendar, end, heldMs);
    if (typeof moved !== 'number') return Number.POSITIVE_INFINITY;
    at = moved;
  }
  return at;
}

/** Service milliseconds of `[from, to)` on the calendar an allowance is counted on, holds or not. */
export function serviceBetween({ calendar }: Allowance, from: Instant, to: Instant): number {
  return openBetween(calendar, from, to);
}

/** Service milliseconds of `[from, to)` on a calendar that no hold covers; none where it ends before it begins. */
export function countedBetween(calendar: Calendar, from: Instant, to: Instant, holds: readonly Hold[]): number {
  return Math.max(0, openBetween(calendar, from, to) - heldBetween(calendar, from, to, holds, null));
}

/** Service milliseconds of `[from, to)` that holds (of one state, or of any) cover. */
export function heldBetween(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  holds: readonly Hold[],
  state: Hold['state'] | null,
): number {
  let ms = 0;
  for (const hold of holds) {
    if (state !== null && hold.state !== state) continue;
    const start = Math.max(hold.from, from);
    const stop = Math.min(hold.to, to);
    if (stop > start) ms += openBetween(calendar, start, stop);
  }
  return ms;
}
