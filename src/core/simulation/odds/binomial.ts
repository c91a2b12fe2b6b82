/**
 * The chance that of `trials` independent tries, each succeeding with probability `success`, at most `misses` fail: the
 * exact lower tail of the binomial distribution, every term summed, no normal approximation. Terms are built in
 * logarithms, so that thousands of tries neither overflow nor vanish; correct to about twelve digits.
 * Nothing tried fails at no time: 1. A negative number of misses can not be kept to: 0.
 */
export function oddsOfAtMost(misses: number, trials: number, success: number): number {
  if (misses < 0) return 0;
  if (misses >= trials || success >= 1) return 1;
  if (success <= 0) return 0;
  const step = Math.log(1 - success) - Math.log(success);
  let logTerm = trials * Math.log(success);
  let sum = Math.exp(logTerm);
  for (let failed = 1; failed <= misses; failed += 1) {
    logTerm += Math.log((trials - failed + 1) / failed) + step;
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

/** 95 % of a normal distribution lies within so many standard deviations of its mean. */
const Z = 1.959963984540054;

/**
 * The interval in which a probability lies with 95 % confidence when `hits` of `trials` were seen (Wilson 1927): never
 * outside 0 to 1, and honest for few trials, where nothing seen is not nothing possible. No trials: anything, 0 to 1.
 */
export function wilson(hits: number, trials: number): { readonly low: number; readonly high: number } {
  if (!(trials > 0)) return { low: 0, high: 1 };
  const share = hits / trials;
  const weight = (Z * Z) / trials;
  const middle = (share + weight / 2) / (1 + weight);
  const half = Math.sqrt(share * (1 - share) * weight + (weight * weight) / 4) / (1 + weight);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
