/** The true success rate that the odds of a small sample are told for. */
export const SUPPOSED_SUCCESS_PPM = 970_000;

/** Misses that a sample leaves under a required share: the largest whole number that still attains it. */
export function missesAllowed(sample: number, requiredPpm: number): number {
  return Math.floor((sample * (1_000_000 - requiredPpm)) / 1_000_000);
}

/**
 * The chance that a sample meets a required share when each ticket succeeds with `successPpm`, in millionths, rounded
 * to a whole percent: 95 % of 10 tickets at a true 97 % is met in 74 % of months (reference/formulas 3.5).
 * Exact: the binomial sum is computed in whole numbers. Samples above 300 are told as of 300.
 */
export function oddsOfMeeting(sample: number, requiredPpm: number, successPpm: number): number {
  const size = Math.min(sample, 300);
  const misses = missesAllowed(size, requiredPpm);
  const key = `${size} ${misses} ${successPpm}`;
  const odds = known.get(key) ?? reckoned(size, misses, successPpm);
  known.set(key, odds);
  return odds;
}

/** Agreements ask the same again and again; of no success there are more than 301 × 301. */
const known = new Map<string, number>();

function reckoned(size: number, misses: number, successPpm: number): number {
  const success = BigInt(successPpm / 10_000);
  const failure = 100n - success;
  let ways = 1n;
  let sum = 0n;
  for (let missed = 0; missed <= misses; missed += 1) {
    sum += ways * failure ** BigInt(missed) * success ** BigInt(size - missed);
    ways = (ways * BigInt(size - missed)) / BigInt(missed + 1);
  }
  const all = 100n ** BigInt(size);
  const percent = (sum * 200n + all) / (all * 2n);
  return Number(percent) * 10_000;
}
