import type { RemedyFormula } from '../../agreement/index.ts';
import { floorRatio, multiplyRatios, ONE, type Ratio, ratio, ratioOfPpm, subtractRatios } from '../../money/index.ts';
import type { Breach } from '../../objective/index.ts';
import { DAY_MS, instantToLocal } from '../../time/index.ts';
import { type Case, NOTHING_OWED, type Owed, ofBase, owedTimes, unable } from './owed.ts';
import { dueStep, nameValue, numberOf } from './steps.ts';

type Formula<K extends RemedyFormula['kind']> = Extract<RemedyFormula, { kind: K }>;

/** For each clock breached in the period. */
export function owedPerBreach(asked: Case, { due }: Formula<'perBreach'>): Owed {
  const breaches = ratio(asked.outcome.breaches.length);
  if (breaches.part === 0n) return NOTHING_OWED;
  const owed: Owed = owedTimes(asked, due, breaches, () => [
    dueStep('perBreach', asked, owed, due, { breaches: numberOf(breaches) }),
  ]);
  return owed;
}

/**
 * For each unit of time beyond the promise. Of an availability: of the downtime beyond what is allowed. Of clocks: of
 * their lateness. A unit begun counts for each clock by itself ("each of them, per started hour"); where only full units
 * count, the lateness of all is added up first ("late by": the sum of what each was late), so that none is lost.
 */
export function owedPerUnit(asked: Case, { eachMs, due, started }: Formula<'perUnit'>): Owed {
  const beyond = beyondOf(asked);
  if (beyond === null) return unable('nothingMeasured');
  const units = started ? beyond.reduce((sum, late) => sum + ceiling(late, eachMs), 0n) : fullUnits(beyond, eachMs);
  const owed: Owed = owedTimes(asked, due, ratio(units), () => [
    dueStep('perUnit', asked, owed, due, {
      ...(beyond.length === 1 ? { beyond: { kind: 'duration', ms: Number(floorRatio(beyond[0] as Ratio)) } } : {}),
      each: { kind: 'duration', ms: eachMs },
      counted: nameValue(started ? 'started' : 'full'),
      units: numberOf(ratio(units)),
    }),
  ]);
  return owed;
}

/** How far beyond the promise, outage time or clock by clock, in milliseconds above zero; null: nothing tells. */
function beyondOf({ outcome }: Case): readonly Ratio[] | null {
  const { downtime, target, breaches } = outcome;
  if (downtime === null) return breaches.map(({ lateMs }) => ratio(Math.max(0, Math.trunc(lateMs))));
  if (target.atLeastPpm === null) return null;
  const allowed = multiplyRatios(downtime.measuredMs, subtractRatios(ONE, ratioOfPpm(target.atLeastPpm)));
  const beyond = subtractRatios(downtime.downtimeMs, allowed);
  return beyond.part > 0n ? [beyond] : [];
}

function ceiling(late: Ratio, eachMs: number): bigint {
  return -floorRatio(ratio(-late.part, late.whole * BigInt(eachMs)));
}

function fullUnits(beyond: readonly Ratio[], eachMs: number): bigint {
  let [part, whole] = [0n, 1n];
  for (const late of beyond) [part, whole] = [part * late.whole + late.part * whole, whole * late.whole];
  return part / (whole * BigInt(eachMs));
}

/**
 * Days late in the sense of French public procurement: P = V × R / divisor (CCAG, late days). Every calendar day counts
 * from the day after the deadline, the day of the stop included.
 */
export function owedPerLateDay(asked: Case, { divisor, ruleset }: Formula<'lateDays'>): Owed {
  if (asked.remedy.of === null) return unable('noBase');
  const { timeZone } = asked.outcome.version;
  const days = asked.outcome.breaches.reduce((sum, breach) => sum + lateDays(breach, timeZone), 0);
  if (days === 0) return NOTHING_OWED;
  const owed: Owed = ofBase(asked, ratio(days, divisor), () => [
    dueStep('lateDays', asked, owed, null, {
      days: numberOf(ratio(days)),
      divisor: numberOf(ratio(divisor)),
      ruleset: nameValue(ruleset),
    }),
  ]);
  return owed;
}

function lateDays({ dueAt, lateRealMs }: Breach, timeZone: string): number {
  if (!(lateRealMs > 0)) return 0;
  if (dueAt === null) return Math.ceil(lateRealMs / DAY_MS);
  // A deadline at midnight is the end of the day before.
  const deadline = instantToLocal(timeZone, dueAt - 1).dayNumber;
  return instantToLocal(timeZone, dueAt + lateRealMs).dayNumber - deadline;
}
