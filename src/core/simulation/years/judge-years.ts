import type { Target } from '../../agreement/index.ts';
import { isBelowMinimum, type Judging, judgePeriod } from '../../objective/index.ts';
import type { Span } from '../../time/index.ts';
import { type Draws, periodOfWeek, WEEKS_A_YEAR } from './draws.ts';
import type { WeekCounts } from './week-counts.ts';

/** The verdict on one simulated period, as a small number. */
export const NOTHING = 0;
export const KEPT = 1;
export const MISSED = 2;

/** What became of one target in every simulated period, year after year. */
export interface JudgedYears {
  readonly periods: number;
  readonly verdict: Uint8Array;
  readonly met: Float64Array;
  readonly breached: Float64Array;
}

/**
 * Judges one target's simulated periods by the very rules that judge real ones (`judgePeriod`): minimum samples and
 * counts carried forward included; nothing is carried into a year's first period.
 * @param spans the year's periods, in order
 */
export function judgeYears(draws: Draws, target: Target, counts: WeekCounts, spans: readonly Span[]): JudgedYears {
  const periods = spans.length;
  const result: JudgedYears = {
    periods,
    verdict: new Uint8Array(draws.years * periods),
    met: new Float64Array(draws.years * periods),
    breached: new Float64Array(draws.years * periods),
  };
  const good = new Float64Array(periods);
  const elapsedMs = new Float64Array(periods);
  for (let year = 0; year < draws.years; year += 1) {
    good.fill(0);
    elapsedMs.fill(0);
    for (let week = 0; week < WEEKS_A_YEAR; week += 1) {
      const cell = draws.cellOf[year * WEEKS_A_YEAR + week] as number;
      const period = periodOfWeek(week, periods);
      add(result.met, year * periods + period, counts.met[cell] as number);
      add(result.breached, year * periods + period, counts.breached[cell] as number);
      add(good, period, counts.good[cell] as number);
      add(elapsedMs, period, counts.elapsedMs[cell] as number);
    }
    judgeYear(target, result, year, spans, good, elapsedMs);
  }
  return result;
}

function add(to: Float64Array, place: number, value: number): void {
  to[place] = (to[place] as number) + value;
}

function judgeYear(
  target: Target,
  result: JudgedYears,
  year: number,
  spans: readonly Span[],
  good: Float64Array,
  elapsedMs: Float64Array,
): void {
  let carried = null as Judging['carried'];
  for (let place = 0; place < spans.length; place += 1) {
    const period = spans[place] as Span;
    const at = year * spans.length + place;
    const [met, breached] = [result.met[at] as number, result.breached[at] as number];
    const judging: Judging = {
      target,
      timeZone: 'UTC',
      tally: tallyOf(target, met, breached, good[place] as number, elapsedMs[place] as number),
      carried,
      period,
      asOf: period.to,
      ended: true,
    };
    const { verdict } = judgePeriod(judging);
    result.verdict[at] = verdict === 'met' ? KEPT : verdict === 'breached' ? MISSED : NOTHING;
    carried =
      target.belowMinimum.kind === 'carryForward' && isBelowMinimum(judging)
        ? { met: met + (carried?.met ?? 0), breached: breached + (carried?.breached ?? 0) }
        : null;
  }
}

/**
 * The counts as the rules of a period ask for them. A percentile within a duration is kept when as many clocks as its
 * rank lie within it: so told, no list of times has to be drawn and sorted. A mean is told by one time, the mean itself.
 */
function tallyOf(target: Target, met: number, breached: number, good: number, elapsedMs: number): Judging['tally'] {
  const all = met + breached;
  if (target.requirement?.kind === 'percentile') {
    return { met: good, breached: all - good, excused: 0, open: 0, elapsedMs: [] };
  }
  const times = target.requirement?.kind === 'mean' && all > 0 ? [elapsedMs / all] : [];
  return { met, breached, excused: 0, open: 0, elapsedMs: times };
}
