import type { Remedy, RemedyFormula } from '../../agreement/index.ts';
import { multiplyRatios, ONE, type Ratio, ratio, ratioOfDecimal } from '../../money/index.ts';
import type { PeriodOutcome } from '../outcome.ts';
import { owedPerBreach, owedPerLateDay, owedPerUnit } from './breach-formulas.ts';
import { currencyOf } from './currency.ts';
import { isMissed } from './missed.ts';
import { type Case, NOTHING_OWED, type Owed } from './owed.ts';
import { owedByTiers, owedFromPool, owedInDays, owedInProportion, owedPerPeriod } from './period-formulas.ts';
import { owedByPoints } from './points.ts';
import { exactValue, numberOf } from './steps.ts';

/**
 * What one remedy comes to for one period of its target, repetition included, before its own cap: exact, in minor units.
 * Nothing where the promise was not missed. Light enough to be asked for every period of a thousand simulated years: the
 * working is only made when `steps` is called.
 * @param baseMinor what a share is a share of, in minor units, before VAT; not looked at where amounts are due
 * @param sinceMiss how many periods ago the target was last missed before this one (1: directly before); null: never
 */
export function dueFor(
  remedy: Remedy,
  outcome: PeriodOutcome,
  baseMinor: Ratio,
  sinceMiss: number | null = null,
): Owed {
  if (remedy.formula === null || !isMissed(outcome)) return NOTHING_OWED;
  const asked: Case = { remedy, outcome, baseMinor, sinceMiss };
  const owed = owedBy(asked, remedy.formula);
  return owed.minor.part === 0n ? owed : repeated(asked, owed);
}

function owedBy(asked: Case, formula: RemedyFormula): Owed {
  switch (formula.kind) {
    case 'tiers':
      return owedByTiers(asked, formula);
    case 'perPeriod':
      return owedPerPeriod(asked, formula);
    case 'perBreach':
      return owedPerBreach(asked, formula);
    case 'perUnit':
      return owedPerUnit(asked, formula);
    case 'proportional':
      return owedInProportion(asked, formula);
    case 'serviceDays':
      return owedInDays(asked, formula);
    case 'points':
      return owedByPoints(asked, formula);
    case 'pool':
      return owedFromPool(asked, formula);
    case 'lateDays':
      return owedPerLateDay(asked, formula);
  }
}

/** Times as much when missed again within so many periods. */
function repeated({ remedy, outcome, sinceMiss }: Case, owed: Owed): Owed {
  const { repeat } = remedy;
  if (repeat === null || sinceMiss === null || sinceMiss > repeat.withinPeriods) return owed;
  const times = ratioOfDecimal(String(repeat.times)) ?? ONE;
  const minor = multiplyRatios(owed.minor, times);
  const currency = currencyOf(outcome.version);
  return {
    ...owed,
    minor,
    share: owed.share === null ? null : multiplyRatios(owed.share, times),
    steps: () => [
      ...owed.steps(),
      {
        kind: 'repeat',
        clause: `remedies.${remedy.id}.repeat`,
        inputs: {
          before: exactValue(owed.minor, currency),
          times: numberOf(times),
          periodsAgo: numberOf(ratio(sinceMiss)),
          within: numberOf(ratio(repeat.withinPeriods)),
        },
        result: exactValue(minor, currency),
        evidence: [],
      },
    ],
  };
}
