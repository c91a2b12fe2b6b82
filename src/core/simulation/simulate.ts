import { isClockMeasure } from '../agreement/index.ts';
import type { Span } from '../time/index.ts';
import type { YearlyCost } from './cost.ts';
import { costOfYears, judgeTarget, type Simulation } from './simulation.ts';
import { clockOdds, otherOdds, type TargetOdds } from './target-odds.ts';
import type { Borrowed } from './years/cells.ts';

/** What the simulated years come to. */
export interface Simulated {
  readonly years: number;
  readonly seed: number;
  readonly weeksOfHistory: number;
  readonly history: Span;
  /** How the years were made, in words that the caller puts into sentences. */
  readonly method: SimulationMethod;
  readonly targets: readonly TargetOdds[];
  readonly cost: YearlyCost;
}

/**
 * How the years were drawn, and what limits the odds.
 * - `weeks`: whole past weeks. `customersThenWeeks`: a customer for each year, then weeks of its own; wider odds.
 * - notices: `fewWeeks` under a quarter of a year of history; `oneCustomer` one past only stands for the prospect's, so
 *   that how customers differ cannot show; `fewPeriods` promises drawn by period from fewer than six of them.
 */
export interface SimulationMethod {
  readonly kind: 'weeks' | 'customersThenWeeks';
  readonly borrowed: readonly Borrowed[];
  /** The order of seasons is not kept: a year may have two Augusts. */
  readonly seasonsKept: false;
  readonly notices: readonly SimulationNotice[];
}

export type SimulationNotice =
  | { readonly kind: 'fewWeeks'; readonly weeks: number }
  | { readonly kind: 'oneCustomer'; readonly customer: string }
  | { readonly kind: 'fewPeriods'; readonly target: string; readonly periods: number };

const QUARTER_WEEKS = 13;
const FEW_PERIODS = 6;

/** Odds of every promise, and the yearly cost, over the simulated years. */
export function simulate(years: Simulation): Simulated {
  const { question, agreement, cells, draws, others } = years;
  const targets = agreement.targets.flatMap((target, place) => {
    const other = others.find((one) => one.target === target);
    if (other !== undefined) return [otherOdds(other, draws.years)];
    return isClockMeasure(target.measure) ? [clockOdds(years, target, judgeTarget(years, place, target))] : [];
  });
  return {
    years: draws.years,
    seed: question.seed,
    weeksOfHistory: cells.weeks,
    history: cells.history,
    method: methodOf(years),
    targets,
    cost: costOfYears(years, agreement.targets, draws.years),
  };
}

function methodOf({ question, cells, others }: Simulation): SimulationMethod {
  const borrowed = question.borrowed ?? [];
  const notices: SimulationNotice[] = [];
  if (cells.weeks < QUARTER_WEEKS) notices.push({ kind: 'fewWeeks', weeks: cells.weeks });
  if (borrowed.length === 1) notices.push({ kind: 'oneCustomer', customer: (borrowed[0] as Borrowed).customer });
  for (const { target, past } of others) {
    if (past.length < FEW_PERIODS) notices.push({ kind: 'fewPeriods', target: target.id, periods: past.length });
  }
  const kind = question.borrowed === null ? 'weeks' : 'customersThenWeeks';
  return { kind, borrowed, seasonsKept: false, notices };
}
