import type { Target } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import { BREACHED, NEVER_COUNTS, STOPPED } from '../sample/sample.ts';
import { limitUnder } from '../sample/used.ts';
import { type Cells, copiesOf } from './cells.ts';
import { isSame, withinOf } from './term.ts';

/** What happened to one target's clocks in each cell of the past; a cell's ways of thinning lie side by side. */
export interface WeekCounts {
  readonly met: Float64Array;
  readonly breached: Float64Array;
  /** Of both, those within the duration that a percentile asks of. */
  readonly good: Float64Array;
  /** Elapsed milliseconds of both, for a mean. */
  readonly elapsedMs: Float64Array;
}

/** What became of a clock: it counts as kept, as missed, or (still open, excused, counted elsewhere) not at all. */
export type Outcome = 'met' | 'breached' | null;

/**
 * How the clocks of a target come out under a version of it: as they were judged where its time limit is the one that
 * judged them, else by what they used of the other one. Exact for clocks whose target never changed on the way; a real
 * evaluation has the last word (`OfferSearch`).
 */
export function outcomesUnder(cells: Cells, place: number, target: Target): (clock: number) => Outcome {
  const { state, startedAt, usedMs } = cells.sample.perClock;
  const original = cells.sample.agreement.targets[place] as Target;
  const limit =
    isSame(original.within, target.within) || target.within === null ? null : limitUnder(target, target.within);
  const onlyStopped = target.rules.attribute === 'stopped';
  return (clock) => {
    const bits = state.values[clock] as number;
    const broken =
      limit === null
        ? (bits & BREACHED) !== 0
        : (usedMs.values[clock] as number) > limit(startedAt.values[clock] as Instant);
    const stopped = (bits & STOPPED) !== 0;
    if (!broken) return stopped ? 'met' : null;
    return (bits & NEVER_COUNTS) !== 0 || (onlyStopped && !stopped) ? null : 'breached';
  };
}

/** Counts the clocks of the target at a place in the agreement by cell, as they come out under a version of it. */
export function countWeeks(cells: Cells, place: number, target: Target): WeekCounts {
  const size = cells.crowds * cells.weeks * cells.variants;
  const counts: WeekCounts = {
    met: new Float64Array(size),
    breached: new Float64Array(size),
    good: new Float64Array(size),
    elapsedMs: new Float64Array(size),
  };
  const outcomeOf = outcomesUnder(cells, place, target);
  const { ticket, elapsedMs } = cells.sample.perClock;
  const asked = withinOf(target);
  const isPercentile = target.requirement?.kind === 'percentile';
  const goodMs = isPercentile && asked !== null && 'ms' in asked ? asked.ms : null;
  for (let at = cells.starts[place] as number; at < (cells.starts[place + 1] as number); at += 1) {
    const clock = cells.order[at] as number;
    const cell = cells.ofTicket[ticket.values[clock] as number] as number;
    const outcome = cell < 0 ? null : outcomeOf(clock);
    if (outcome === null) continue;
    const ms = elapsedMs.values[clock] as number;
    const isGood = goodMs === null ? outcome === 'met' : ms <= goodMs;
    for (let variant = 0; variant < cells.variants; variant += 1) {
      const copies = copiesOf(cells, ticket.values[clock] as number, variant);
      if (copies === 0) continue;
      const to = cell * cells.variants + variant;
      counts[outcome][to] = (counts[outcome][to] as number) + copies;
      if (isGood) counts.good[to] = (counts.good[to] as number) + copies;
      counts.elapsedMs[to] = (counts.elapsedMs[to] as number) + copies * ms;
    }
  }
  return counts;
}
