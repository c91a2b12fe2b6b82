import { type Money, type RatioPpm, WHOLE_PPM } from './money.ts';

// Sums beyond what a number holds exactly are defects of the caller: an agreement's amounts are bounded when read.
function exact(amountMinor: number | bigint, currency: string): Money {
  const amount = Number(amountMinor);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`an amount of ${amountMinor} minor units is not exact`);
  return { amountMinor: amount === 0 ? 0 : amount, currency };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} can not be combined`);
}

/** The sum of two amounts of one currency; throws for two currencies, which nobody may add silently. */
export function addMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return exact(a.amountMinor + b.amountMinor, a.currency);
}

/** The first amount less the second, of one currency. */
export function subtractMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return exact(a.amountMinor - b.amountMinor, a.currency);
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`, of one currency. */
export function compareMoney(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.amountMinor - b.amountMinor;
}

/** `numerator / denominator` to the nearest whole, halves away from zero (commercial rounding, `half-up`). */
function halfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const rounded = ((negative ? -numerator : numerator) * 2n + denominator) / (denominator * 2n);
  return negative ? -rounded : rounded;
}

/** A share of an amount, rounded half up to the minor unit, once: 5 % of 1250.10 EUR is 62.51 EUR. */
export function shareOf(money: Money, ratioPpm: RatioPpm): Money {
  return exact(halfUp(BigInt(money.amountMinor) * BigInt(ratioPpm), BigInt(WHOLE_PPM)), money.currency);
}

/** An amount some whole number of times. */
export function multiplyMoney(money: Money, times: number): Money {
  return exact(BigInt(money.amountMinor) * BigInt(times), money.currency);
}

/**
 * An amount divided in proportion to shares (whole numbers, none negative, not all zero), the parts adding up to it
 * exactly: each gets its share rounded down, and the units left over go one each to the largest remainders, ties to
 * the earlier.
 */
export function allocate(money: Money, shares: readonly number[]): readonly Money[] {
  const total = shares.reduce((sum, share) => sum + BigInt(share), 0n);
  if (total <= 0n || shares.some((share) => share < 0))
    throw new RangeError('shares must be positive in sum, none negative');
  const sign = money.amountMinor < 0 ? -1n : 1n;
  const amount = sign * BigInt(money.amountMinor);
  const parts = shares.map((share, place) => {
    const product = amount * BigInt(share);
    return { place, units: product / total, remainder: product % total };
  });
  const left = Number(amount - parts.reduce((sum, part) => sum + part.units, 0n));
  const byRemainder = parts.toSorted((a, b) =>
    a.remainder === b.remainder ? a.place - b.place : a.remainder < b.remainder ? 1 : -1,
  );
  const lucky = new Set(byRemainder.slice(0, left).map((part) => part.place));
  return parts.map((part) => exact(sign * (part.units + (lucky.has(part.place) ? 1n : 0n)), money.currency));
}
