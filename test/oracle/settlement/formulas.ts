// What each remedy comes to for one missed period, straight from the formulas (3.4).
import { charged, monthsFrom } from './charged.ts';
import { ceil, type Fraction, floor, less, minus, NOTHING, over, ppm, sum, times, whole } from './fraction.ts';
import type { Due, World, WorldOutcome, WorldRemedy } from './world.ts';

const DAY = 86_400_000;

export function isMissed(outcome: WorldOutcome, world: World): boolean {
  if (outcome.verdict === 'breached') return true;
  const asks = world.targets.find(({ id }) => id === outcome.target)?.asks;
  return asks === null && outcome.breaches.length > 0;
}

/** Outcomes of the same target before this one, the latest first. */
function earlier(world: World, outcome: WorldOutcome): readonly WorldOutcome[] {
  const same = world.outcomes.filter(({ target, from }) => target === outcome.target && from < outcome.from);
  return [...same].sort((a, b) => b.from - a.from);
}

/** What a formula gives for one missed period, repeated as the remedy says, before any cap. */
export function owed(
  world: World,
  remedy: WorldRemedy,
  outcome: WorldOutcome,
  month: number,
): { money: Fraction; days: number } {
  const { formula } = remedy;
  const perEvent = formula.kind === 'perBreach' || formula.kind === 'perUnit' || formula.kind === 'lateDays';
  const months = perEvent ? [month] : monthsFrom(outcome.from, outcome.to);
  const base = remedy.of === null ? NOTHING : charged(world, remedy.of, months);
  const worth = (due: Due): Fraction => ('cents' in due ? whole(due.cents) : times(ppm(due.share), base));
  const before = earlier(world, outcome);
  const lastMiss = before.findIndex((one) => isMissed(one, world));
  const once = byFormula(formula, outcome, { base, worth, missedJustBefore: lastMiss === 0, world });
  const again = remedy.repeat !== null && lastMiss >= 0 && lastMiss < remedy.repeat.within;
  return { money: again ? times(once.money, whole(remedy.repeat.times)) : once.money, days: once.days };
}

interface Around {
  readonly base: Fraction;
  readonly worth: (due: Due) => Fraction;
  readonly missedJustBefore: boolean;
  readonly world: World;
}

function byFormula(
  formula: WorldRemedy['formula'],
  outcome: WorldOutcome,
  around: Around,
): { money: Fraction; days: number } {
  const { base, worth, missedJustBefore, world } = around;
  const money = (fraction: Fraction) => ({ money: fraction, days: 0 });
  const reached = outcome.reached ?? [1n, 1n];
  switch (formula.kind) {
    case 'tiers': {
      const hit = formula.tiers.filter(({ below }) => less(reached, ppm(below))).sort((a, b) => a.below - b.below)[0];
      return money(hit === undefined ? NOTHING : worth(hit.due));
    }
    case 'serviceDays': {
      const hit = formula.tiers.filter(({ below }) => less(reached, ppm(below))).sort((a, b) => a.below - b.below)[0];
      return { money: NOTHING, days: hit?.days ?? 0 };
    }
    case 'perPeriod':
      return money(worth(formula.due));
    case 'perBreach':
      return money(times(whole(outcome.breaches.length), worth(formula.due)));
    case 'perUnit':
      return money(times(whole(unitsLate(formula, outcome, world)), worth(formula.due)));
    case 'proportional': {
      const { downMs, measuredMs } = outcome.down ?? { downMs: 0, measuredMs: 1 };
      return money(times(times([BigInt(downMs), BigInt(measuredMs)], whole(formula.times)), base));
    }
    case 'points': {
      const serious =
        formula.seriousBelow === null
          ? outcome.breaches.some(({ priority }) => priority === 'P1')
          : outcome.reached !== null && less(outcome.reached, ppm(formula.seriousBelow));
      const points =
        (serious ? formula.serious : formula.minor) * (missedJustBefore ? formula.repeat : 1) - formula.free;
      return money(times(whole(Math.max(0, points)), worth(formula.each)));
    }
    case 'pool':
      return money(times(times(ppm(formula.pool), ppm(formula.allocation)), times(ppm(formula.atRisk), base)));
    case 'lateDays': {
      let days = 0n;
      for (const breach of outcome.breaches) days += calendarDays(breach.dueAt, breach.dueAt + breach.lateRealMs);
      return money(times([days, BigInt(formula.divisor)], base));
    }
  }
}

/** Calendar days after that of the deadline, that of the stop included; a deadline at midnight ends the day before. */
function calendarDays(dueAt: number, stopAt: number): bigint {
  return BigInt(Math.floor(stopAt / DAY) - Math.floor((dueAt - 1) / DAY));
}

function unitsLate(
  formula: { readonly each: number; readonly started: boolean },
  outcome: WorldOutcome,
  world: World,
): bigint {
  const each = whole(formula.each);
  if (outcome.down === null) {
    // Each clock by itself where a unit begun counts; else all lateness first.
    const late = outcome.breaches.map(({ lateMs }) => whole(lateMs));
    if (!formula.started) return floor(over(sum(late), each));
    return late.reduce((units, one) => units + ceil(over(one, each)), 0n);
  }
  const target = world.targets.find(({ id }) => id === outcome.target);
  const share = target?.asks !== null && target !== undefined && 'share' in target.asks ? target.asks.share : 1_000_000;
  const allowed = times(whole(outcome.down.measuredMs), minus([1n, 1n], ppm(share)));
  const beyond = minus(whole(outcome.down.downMs), allowed);
  if (!less(NOTHING, beyond)) return 0n;
  return formula.started ? ceil(over(beyond, each)) : floor(over(beyond, each));
}
