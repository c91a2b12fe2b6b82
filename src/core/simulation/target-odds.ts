import type { PeriodLength, Target } from '../agreement/index.ts';
import { type Odds, oddsOf, type Spread, spreadOf } from './odds/odds.ts';
import type { Simulation } from './simulation.ts';
import { WEEKS_A_YEAR } from './years/draws.ts';
import { type JudgedYears, KEPT, MISSED, NOTHING } from './years/judge-years.ts';
import type { RedrawnPeriods } from './years/past-periods.ts';

/** The odds of one promise. */
export interface TargetOdds {
  readonly target: string;
  readonly level: string | null;
  readonly per: PeriodLength;
  /** Of the simulated periods that are judged, how many are missed. */
  readonly missed: Odds;
  /** Simulated periods in which nothing is judged: nothing counts, or the sample exempts. */
  readonly notJudged: number;
  /** Of the simulated years, how many miss at least one period. */
  readonly yearsWithMiss: Odds;
  /** Breached clocks a year; null for promises that no clock measures. */
  readonly breachesAYear: Spread | null;
}

/** The odds of a promise that clocks measure, from its judged simulated periods. */
export function clockOdds({ cells, draws }: Simulation, target: Target, judged: JudgedYears): TargetOdds {
  const { verdict, periods, breached } = judged;
  const breaches = new Float64Array(draws.years);
  breached.forEach((count, at) => {
    const year = Math.floor(at / periods);
    breaches[year] = (breaches[year] as number) + count;
  });
  const observed = (cells.weeks * periods) / WEEKS_A_YEAR;
  return { ...oddsOfVerdicts(target, verdict, periods, observed), breachesAYear: spreadOf(breaches) };
}

/** The odds of a promise that is drawn by period; of one over several services, that any of them is missed. */
export function otherOdds(other: RedrawnPeriods, years: number): TargetOdds {
  const periods = other.spans.length;
  const verdict = new Uint8Array(years * periods);
  for (let at = 0; at < verdict.length; at += 1) {
    const past = other.past[other.drawn(Math.floor(at / periods), at % periods)] ?? [];
    const has = (wanted: string) => past.some((one) => one.verdict === wanted);
    verdict[at] = has('breached') ? MISSED : has('met') ? KEPT : NOTHING;
  }
  return { ...oddsOfVerdicts(other.target, verdict, periods, other.past.length), breachesAYear: null };
}

function oddsOfVerdicts(target: Target, verdict: Uint8Array, periods: number, observed: number) {
  let [missed, notJudged, yearsWithMiss] = [0, 0, 0];
  for (let first = 0; first < verdict.length; first += periods) {
    const before = missed;
    for (let at = first; at < first + periods; at += 1) {
      if (verdict[at] === MISSED) missed += 1;
      else if (verdict[at] === NOTHING) notJudged += 1;
    }
    if (missed > before) yearsWithMiss += 1;
  }
  return {
    target: target.id,
    level: target.level,
    per: target.per,
    missed: oddsOf(missed, verdict.length - notJudged, observed),
    notJudged,
    yearsWithMiss: oddsOf(yearsWithMiss, verdict.length / periods, observed / periods),
  };
}
