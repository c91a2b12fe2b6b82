import type { BelowMinimum, Requirement } from '../../agreement/index.ts';
import { type RatioPpm, WHOLE_PPM } from '../../money/index.ts';
import { oddsOfAtMost } from './binomial.ts';

/** What a period's verdict turns on, as a target says it. */
export interface PeriodTerms {
  readonly requirement: Requirement | null;
  readonly minimumSample: number | null;
  readonly belowMinimum: BelowMinimum;
}

/** What chance alone makes of a promise over so many tickets. */
export interface SmallSampleOdds {
  readonly tickets: number;
  /** How many of them may be missed; null: the sample is exempt, nothing is judged. */
  readonly missesAllowed: number | null;
  /** The odds that the period is kept, to the nearest millionth; null when exempt, or when the promise is a mean. */
  readonly keptPpm: RatioPpm | null;
}

/**
 * The odds that a period of `tickets` tickets is kept when in truth each is kept with `successPpm`, independently
 * (formulas 3.5): with a true 97 %, "95 %" of 10 tickets is kept in only 74 % of periods. `minimumSample` with its rule
 * is honoured; a sample carried forward counts as exempt, for it is judged only with later ones. No tickets: exempt.
 */
export function smallSampleOdds(terms: PeriodTerms, tickets: number, successPpm: RatioPpm): SmallSampleOdds {
  const missesAllowed = missesAllowedOf(terms, tickets);
  if (missesAllowed === null) return { tickets, missesAllowed, keptPpm: null };
  const kept = oddsOfAtMost(missesAllowed, tickets, successPpm / WHOLE_PPM);
  return { tickets, missesAllowed, keptPpm: Math.round(kept * WHOLE_PPM) };
}

/** How many of so many tickets may be missed, exactly; null when the sample is exempt or the promise is a mean. */
export function missesAllowedOf(
  { requirement, minimumSample, belowMinimum }: PeriodTerms,
  tickets: number,
): number | null {
  if (requirement === null || requirement.kind === 'mean' || tickets <= 0) return null;
  if (requirement.kind === 'allow') return requirement.misses;
  if (tickets < (minimumSample ?? 0)) return belowMinimum.kind === 'allowMisses' ? belowMinimum.misses : null;
  const ppm =
    requirement.kind === 'attainment' ? requirement.requiredPpm : Math.round(requirement.percent * (WHOLE_PPM / 100));
  return Number((BigInt(tickets) * BigInt(WHOLE_PPM - ppm)) / BigInt(WHOLE_PPM));
}
