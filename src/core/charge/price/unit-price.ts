import type { LineUnit, PriceTier, Pricing } from '../../agreement/index.ts';
import {
  addRatios,
  compareRatios,
  type Money,
  multiplyRatios,
  type Ratio,
  ratio,
  type Step,
  subtractRatios,
  ZERO,
} from '../../money/index.ts';
import { type Revisions, revised, revisionSteps } from './revision.ts';

/** A price by number of units: one for all, or by tiers. */
export type UnitPricing = Extract<Pricing, { readonly unit: LineUnit }>;

/** What so many units cost, exactly, in minor units, and the steps to it (`clause`: where the price is written). */
interface Priced {
  readonly minor: Ratio;
  readonly steps: readonly Step[];
}

/**
 * The price of a number of units after so many revisions. Graduated: each tier's price for the units within it. Volume:
 * the price of the tier the number reaches, for all of them. Beyond the last tier its price goes on.
 */
export function priceOf(
  pricing: UnitPricing,
  units: Ratio,
  revisions: Revisions,
  times: number,
  clause: string | null,
): Priced {
  const each = (amount: Money) => revised(ratio(amount.amountMinor), amount.currency, revisions, times);
  const indexed = (amount: Money) => revisionSteps(ratio(amount.amountMinor), amount.currency, revisions, times);
  if (pricing.kind === 'fixed') {
    return { minor: multiplyRatios(each(pricing.amount), units), steps: indexed(pricing.amount) };
  }
  const parts = partsOf(pricing.kind, pricing.tiers, units);
  const steps = parts.flatMap(({ tier, units: within }): readonly Step[] => [
    ...indexed(tier.amount),
    {
      kind: 'tier',
      clause: clause === null ? null : `${clause}.tiers`,
      inputs: { units: { kind: 'number', number: within }, price: exactly(each(tier.amount), tier.amount.currency) },
      result: exactly(multiplyRatios(each(tier.amount), within), tier.amount.currency),
      evidence: [],
    },
  ]);
  const minor = parts.reduce((sum, part) => addRatios(sum, multiplyRatios(each(part.tier.amount), part.units)), ZERO);
  return { minor, steps };
}

/** The tiers that count for a number of units, each with the units it prices. */
function partsOf(
  kind: 'graduated' | 'volume',
  tiers: readonly PriceTier[],
  units: Ratio,
): readonly { readonly tier: PriceTier; readonly units: Ratio }[] {
  const ordered = tiers.toSorted((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity));
  if (kind === 'volume') {
    const tier = ordered.find(({ upTo }) => upTo === null || compareRatios(units, ratio(upTo)) <= 0) ?? ordered.at(-1);
    return tier === undefined ? [] : [{ tier, units }];
  }
  const parts: { tier: PriceTier; units: Ratio }[] = [];
  let priced = ZERO;
  for (const [place, tier] of ordered.entries()) {
    const last = tier.upTo === null || place === ordered.length - 1;
    const end = last || compareRatios(units, ratio(tier.upTo ?? 0)) < 0 ? units : ratio(tier.upTo ?? 0);
    if (compareRatios(end, priced) > 0) parts.push({ tier, units: subtractRatios(end, priced) });
    priced = end;
    if (last) break;
  }
  return parts;
}

/** An amount not yet rounded, for a working. */
export function exactly(minor: Ratio, currency: string) {
  return { kind: 'exactMoney', minor, currency } as const;
}

/** The currency a price is written in; null for tiers without any. */
export function currencyOf(pricing: Pricing): string | null {
  if ('amount' in pricing) return pricing.amount.currency;
  return pricing.kind === 'passThrough' ? null : (pricing.tiers[0]?.amount.currency ?? null);
}
