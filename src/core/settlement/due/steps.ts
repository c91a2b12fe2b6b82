import type { Agreement, Due } from '../../agreement/index.ts';
import type { Ratio, Step, StepValue } from '../../money/index.ts';
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

/**
 * The currency of an agreement: the one its charges name; else that of the first amount it speaks of (all amounts of a
 * checked agreement have one currency); `XXX`, no currency, where it speaks of none.
 */
export function currencyOf({ commercial }: Agreement): string {
  if (commercial.currency !== null) return commercial.currency;
  for (const { formula, deMinimis, cap } of commercial.remedies) {
    const said = [deMinimis, cap?.kind === 'amount' ? cap.amount : null, ...duesOf(formula)].find(
      (one) => one !== null,
    );
    if (said !== undefined) return said?.currency ?? 'XXX';
  }
  for (const { tiers } of commercial.bonuses) {
    for (const { due } of tiers) if (due.kind === 'amount') return due.amount.currency;
  }
  return 'XXX';
}

function duesOf(formula: Agreement['commercial']['remedies'][number]['formula']) {
  const dues: readonly Due[] =
    formula === null
      ? []
      : formula.kind === 'tiers'
        ? formula.tiers.map((tier) => tier.due)
        : 'due' in formula
          ? [formula.due]
          : 'perPoint' in formula
            ? [formula.perPoint]
            : [];
  return dues.map((due) => (due.kind === 'amount' ? due.amount : null));
}
