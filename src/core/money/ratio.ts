import { type RatioPpm, WHOLE_PPM } from './money.ts';

/** An exact fraction: `whole` is above zero, and the two have no common divisor. */
export interface Ratio {
  readonly part: bigint;
  readonly whole: bigint;
}

export const ZERO: Ratio = { part: 0n, whole: 1n };
export const ONE: Ratio = { part: 1n, whole: 1n };

/** `part / whole` in lowest terms; whole numbers only, `whole` not 0 (throws: nothing is a share of nothing). */
export function ratio(part: bigint | number, whole: bigint | number = 1n): Ratio {
  const [n, d] = [BigInt(part), BigInt(whole)];
  if (d === 0n) throw new RangeError('nothing is a part of 0');
  const divisor = greatestDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { part: (sign * n) / divisor, whole: (sign * d) / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Millionths as a fraction: 999 000 is 999/1000. */
export function ratioOfPpm(ppm: RatioPpm): Ratio {
  return ratio(ppm, WHOLE_PPM);
}

/** A decimal such as `294.6` as a fraction; null for any other text (no sign, no exponent, at most 12 decimals). */
export function ratioOfDecimal(text: string): Ratio | null {
  const match = /^(\d{1,15})(?:\.(\d{1,12}))?$/.exec(text);
  if (match === null) return null;
  const decimals = match[2] ?? '';
  return ratio(BigInt(match[1] + decimals), 10n ** BigInt(decimals.length));
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.part * b.whole + b.part * a.whole, a.whole * b.whole);
}

export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.part * b.whole - b.part * a.whole, a.whole * b.whole);
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.part * b.part, a.whole * b.whole);
}

/** `a / b`; throws when b is 0. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.part * b.whole, a.whole * b.part);
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`; exact. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const [left, right] = [a.part * b.whole, b.part * a.whole];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function smallerRatio(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) <= 0 ? a : b;
}

/** The greatest whole number not above. */
export function floorRatio({ part, whole }: Ratio): bigint {
  const quotient = part / whole;
  return part % whole !== 0n && part < 0n ? quotient - 1n : quotient;
}

/** The nearest whole number, halves away from zero (commercial rounding). */
export function roundRatio({ part, whole }: Ratio): bigint {
  const magnitude = ((part < 0n ? -part : part) * 2n + whole) / (whole * 2n);
  return part < 0n ? -magnitude : magnitude;
}
