import { type Random, randomFrom } from '../random.ts';
import type { Fraction } from './fraction.ts';
import {
  type Base,
  type Cap,
  type DecisionType,
  type Due,
  type Formula,
  startOf,
  type Window,
  type World,
  type WorldBreach,
  type WorldDecision,
  type WorldEarnBack,
  type WorldOutcome,
  type WorldRemedy,
  type WorldTarget,
} from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHARES = [950_000, 980_000, 990_000, 995_000, 999_000, 999_900];
const LINES = ['base', 'users', 'backup'];

/** A world of one to three years in which promises are missed often enough for money to be owed. */
export function randomWorld(seed: number): World {
  const random = randomFrom(seed);
  const months = random.pick([12, 12, 12, 13, 14, 18, 24, 36]);
  const time = { year: 2023 + random.below(3), firstMonth: random.below(12), months };
  const targets = targetsOf(random, time.firstMonth);
  const outcomes = targets.flatMap((target) => outcomesOf(random, target, time));
  const remedies = remediesOf(random, targets);
  const bonuses = bonusesOf(random, targets);
  return {
    ...time,
    term: random.chance(50) ? null : random.pick([6, 12, 24]),
    renewal: random.pick([6, 12]),
    lines: Object.fromEntries(LINES.map((line) => [line, amountsOf(random, months)])),
    annualValue: random.below(5_000_000),
    targets,
    outcomes,
    remedies,
    caps: capsOf(random),
    bonuses,
    earnBack: remedies.flatMap(({ id }) => (random.chance(25) ? [earnBackOf(random, id)] : [])),
    decisions: decisionsOf(random, [...remedies, ...bonuses], time),
    asOf: startOf(time, months) + random.below(3) * 20 * DAY,
  };
}

function amountsOf(random: Random, months: number): readonly number[] {
  const usual = random.below(500_000);
  return Array.from({ length: months }, () => (random.chance(80) ? usual : random.below(500_000)));
}

/** Periods of three months only where the agreement begins with one. */
function targetsOf(random: Random, firstMonth: number): readonly WorldTarget[] {
  const count = 1 + random.below(3);
  return Array.from({ length: count }, (_, place): WorldTarget => {
    const measure = random.pick(['availability', 'restoration'] as const);
    const share = { share: random.pick(SHARES) };
    const asks = measure === 'availability' ? share : random.pick([share, { misses: random.below(3) }, null]);
    const per = firstMonth % 3 === 0 && random.chance(35) ? 3 : 1;
    return { id: `t${place}`, measure, per, asks, outstanding: 999_900 };
  });
}

type Time = Pick<World, 'year' | 'firstMonth' | 'months'>;

function outcomesOf(random: Random, target: WorldTarget, time: Time): readonly WorldOutcome[] {
  const outcomes: WorldOutcome[] = [];
  for (let from = 0; from + target.per <= time.months; from += target.per) {
    if (random.chance(5)) continue;
    const to = from + target.per;
    outcomes.push(
      target.measure === 'availability'
        ? uptime(random, target, time, from, to)
        : clocks(random, target, time, from, to),
    );
  }
  return outcomes;
}

const nothingCounts = (target: WorldTarget, from: number, to: number): WorldOutcome => ({
  target: target.id,
  from,
  to,
  verdict: 'notApplicable',
  reached: null,
  counted: 0,
  breaches: [],
  down: null,
});

function uptime(random: Random, target: WorldTarget, time: Time, from: number, to: number): WorldOutcome {
  if (random.chance(5)) return { ...nothingCounts(target, from, to), down: { downMs: 0, measuredMs: 0 } };
  const measuredMs = startOf(time, to) - startOf(time, from);
  const share = target.asks !== null && 'share' in target.asks ? target.asks.share : 1_000_000;
  const edge = ((1_000_000 - share) * measuredMs) / 1_000_000;
  const around = [0, edge, edge + 1, edge + HOUR, edge + HOUR + 1, 2 * edge, measuredMs, random.below(measuredMs)];
  const downMs = Math.min(measuredMs, Math.floor(random.pick(around)));
  const reached: Fraction = [BigInt(measuredMs - downMs), BigInt(measuredMs)];
  const met = reached[0] * 1_000_000n >= BigInt(share) * reached[1];
  return {
    target: target.id,
    from,
    to,
    verdict: met ? 'met' : 'breached',
    reached,
    counted: 0,
    breaches: [],
    down: { downMs, measuredMs },
  };
}

function clocks(random: Random, target: WorldTarget, time: Time, from: number, to: number): WorldOutcome {
  const counted = random.pick([0, 1, 5, 20, 100]);
  if (counted === 0) return nothingCounts(target, from, to);
  const misses = Math.min(counted, random.pick([0, 0, 1, 2, 3, counted]));
  const breaches = Array.from({ length: Math.min(misses, 6) }, (_, place) =>
    breachOf(random, time, from, to, `${target.id}-${from}-${place}`),
  );
  const reached: Fraction = [BigInt(counted - breaches.length), BigInt(counted)];
  return {
    target: target.id,
    from,
    to,
    verdict: verdictOf(target, reached, breaches.length),
    reached,
    counted,
    breaches,
    down: null,
  };
}

function verdictOf({ asks }: WorldTarget, [kept, counted]: Fraction, misses: number): WorldOutcome['verdict'] {
  if (asks === null) return 'notApplicable';
  const met = 'share' in asks ? kept * 1_000_000n >= BigInt(asks.share) * counted : misses <= asks.misses;
  return met ? 'met' : 'breached';
}

