import type { Bonus } from '../../agreement/index.ts';
import { compareRatios, type Ratio, roundRatio, type Step, ZERO } from '../../money/index.ts';
import { monthsOf } from '../account/misses.ts';
import type { NotComputable } from '../account/settle-month.ts';
import { capOf } from '../cap/cap-rooms.ts';
import { currencyOf } from '../due/currency.ts';
import type { Owed } from '../due/owed.ts';
import { exactValue, nameValue } from '../due/steps.ts';
import type { BaseAsked, Bases } from '../month/bases.ts';
import type { Month } from '../month/month.ts';
import type { PeriodOutcome } from '../outcome.ts';
import { bonusFor } from './bonus-for.ts';
import { forfeitOf } from './forfeit.ts';

/** What a bonus comes to in the month it is settled in, capped and rounded. */
export interface BonusItem {
  readonly month: Month;
  readonly bonus: Bonus;
  readonly outcome: PeriodOutcome;
  readonly base: BaseAsked | null;
  readonly baseMinor: Ratio;
  readonly owed: Owed;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly steps: () => readonly Step[];
}

export interface MonthBonuses {
  readonly items: readonly BonusItem[];
  readonly refused: readonly NotComputable[];
}

/**
 * The bonuses earned in one month. Each is rounded once, half up, and limited by its own cap alone: no bonus is bounded by
 * what the customer could be owed unless the agreement says so.
 * @param outcomes those whose period ends in the month
 * @param all every outcome known: breaches that forfeit a bonus may lie in periods that still run
 */
export function monthBonuses(
  month: Month,
  outcomes: readonly PeriodOutcome[],
  all: readonly PeriodOutcome[],
  bases: Bases,
): MonthBonuses {
  const items: BonusItem[] = [];
  const refused: NotComputable[] = [];
  for (const ofPromise of promises(outcomes)) {
    const first = ofPromise[0] as PeriodOutcome;
    for (const bonus of first.version.commercial.bonuses) {
      if (bonus.on !== first.target.id) continue;
      const least = ofPromise.map((outcome) => itemOf(bonus, outcome, month, all, bases)).reduce(lesser);
      if (least.owed.unable !== null)
        refused.push({ kind: 'bonusNotComputable', id: bonus.id, because: least.owed.unable, period: first.period });
      else if (least.owed.minor.part > 0n) items.push(least);
    }
  }
  return { items, refused };
}

/** Outcomes of one target, level and period: of several services under one promise all must have earned the bonus. */
function promises(outcomes: readonly PeriodOutcome[]): readonly (readonly PeriodOutcome[])[] {
  const found = new Map<string, PeriodOutcome[]>();
  for (const outcome of outcomes) {
    const key = JSON.stringify([outcome.target.id, outcome.target.level, outcome.period.from]);
    found.set(key, [...(found.get(key) ?? []), outcome]);
  }
  return [...found.values()];
}

function lesser(a: BonusItem, b: BonusItem): BonusItem {
  if (a.owed.unable !== null) return a;
  return b.owed.unable !== null || compareRatios(b.owed.minor, a.owed.minor) < 0 ? b : a;
}

function itemOf(
  bonus: Bonus,
  outcome: PeriodOutcome,
  month: Month,
  all: readonly PeriodOutcome[],
  bases: Bases,
): BonusItem {
  const { version, target } = outcome;
  const asked = (of: BaseAsked['of']): BaseAsked => ({
    of,
    version,
    settled: month,
    months: monthsOf(outcome),
    revised: true,
    target,
  });
  const base = bonus.of === null ? null : asked(bonus.of);
  const baseMinor = base === null ? ZERO : bases.sum(base);
  const owed = bonusFor(bonus, outcome, baseMinor);
  const currency = currencyOf(version);
  const steps: (() => Step)[] = [];
  let minor = owed.minor;
  const capMinor = bonus.cap === null ? null : capOf(bonus.cap, (of) => bases.sum(asked(of)));
  if (capMinor !== null && compareRatios(minor, capMinor) > 0) {
    steps.push(() =>
      step(`bonuses.${bonus.id}.cap`, 'ownCap', { cap: exactValue(capMinor, currency) }, capMinor, currency),
    );
    minor = capMinor;
  }
  const forfeit = minor.part > 0n ? forfeitOf(bonus, outcome.period, all) : null;
  if (forfeit !== null) {
    const inputs = { target: nameValue(forfeit.target) };
    const clause = `bonuses.${bonus.id}.unless`;
    steps.push(() => ({ ...step(clause, 'forfeited', inputs, ZERO, currency), evidence: forfeit.evidence }));
    minor = ZERO;
  }
  const amountMinor = roundRatio(minor);
  const money = { amountMinor: Number(amountMinor), currency };
  steps.push(() => ({
    ...step(null, 'rounded', { before: exactValue(minor, currency) }, minor, currency),
    result: { kind: 'money', money },
  }));
  const working = () => [...owed.steps(), ...steps.map((make) => make())];
  return { month, bonus, outcome, base, baseMinor, owed, amountMinor, currency, steps: working };
}

function step(clause: string | null, kind: string, inputs: Step['inputs'], result: Ratio, currency: string): Step {
  return { kind, clause, inputs, result: exactValue(result, currency), evidence: [] };
}
