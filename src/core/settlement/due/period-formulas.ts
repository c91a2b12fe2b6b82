import type { RemedyFormula } from '../../agreement/index.ts';
import {
  divideRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  ratioOfDecimal,
  ratioOfPpm,
  type Step,
} from '../../money/index.ts';
import { evidenceOf } from './missed.ts';
import { type Case, NOTHING_OWED, type Owed, ofBase, owedTimes, unable } from './owed.ts';
import { dueStep, numberOf, ratioValue, shareValue } from './steps.ts';

type Formula<K extends RemedyFormula['kind']> = Extract<RemedyFormula, { kind: K }>;

/** The worst tier reached: the lowest bound that what was reached lies strictly below; null: none. */
function tierReached<T extends { readonly belowPpm: number }>(tiers: readonly T[], reached: Ratio): T | null {
  let worst: T | null = null;
  for (const tier of tiers) {
    // Strictly below: 99.9 % is not below 99.9 %.
    const below = reached.part * 1_000_000n < BigInt(tier.belowPpm) * reached.whole;
    if (below && (worst === null || tier.belowPpm < worst.belowPpm)) worst = tier;
  }
  return worst;
}

/** By how far the promise was missed; only the worst tier reached counts. */
export function owedByTiers(asked: Case, { tiers }: Formula<'tiers'>): Owed {
  const { reached } = asked.outcome;
  if (reached === null) return unable('noShare');
  const tier = tierReached(tiers, reached);
  if (tier === null) return NOTHING_OWED;
  const owed: Owed = owedTimes(asked, tier.due, ONE, () => [
    dueStep('tier', asked, owed, tier.due, { reached: ratioValue(reached), below: shareValue(tier.belowPpm) }),
  ]);
  return owed;
}

/** Once for the period. */
export function owedPerPeriod(asked: Case, { due }: Formula<'perPeriod'>): Owed {
  const owed: Owed = owedTimes(asked, due, ONE, () => [dueStep('perPeriod', asked, owed, due)]);
  return owed;
}

/** The base, times the share of the measured time that was down, times `times`. */
export function owedInProportion(asked: Case, { times }: Formula<'proportional'>): Owed {
  const { downtime } = asked.outcome;
  if (asked.remedy.of === null) return unable('noBase');
  if (downtime === null || downtime.measuredMs.part <= 0n) return unable('nothingMeasured');
  const down = divideRatios(downtime.downtimeMs, downtime.measuredMs);
  const factor = ratioOfDecimal(String(times)) ?? ONE;
  const owed: Owed = ofBase(asked, multiplyRatios(down, factor), () => [
    dueStep('proportional', asked, owed, null, { down: ratioValue(down), times: numberOf(factor) }),
  ]);
  return owed;
}

/** Days of service added, never money. */
export function owedInDays(asked: Case, { tiers }: Formula<'serviceDays'>): Owed {
  const { reached } = asked.outcome;
  if (reached === null) return unable('noShare');
  const tier = tierReached(tiers, reached);
  if (tier === null) return NOTHING_OWED;
  const step = (): Step => ({
    kind: 'serviceDays',
    clause: `remedies.${asked.remedy.id}.serviceDays`,
    inputs: { reached: ratioValue(reached), below: shareValue(tier.belowPpm) },
    result: numberOf(ratio(tier.days)),
    evidence: evidenceOf(asked.outcome),
  });
  return { ...NOTHING_OWED, days: tier.days, steps: () => [step()] };
}

/** Pool × allocation × amount at risk, the amount at risk being a share of the base. */
export function owedFromPool(asked: Case, { poolPpm, allocationPpm, atRiskPpm }: Formula<'pool'>): Owed {
  if (asked.remedy.of === null) return unable('noBase');
  const share = multiplyRatios(multiplyRatios(ratioOfPpm(poolPpm), ratioOfPpm(allocationPpm)), ratioOfPpm(atRiskPpm));
  const owed: Owed = ofBase(asked, share, () => [
    dueStep('pool', asked, owed, null, {
      pool: shareValue(poolPpm),
      allocation: shareValue(allocationPpm),
      atRisk: shareValue(atRiskPpm),
    }),
  ]);
  return owed;
}
