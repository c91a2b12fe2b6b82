import {
  type Agreement,
  type AmountBase,
  type ChargeLine,
  CYCLE_MONTHS,
  type PriceTier,
} from '../../agreement/index.ts';
import {
  addRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  type RatioPpm,
  ratio,
  WHOLE_PPM,
  ZERO,
} from '../../money/index.ts';

/**
 * What a line bills a month in full, in minor units before VAT, by the quantity agreed (else its minimum, else one);
 * null for what does not recur by itself: hours, days, blocks of hours, set-up fees, what is passed through.
 */
export function monthlyOf(line: ChargeLine): Ratio | null {
  const { pricing } = line;
  const months = monthsBilled(line);
  if (months === null || pricing.kind === 'blockHours' || pricing.kind === 'passThrough') return null;
  const quantity = quantityOf(line);
  const full =
    pricing.kind === 'fixed' ? pricing.amount.amountMinor * quantity : tiered(pricing.kind, pricing.tiers, quantity);
  return divideRatios(share(ratio(full), WHOLE_PPM - line.discountPpm), ratio(months));
}

/** How many months one billing of a line is for; null for what does not recur by itself. */
export function monthsBilled({ pricing, every }: ChargeLine): number | null {
  if (pricing.kind === 'blockHours' || pricing.kind === 'passThrough') return null;
  const { unit } = pricing;
  if (unit === 'user' || unit === 'device' || unit === 'site') return CYCLE_MONTHS[every];
  return unit === 'hour' || unit === 'day' || unit === 'block' ? null : CYCLE_MONTHS[unit];
}

/** The quantity agreed at the start, else the least that is billed, else one. */
export function quantityOf(line: ChargeLine): number {
  return Math.max(line.quantity ?? 0, line.minimum ?? 0) || (line.quantity ?? 1);
}

function tiered(kind: 'graduated' | 'volume', tiers: readonly PriceTier[], quantity: number): number {
  if (kind === 'volume') {
    const reached = tiers.find(({ upTo }) => upTo === null || quantity <= upTo) ?? tiers.at(-1);
    return (reached?.amount.amountMinor ?? 0) * quantity;
  }
  let [sum, from] = [0, 0];
  for (const { upTo, amount } of tiers) {
    const to = Math.min(upTo ?? quantity, quantity);
    if (to > from) sum += (to - from) * amount.amountMinor;
    from = Math.max(from, to);
  }
  return sum;
}

export function share(amount: Ratio, sharePpm: RatioPpm): Ratio {
  return multiplyRatios(amount, ratio(sharePpm, WHOLE_PPM));
}

/** All that recurs in a month. */
export function monthlyCharges(agreement: Agreement, lines: readonly string[] | null = null): Ratio {
  const counted = agreement.commercial.lines.filter(({ id }) => lines === null || lines.includes(id));
  return counted.map((line) => monthlyOf(line) ?? ZERO).reduce(addRatios, ZERO);
}

/** What a share is a share of, over so many months; no base said: all recurring charges. */
export function baseOver(agreement: Agreement, of: AmountBase | null, months: number): Ratio {
  if (of?.kind === 'annualValue') return multiplyRatios(monthlyCharges(agreement), ratio(12));
  const lines = of?.kind === 'lines' ? of.lines : null;
  return multiplyRatios(monthlyCharges(agreement, lines), ratio(months));
}

/** The currency of an agreement's amounts; null when it speaks of no money. */
export function currencyOf({ commercial }: Agreement): string | null {
  if (commercial.currency !== null) return commercial.currency;
  for (const { pricing } of commercial.lines) {
    if ('amount' in pricing) return pricing.amount.currency;
    if ('tiers' in pricing) return pricing.tiers[0]?.amount.currency ?? null;
  }
  return null;
}