function breachOf(random: Random, time: Time, from: number, to: number, ticket: string): WorldBreach {
  const [begin, end] = [startOf(time, from), startOf(time, to)];
  const minutes = begin + random.below((end - begin) / 60_000) * 60_000;
  const dueAt = random.chance(20) ? Math.floor(minutes / DAY) * DAY : minutes;
  const lateRealMs = random.pick([1, HOUR, HOUR + 1, 26 * HOUR, 3 * DAY]);
  return {
    ticket,
    priority: random.pick(['P1', 'P2']),
    dueAt,
    lateMs: random.pick([1, HOUR, HOUR + 1, 90 * 60_000]),
    lateRealMs,
  };
}

const baseOf = (random: Random): Base =>
  random.pick<Base>(['charges', 'annualValue', { lines: ['base'] }, { lines: ['base', 'backup'] }]);
const dueOf = (random: Random): Due =>
  random.chance(60) ? { share: random.below(300_001) } : { cents: random.below(50_000) };
const capOf = (random: Random): Cap =>
  random.chance(70) ? { share: random.below(300_001), of: baseOf(random) } : { cents: random.below(300_000) };

function capsOf(random: Random): World['caps'] {
  const windows: readonly Window[] = ['month', 'quarter', 'semester', 'rolling12mo', 'year', 'contractYear', 'term'];
  return Object.fromEntries(random.some(windows, 20).map((window) => [window, capOf(random)]));
}

function tiersOf(random: Random): readonly number[] {
  return random.some(SHARES, 50).toSorted((a, b) => b - a);
}

function formulaOf(random: Random, { measure }: WorldTarget): Formula {
  const kind = random.pick([
    ...(['tiers', 'perPeriod', 'perUnit', 'points', 'pool', 'serviceDays'] as const),
    ...(measure === 'availability' ? (['proportional', 'tiers'] as const) : (['perBreach', 'lateDays'] as const)),
  ]);
  switch (kind) {
    case 'tiers':
      return { kind, tiers: tiersOf(random).map((below) => ({ below, due: dueOf(random) })) };
    case 'serviceDays':
      return { kind, tiers: tiersOf(random).map((below, place) => ({ below, days: (place + 1) * 3 })) };
    case 'perPeriod':
    case 'perBreach':
      return { kind, due: dueOf(random) };
    case 'perUnit':
      return { kind, each: random.pick([HOUR, 30 * 60_000, 7 * HOUR]), due: dueOf(random), started: random.chance(50) };
    case 'proportional':
      return { kind, times: random.pick([1, 2, 10]) };
    case 'points':
      return {
        kind,
        minor: 1,
        serious: 3,
        seriousBelow: random.chance(50) ? random.pick(SHARES) : null,
        repeat: random.pick([1, 2]),
        free: random.below(3),
        each: dueOf(random),
      };
    case 'pool':
      return {
        kind,
        pool: random.below(1_000_001),
        allocation: random.below(1_000_001),
        atRisk: random.below(200_001),
      };
    case 'lateDays':
      return { kind, divisor: random.pick([1000, 3000]) };
  }
}

function remediesOf(random: Random, targets: readonly WorldTarget[]): readonly WorldRemedy[] {
  return Array.from({ length: 1 + random.below(4) }, (_, place): WorldRemedy => {
    const target = random.pick(targets);
    return {
      id: `r${place}`,
      on: target.id,
      formula: formulaOf(random, target),
      of: baseOf(random),
      repeat: random.chance(30) ? { times: random.pick([2, 3]), within: 1 + random.below(3) } : null,
      group: random.chance(40) ? random.pick(['g', 'h']) : null,
      cap: random.chance(30) ? capOf(random) : null,
      deMinimis: random.chance(25) ? random.below(20_000) : null,
      claim: random.chance(25) ? { days: random.pick([null, 10, 30]) } : null,
      notice: random.chance(25),
      contest: random.chance(35) ? random.pick([5, 15]) : null,
      silence: random.chance(50),
    };
  });
}

function bonusesOf(random: Random, targets: readonly WorldTarget[]): World['bonuses'] {
  const able = targets.filter(({ asks }) => asks !== null);
  if (able.length === 0) return [];
  return Array.from({ length: random.below(3) }, (_, place) => ({
    id: `b${place}`,
    on: random.pick(able).id,
    tiers: [...new Set([random.pick(SHARES), random.pick(SHARES)])]
      .sort((a, b) => a - b)
      .map((from) => ({ from, due: dueOf(random) })),
    linear: random.chance(30),
    of: baseOf(random),
    cap: random.chance(30) ? capOf(random) : null,
    unless: random.some(targets, 30).map(({ id }) => id),
    approval: random.chance(30),
  }));
}

function earnBackOf(random: Random, on: string): WorldEarnBack {
  const of = 1 + random.below(4);
  const kind = random.pick(['every', 'atLeast', 'mean'] as const);
  const count = kind === 'atLeast' ? 1 + random.below(of) : of;
  return { on, kind, count, of, portion: random.pick([1_000_000, 1_000_000, 500_000, 333_333]) };
}

function decisionsOf(random: Random, items: readonly { readonly id: string }[], time: Time): readonly WorldDecision[] {
  const types: readonly DecisionType[] = [
    'notified',
    'contested',
    'accepted',
    'invoiced',
    'claimed',
    'noticed',
    'approved',
  ];
  return Array.from({ length: random.below(40) }, (): WorldDecision => {
    const type = random.pick(types);
    const month = random.below(time.months);
    const item = random.pick(items).id;
    const own = type === 'claimed' || type === 'approved';
    const at = startOf(time, month + 1) + (random.below(60) - 15) * DAY + random.below(24) * HOUR;
    return { type, at, month: type === 'noticed' ? null : month, item: own || random.chance(60) ? item : null };
  });
}
