import type { Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';

/** How a clock counts, and at which instant. */
export interface Counted {
  readonly outcome: 'met' | 'breached' | 'excused' | 'open';
  readonly at: Instant;
}

/** Counts of one period. */
export interface Tally {
  met: number;
  breached: number;
  excused: number;
  open: number;
  /** Elapsed milliseconds of the clocks met or breached, where a percentile or mean is asked; else empty. */
  readonly elapsedMs: number[];
}

export function emptyTally(): Tally {
  return { met: 0, breached: 0, excused: 0, open: 0, elapsedMs: [] };
}

/**
 * Where a clock counts (rule `attribute`). `settled`: by its latest verdict, once, at its last stop if met, at its
 * breach if breached or excused. Null: nowhere (cancelled, not applicable, counted on the ticket it absorbed …).
 */
export function countedAt(clock: Judged): Counted | null {
  const { verdict } = clock;
  if (verdict === 'notApplicable') return null;
  // INVARIANT(countedOnce): the breach of a survivor that an absorbed ticket already suffered counts there.
  if (clock.countedOn !== null && clock.breachedAt !== null) return null;
  const { attribute } = clock.target.rules;
  if (verdict === 'open' || verdict === 'atRisk') {
    const at = attribute === 'opened' ? clock.openedAt : clock.dueAt;
    return at === null ? null : { outcome: 'open', at };
  }
  const at = attribute === 'opened' ? clock.openedAt : settledAt(clock);
  return at === null ? null : { outcome: verdict, at };
}

function settledAt(clock: Judged): Instant | null {
  if (clock.target.rules.attribute === 'stopped' || clock.verdict === 'met') return clock.stoppedAt;
  return clock.breachedAt;
}

/** Adds one clock, or so many things that count alike, to a period's counts. */
export function addTo(tally: Tally, counted: Counted, one: Pick<Judged, 'target' | 'elapsedMs'>, times = 1): void {
  tally[counted.outcome] += times;
  const { requirement } = one.target;
  const asksForTime = requirement?.kind === 'percentile' || requirement?.kind === 'mean';
  if (asksForTime && (counted.outcome === 'met' || counted.outcome === 'breached')) tally.elapsedMs.push(one.elapsedMs);
}
