/** A fraction of whole numbers, the second above zero. The oracle reckons with its own, never rounded. */
export type Fraction = readonly [over: bigint, under: bigint];

export const NOTHING: Fraction = [0n, 1n];
export const whole = (n: number | bigint): Fraction => [BigInt(n), 1n];
export const ppm = (millionths: number): Fraction => [BigInt(millionths), 1_000_000n];
export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * d + c * b, b * d);
export const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * d - c * b, b * d);
export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * c, b * d);
export const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction =>
  lowest(c < 0n ? -a * d : a * d, c < 0n ? -c * b : b * c);
export const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;
export const smaller = (a: Fraction, b: Fraction): Fraction => (less(b, a) ? b : a);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, NOTHING);
/** Downwards, for figures not below zero. */
export const floor = ([a, b]: Fraction): bigint => a / b;
/** Upwards, for figures not below zero. */
export const ceil = ([a, b]: Fraction): bigint => (a + b - 1n) / b;
/** Half up, for figures not below zero. */
export const halfUp = ([a, b]: Fraction): bigint => (2n * a + b) / (2n * b);

/** In lowest terms, so that sums of many stay short. */
function lowest(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [over / a, under / a];
}
