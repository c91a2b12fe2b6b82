import type { Due, Remedy } from '../../agreement/index.ts';
import { addRatios, multiplyRatios, type Ratio, ratio, ratioOfPpm, type Step, ZERO } from '../../money/index.ts';
import type { PeriodOutcome } from '../outcome.ts';

/** Why what a formula asks cannot be computed; agreements that were checked give no cause for it. */
export type Unable = 'noBase' | 'noShare' | 'nothingMeasured';

/** What a remedy comes to for one period of its target, before any cap: exact, nothing rounded. */
export interface Owed {
  /** Minor units of the agreement's currency. */
  readonly minor: Ratio;
  /** The share of the base it is; null where it is an amount. */
  readonly share: Ratio | null;
  /** Days of service added. */
  readonly days: number;
  readonly unable: Unable | null;
  /** The working, made when asked for: a simulation never asks. */
  readonly steps: () => readonly Step[];
}

/** What a formula looks at. */
export interface Case {
  readonly remedy: Remedy;
  readonly outcome: PeriodOutcome;
  /** The remedy's base in minor units; of no account to amounts. */
  readonly baseMinor: Ratio;
  /** How many periods ago the target was last missed before this one, 1 for the one directly before; null: never. */
  readonly sinceMiss: number | null;
}

const NO_STEPS: readonly Step[] = [];

/** Nothing is owed. */
export const NOTHING_OWED: Owed = { minor: ZERO, share: null, days: 0, unable: null, steps: () => NO_STEPS };

export function unable(why: Unable): Owed {
  return { ...NOTHING_OWED, unable: why };
}

/** What is due so many times over. */
export function owedTimes(asked: Case, due: Due, times: Ratio, steps: Owed['steps']): Owed {
  if (due.kind === 'amount') {
    return { minor: multiplyRatios(ratio(due.amount.amountMinor), times), share: null, days: 0, unable: null, steps };
  }
  return asked.remedy.of === null
    ? unable('noBase')
    : ofBase(asked, multiplyRatios(ratioOfPpm(due.sharePpm), times), steps);
}

/** A share of the base. */
export function ofBase(asked: Case, share: Ratio, steps: Owed['steps']): Owed {
  return { minor: multiplyRatios(asked.baseMinor, share), share, days: 0, unable: null, steps };
}

/** The sum of exact figures. */
export function sumRatios(figures: readonly Ratio[]): Ratio {
  let sum = ZERO;
  for (const figure of figures) sum = sum.part === 0n ? figure : addRatios(sum, figure);
  return sum;
}
