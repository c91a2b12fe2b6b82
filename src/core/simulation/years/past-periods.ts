import { isClockMeasure, type Target } from '../../agreement/index.ts';
import type { PeriodOutcome } from '../../settlement/index.ts';
import type { Instant, Span } from '../../time/index.ts';
import type { Draws } from './draws.ts';
import { modelPeriods } from './model-year.ts';

/**
 * The outcomes of a promise that no ticket's clock measures (availability, ratios, recovery tests, notifications), as a
 * simulated year has them: each of its periods is one of the past's, drawn whole (with all the services it covers);
 * promises over equal periods share their draws, so that what went wrong in the same month goes wrong together.
 */
export interface RedrawnPeriods {
  readonly target: Target;
  readonly spans: readonly Span[];
  /** Past periods in order, each with its outcomes: one, or one for each service. */
  readonly past: readonly (readonly PeriodOutcome[])[];
  /** The place in `past` of a year's period. */
  readonly drawn: (year: number, period: number) => number;
}

/** Of the past's outcomes those of such promises whose period has ended, ready to be drawn; without any there is nothing to draw. */
export function redrawnPeriods(
  targets: readonly Target[],
  past: readonly PeriodOutcome[],
  draws: Draws,
): RedrawnPeriods[] {
  return targets.flatMap((target) => {
    if (isClockMeasure(target.measure)) return [];
    const byPeriod = new Map<Instant, PeriodOutcome[]>();
    for (const one of past) {
      if (one.target.id !== target.id || one.target.level !== target.level || one.verdict === 'open') continue;
      byPeriod.set(one.period.from, [...(byPeriod.get(one.period.from) ?? []), one]);
    }
    const periods = [...byPeriod].sort(([a], [b]) => a - b).map(([, outcomes]) => outcomes);
    const first = periods[0]?.[0];
    if (first === undefined) return [];
    const spans = modelPeriods(first.version, target.per);
    const months = 12 / spans.length;
    const drawn = (year: number, period: number) =>
      Math.floor(((draws.ofMonth[year * 12 + period * months] as number) * periods.length) / 2 ** 32);
    return [{ target, spans, past: periods, drawn }];
  });
}
