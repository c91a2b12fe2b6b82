import type { EarnBack } from '../../agreement/index.ts';
import { compareRatios, divideRatios, ratio, ratioOfPpm } from '../../money/index.ts';
import type { Instant } from '../../time/index.ts';
import { sumRatios } from '../due/owed.ts';
import type { PeriodOutcome } from '../outcome.ts';

/** What has become of a remedy that can be earned back. */
export type EarnBackFate =
  | { readonly kind: 'pending' }
  /** Earned back, or not, since this instant, by these periods. */
  | { readonly kind: 'earned' | 'lost'; readonly at: Instant; readonly periods: number };

/**
 * Whether a remedy was earned back, as far as the following periods tell by an instant. A period in which nothing counted
 * is not met. Decided as soon as it cannot come out otherwise; when the agreement ends undecided, it was not earned back.
 * @param following the same promise's outcomes after the missed period, in order
 * @param endsAt the end of the agreement; null: none
 */
export function earnBackFate(
  terms: EarnBack,
  following: readonly PeriodOutcome[],
  endsAt: Instant | null,
  at: Instant,
): EarnBackFate {
  const { count, of, kind } = terms.condition;
  const decided: PeriodOutcome[] = [];
  for (const outcome of following.slice(0, of)) {
    if (outcome.period.to > at || outcome.verdict === 'open') break;
    decided.push(outcome);
    if (kind === 'mean') continue;
    const met = decided.filter(({ verdict }) => verdict === 'met').length;
    if (met >= count) return { kind: 'earned', at: outcome.period.to, periods: decided.length };
    if (decided.length - met > of - count) return { kind: 'lost', at: outcome.period.to, periods: decided.length };
  }
  const last = decided.at(-1);
  if (last !== undefined && decided.length === of)
    return { kind: meanReached(decided) ? 'earned' : 'lost', at: last.period.to, periods: of };
  if (endsAt !== null && endsAt <= at) return { kind: 'lost', at: endsAt, periods: decided.length };
  return { kind: 'pending' };
}

/** Does the mean of what the periods reached come to the outstanding share? Not when one of them reached no share. */
function meanReached(periods: readonly PeriodOutcome[]): boolean {
  const outstanding = periods.at(-1)?.target.outstandingPpm ?? null;
  const reached = periods.flatMap((one) => (one.reached === null ? [] : [one.reached]));
  if (outstanding === null || reached.length < periods.length) return false;
  return compareRatios(divideRatios(sumRatios(reached), ratio(reached.length)), ratioOfPpm(outstanding)) >= 0;
}
