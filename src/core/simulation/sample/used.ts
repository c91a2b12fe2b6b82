import type { Target } from '../../agreement/index.ts';
import { addMs, type Calendar, compileCalendar, deadline, openBetween } from '../../calendar/index.ts';
import type { Duration, Instant } from '../../time/index.ts';
import type { Judged } from '../../verdict/index.ts';

/** A clock that ended where no time counts went on past the instant at which its time was used up: half a millisecond tells. */
const PAST_MS = 0.5;

/**
 * The service time a clock had used when it stopped (or by `asOf`), so told that it broke a limit if and only if this
 * exceeds it: where it ended in closed hours or in a pause, half a millisecond more, for a promise used up exactly at
 * closing time is broken by a stop at night (SEMANTICS 0, equal is met).
 */
export function usedUpMs(clock: Judged): number {
  const calendar = clock.reckonings[clock.reckonings.length - 1]?.calendar;
  if (calendar === undefined || clock.until <= (clock.startedAt ?? clock.until)) return clock.usedMs;
  const held = clock.holds.some((hold) => hold.from < clock.until && clock.until <= hold.to);
  return held || openBetween(calendar, clock.until - 1, clock.until) === 0 ? clock.usedMs + PAST_MS : clock.usedMs;
}

/**
 * The limit that a duration would have set to a clock of this target begun at an instant, to hold against `usedUpMs`.
 * Exact for clocks whose target never changed; of a day count (`2bd`) the limit is the service time up to its deadline,
 * exact too but for a paused clock that stopped in closed hours with its last millisecond used up.
 * Infinity beyond the horizon.
 */
export function limitUnder(target: Target, within: Duration): (startedAt: Instant) => number {
  if (within.kind === 'service' || within.kind === 'real') return () => within.ms;
  const calendar = compileCalendar(target.calendar);
  return (startedAt) => {
    const end = deadline(calendar, startedAt, within);
    if (typeof end !== 'number') return Number.POSITIVE_INFINITY;
    const budgetMs = openBetween(calendar, startedAt, end);
    // A deadline that opens a window leaves the closed hours before it: a stop in them is in time.
    return reachedEarlier(calendar, startedAt, budgetMs, end) ? budgetMs + PAST_MS : budgetMs;
  };
}

function reachedEarlier(calendar: Calendar, startedAt: Instant, budgetMs: number, end: Instant): boolean {
  return addMs(calendar, startedAt, budgetMs) < end;
}
