import {
  addRatios,
  compareRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  smallerRatio,
  subtractRatios,
  ZERO,
} from '../money/index.ts';
import type { SupplierPromise, Under } from './under.ts';

/** What redundant parts have in common by default: 5 % of the downtime of the best of them fells them all. */
export const DEFAULT_BETA_PPM = 50_000;

/**
 * The share of time that what stands under a service may be down, from the share of each promise; exact.
 * All needed: 1 − Π(1 − uᵢ). So many of several: the odds that fewer are up, each with (1 − β) of its downtime, plus β of
 * the least downtime among them for what fells all at once: parts bought as two are seldom quite independent
 * (formulas, composite availability, common cause). A hole is never up.
 */
export function permittedDowntime(under: Under, of: (promise: SupplierPromise) => Ratio, beta: Ratio): Ratio {
  if (under.kind === 'promise') return of(under);
  if (under.kind === 'hole') return ONE;
  const parts = under.of.map((each) => permittedDowntime(each, of, beta));
  if (parts.length === 0) return ZERO;
  if (under.kind === 'oneMeant') return parts.reduce((a, b) => (compareRatios(a, b) < 0 ? b : a));
  if (under.needed >= parts.length) return tooFewUp(parts, parts.length);
  const alone = subtractRatios(ONE, beta);
  const apart = tooFewUp(
    parts.map((part) => multiplyRatios(alone, part)),
    under.needed,
  );
  const together = multiplyRatios(beta, parts.reduce(smallerRatio));
  return smallerRatio(ONE, addRatios(apart, together));
}

/** The odds that fewer than so many of independent parts are up, given how often each is down. */
function tooFewUp(down: readonly Ratio[], needed: number): Ratio {
  // odds[n]: that exactly n of the parts seen so far are up.
  let odds: readonly Ratio[] = [ONE];
  for (const part of down) {
    const up = subtractRatios(ONE, part);
    odds = [...odds, ZERO].map((same, count) =>
      addRatios(multiplyRatios(same, part), count === 0 ? ZERO : multiplyRatios(odds[count - 1] ?? ZERO, up)),
    );
  }
  return odds.slice(0, needed).reduce(addRatios, ZERO);
}
