import { type Agreement, isClockMeasure, type Target } from '../agreement/index.ts';
import type { PeriodOutcome } from '../settlement/index.ts';
import type { Span } from '../time/index.ts';
import { type Reckoner, type YearlyCost, yearlyCost } from './cost.ts';
import type { Sample } from './sample/sample.ts';
import { type Borrowed, type Cells, cellsOf } from './years/cells.ts';
import { type Draws, drawYears } from './years/draws.ts';
import { type JudgedYears, judgeYears } from './years/judge-years.ts';
import { modelPeriods } from './years/model-year.ts';
import { type RedrawnPeriods, redrawnPeriods } from './years/past-periods.ts';
import { countWeeks } from './years/week-counts.ts';
import { clockYears, outcomesOfYear, targetsOfMoney } from './years/year-outcomes.ts';

/** What is asked of a simulation. Same question, same answer, to the last digit. */
export interface SimulationQuestion {
  readonly sample: Sample;
  /** What became of each promise in each past period (of the draft, over the same events). */
  readonly past: readonly PeriodOutcome[];
  /** What the events cover; null: from the first opening to the last. */
  readonly history: Span | null;
  readonly years: number;
  readonly seed: number;
  readonly reckon: Reckoner;
  /** A prospect without history: customers whose past stands for its own, each scaled; null: the past as it is. */
  readonly borrowed: readonly Borrowed[] | null;
}

/** Simulated years, ready to be asked again with other terms: the draws are the same for every question. */
export interface Simulation {
  readonly question: SimulationQuestion;
  readonly agreement: Agreement;
  readonly cells: Cells;
  readonly draws: Draws;
  readonly others: readonly RedrawnPeriods[];
}

/** Draws the years, one at least: constant memory a year, 52 numbers. */
export function simulation(question: SimulationQuestion): Simulation {
  const { agreement } = question.sample;
  const cells = cellsOf(question.sample, question.history, question.borrowed, question.seed);
  const draws = drawYears(cells, Math.max(1, Math.floor(question.years)));
  return { question, agreement, cells, draws, others: redrawnPeriods(agreement.targets, question.past, draws) };
}

/** One target's simulated periods, judged under a version of it. */
export function judgeTarget({ agreement, cells, draws }: Simulation, place: number, target: Target): JudgedYears {
  return judgeYears(draws, target, countWeeks(cells, place, target), modelPeriods(agreement, target.per));
}

/**
 * The yearly cost with these targets in place of the agreement's (same order).
 * @param count of how many of the years, from the first
 */
export function costOfYears(years: Simulation, targets: readonly Target[], count: number): YearlyCost {
  const { question, cells, draws, others } = years;
  const agreement = { ...years.agreement, targets };
  const wanted = targetsOfMoney(agreement);
  const clocks = targets.flatMap((target, place) =>
    isClockMeasure(target.measure) && wanted.has(target.id)
      ? [clockYears(cells, place, target, modelPeriods(agreement, target.per), judgeTarget(years, place, target))]
      : [],
  );
  const paid = others.filter((one) => wanted.has(one.target.id));
  const outcomes = (year: number) => outcomesOfYear(agreement, draws, clocks, paid, year);
  return yearlyCost(agreement, count, outcomes, question.reckon);
}
