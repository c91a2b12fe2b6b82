import { type RatioPpm, WHOLE_PPM } from '../../money/index.ts';
import { wilson } from './binomial.ts';

/** How often something happened in what was simulated, and between which bounds the truth lies. */
export interface Odds {
  readonly hits: number;
  readonly trials: number;
  /** Hits of trials, to the nearest millionth; null when nothing was tried. */
  readonly ppm: RatioPpm | null;
  /** The 95 % interval (Wilson) of so many observations as the past itself holds: re-drawing adds none. */
  readonly lowPpm: RatioPpm;
  readonly highPpm: RatioPpm;
}

/** @param observed how many independent observations the past holds (its length in periods) */
export function oddsOf(hits: number, trials: number, observed: number): Odds {
  const share = trials === 0 ? null : hits / trials;
  const { low, high } = share === null ? { low: 0, high: 1 } : wilson(share * observed, observed);
  return {
    hits,
    trials,
    ppm: share === null ? null : Math.round(share * WHOLE_PPM),
    lowPpm: Math.floor(low * WHOLE_PPM),
    highPpm: Math.ceil(high * WHOLE_PPM),
  };
}

/** Mean and spread of a figure over simulated years or weeks. */
export interface Spread {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * Mean (nearest whole, halves away from zero) and percentiles (nearest rank, so each is a figure that occurred) of whole
 * numbers; null for none.
 */
export function spreadOf(figures: ArrayLike<number>): Spread | null {
  if (figures.length === 0) return null;
  const sorted = Float64Array.from(figures).sort();
  let sum = 0n;
  for (const figure of sorted) sum += BigInt(Math.round(figure));
  const at = (percent: number) => sorted[Math.max(Math.ceil((percent * sorted.length) / 100), 1) - 1] as number;
  return { mean: meanOf(sum, BigInt(sorted.length)), p5: at(5), p50: at(50), p95: at(95), max: at(100) };
}

function meanOf(sum: bigint, count: bigint): number {
  const magnitude = ((sum < 0n ? -sum : sum) * 2n + count) / (count * 2n);
  return sum < 0n ? -Number(magnitude) : Number(magnitude);
}
