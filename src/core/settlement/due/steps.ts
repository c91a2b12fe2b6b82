import type { Due } from '../../agreement/index.ts';
import type { Ratio, Step, StepValue } from '../../money/index.ts';
import { currencyOf } from './currency.ts';
import { evidenceOf } from './missed.ts';
import type { Case, Owed } from './owed.ts';

export const shareValue = (ppm: number): StepValue => ({ kind: 'share', ppm });
export const ratioValue = (of: Ratio): StepValue => ({ kind: 'ratio', ratio: of });
export const numberOf = (number: Ratio): StepValue => ({ kind: 'number', number });
export const nameValue = (name: string): StepValue => ({ kind: 'name', name });
export const exactValue = (minor: Ratio, currency: string): StepValue => ({ kind: 'exactMoney', minor, currency });
export const dueValue = (due: Due): StepValue =>
  due.kind === 'share' ? shareValue(due.sharePpm) : { kind: 'money', money: due.amount };

/** The step of a formula: the figure it gave, out of which base, with which tickets and outages. */
export function dueStep(
  kind: string,
  asked: Case,
  owed: Owed,
  due: Due | null,
  inputs: { readonly [name: string]: StepValue } = {},
): Step {
  const { remedy, outcome, baseMinor } = asked;
  const currency = currencyOf(outcome.version);
  const base = owed.share === null ? {} : { base: exactValue(baseMinor, currency) };
  return {
    kind,
    clause: `remedies.${remedy.id}.${remedy.formula?.kind ?? ''}`,
    inputs: { ...inputs, ...(due === null ? {} : { due: dueValue(due) }), ...base },
    result: exactValue(owed.minor, currency),
    evidence: evidenceOf(outcome),
  };
}
