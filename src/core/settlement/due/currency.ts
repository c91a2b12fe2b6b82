import type { Agreement, Due, Pricing, RemedyFormula } from '../../agreement/index.ts';
import type { Money } from '../../money/index.ts';

/**
 * The currency of an agreement: the one its charges name; else that of the first amount it speaks of, for all amounts of
 * a checked agreement have one currency; empty where it speaks of none.
 */
export function currencyOf({ commercial }: Agreement): string {
  if (commercial.currency !== null) return commercial.currency;
  const { lines, remedies, bonuses, caps } = commercial;
  const amounts = [
    ...lines.flatMap(({ pricing }) => pricesIn(pricing)),
    ...remedies.flatMap(({ formula, deMinimis, cap }) => [
      ...duesIn(formula).flatMap(amountIn),
      deMinimis,
      cap?.kind === 'amount' ? cap.amount : null,
    ]),
    ...bonuses.flatMap(({ tiers }) => tiers.flatMap(({ due }) => amountIn(due))),
    ...Object.values(caps).map((cap) => (cap.kind === 'amount' ? cap.amount : null)),
  ];
  return amounts.find((one) => one !== null)?.currency ?? '';
}

function pricesIn(pricing: Pricing): readonly Money[] {
  if (pricing.kind === 'passThrough') return [];
  return 'tiers' in pricing ? pricing.tiers.map(({ amount }) => amount) : [pricing.amount];
}

function duesIn(formula: RemedyFormula | null): readonly Due[] {
  if (formula === null) return [];
  if (formula.kind === 'tiers') return formula.tiers.map(({ due }) => due);
  if (formula.kind === 'points') return [formula.perPoint];
  return 'due' in formula ? [formula.due] : [];
}

function amountIn(due: Due): readonly Money[] {
  return due.kind === 'amount' ? [due.amount] : [];
}
