import type { Bonus, Due } from '../../agreement/index.ts';
import {
  compareRatios,
  divideRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  ratioOfPpm,
  type Step,
  subtractRatios,
  ZERO,
} from '../../money/index.ts';
import { currencyOf } from '../due/currency.ts';
import { NOTHING_OWED, type Owed, unable } from '../due/owed.ts';
import { dueValue, exactValue, ratioValue, shareValue } from '../due/steps.ts';
import type { PeriodOutcome } from '../outcome.ts';

/**
 * What a bonus comes to for one period of its target, before its own cap: exact, in minor units. From each bound on
 * (inclusive) so much, the highest reached counts; a linear one grows evenly from its bound to 100 %. A period that is
 * open, was not met, counts nothing, or has fewer tickets than the minimum sample earns none.
 */
export function bonusFor(bonus: Bonus, outcome: PeriodOutcome, baseMinor: Ratio): Owed {
  const { reached, verdict, target, counted } = outcome;
  if (verdict !== 'met' || (outcome.downtime === null && counted < (target.minimumSample ?? 0))) return NOTHING_OWED;
  if (reached === null) return unable('noShare');
  const tier = highestReached(bonus, reached);
  if (tier === null) return NOTHING_OWED;
  if (tier.due.kind === 'share' && bonus.of === null) return unable('noBase');
  const grown = bonus.linear ? grownTo(reached, lowestBound(bonus)) : ONE;
  const full =
    tier.due.kind === 'share'
      ? multiplyRatios(baseMinor, ratioOfPpm(tier.due.sharePpm))
      : ratio(tier.due.amount.amountMinor);
  const minor = multiplyRatios(full, grown);
  const share = tier.due.kind === 'share' ? multiplyRatios(ratioOfPpm(tier.due.sharePpm), grown) : null;
  const steps = () => [stepOf(bonus, outcome, { reached, grown, baseMinor, minor, from: tier.fromPpm, due: tier.due })];
  return { minor, share, days: 0, unable: null, steps };
}

function highestReached({ tiers, linear }: Bonus, reached: Ratio): Bonus['tiers'][number] | null {
  const inReach = tiers.filter(({ fromPpm }) => compareRatios(reached, ratioOfPpm(fromPpm)) >= 0);
  // A linear bonus grows towards its largest figure from its first bound on.
  const candidates = linear && inReach.length > 0 ? tiers : inReach;
  return candidates.reduce<Bonus['tiers'][number] | null>(
    (best, tier) => (best === null || tier.fromPpm > best.fromPpm ? tier : best),
    null,
  );
}

function lowestBound({ tiers }: Bonus): number {
  return Math.min(...tiers.map(({ fromPpm }) => fromPpm));
}

/** How far from the bound to 100 %, between nothing and all; a bound of 100 % is all of the way. */
function grownTo(reached: Ratio, fromPpm: number): Ratio {
  const from = ratioOfPpm(fromPpm);
  if (compareRatios(reached, ONE) >= 0 || compareRatios(from, ONE) >= 0) return ONE;
  const grown = divideRatios(subtractRatios(reached, from), subtractRatios(ONE, from));
  return grown.part < 0n ? ZERO : grown;
}

interface Figures {
  readonly reached: Ratio;
  readonly grown: Ratio;
  readonly baseMinor: Ratio;
  readonly minor: Ratio;
  readonly from: number;
  readonly due: Due;
}

function stepOf(bonus: Bonus, { version }: PeriodOutcome, figures: Figures): Step {
  const currency = currencyOf(version);
  return {
    kind: bonus.linear ? 'bonusLinear' : 'bonus',
    clause: `bonuses.${bonus.id}`,
    inputs: {
      reached: ratioValue(figures.reached),
      from: shareValue(figures.from),
      due: dueValue(figures.due),
      ...(bonus.linear ? { grown: ratioValue(figures.grown) } : {}),
      ...(figures.due.kind === 'share' ? { base: exactValue(figures.baseMinor, currency) } : {}),
    },
    result: exactValue(figures.minor, currency),
    evidence: [],
  };
}
