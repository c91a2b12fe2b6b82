import type { AmountBase } from '../agreement/index.ts';
import { addMoney, type Money } from '../money/index.ts';
import type { ChargedLine, Charges } from './charge.ts';
import { grouped } from './line/grouped.ts';

/** All recurring charges of the period, before VAT: what is for its days, however their cycles are billed. */
export function recurringOf(charges: Charges): Money | null {
  return sum(
    charges,
    charges.accruals.map(({ amount }) => amount),
  );
}

/**
 * What a base comes to in the period, before VAT: some lines (recurring ones by what is for the period, others by what
 * is billed in it), all recurring charges, or those of the contract year. Each line counts as rounded, so that anybody
 * can add it up from the invoice. Null where the agreement speaks of no money; a line nobody bills is nothing.
 */
export function amountOf(charges: Charges, base: AmountBase): Money | null {
  switch (base.kind) {
    case 'charges':
      return recurringOf(charges);
    case 'annualValue':
      return charges.annualValue;
    case 'lines': {
      const named = new Set(base.lines);
      const accrued = charges.accruals.filter(({ line }) => named.has(line));
      const billed = charges.lines.filter(({ line, kind }) => kind !== 'recurring' && named.has(line.id));
      return sum(
        charges,
        [...accrued, ...billed].map(({ amount }) => amount),
      );
    }
  }
}

function sum({ currency }: Charges, amounts: readonly Money[]): Money | null {
  return currency === null ? null : amounts.reduce(addMoney, { amountMinor: 0, currency });
}

/** What is billed before VAT at one rate; null: no rate is said. */
export interface VatBucket {
  readonly vatPpm: number | null;
  readonly amount: Money;
}

/** The lines added up by VAT rate, the highest first, those without one last: VAT is reckoned on each sum, once. */
export function bucketsOf(lines: readonly Pick<ChargedLine, 'vatPpm' | 'amount'>[]): readonly VatBucket[] {
  return [...grouped(lines, ({ vatPpm }) => vatPpm)]
    .map(([vatPpm, group]) => ({ vatPpm, amount: group.map(({ amount }) => amount).reduce(addMoney) }))
    .sort((a, b) => (b.vatPpm ?? -1) - (a.vatPpm ?? -1));
}
