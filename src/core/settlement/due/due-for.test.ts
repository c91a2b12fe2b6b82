import { describe, expect, it } from 'vitest';
import { at } from '../../../../test/support/promises.ts';
import {
  amount,
  lateBy,
  moneySaid,
  outcomeOf,
  percent,
  reaching,
  remedySaid,
  share,
  tiers,
} from '../../../../test/support/settlements.ts';
import type { Remedy, RemedyFormula } from '../../agreement/index.ts';
import { type Ratio, ratio } from '../../money/index.ts';
import { dueFor, type PeriodOutcome } from '../index.ts';

const version = moneySaid({});
const hundred = ratio(10_000);
const minutes = (count: number) => ratio(Math.round(count * 60_000));
const by = (formula: RemedyFormula, said: Partial<Remedy> = {}) => remedySaid({ id: 'r', formula, ...said });
const owed = (remedy: Remedy, outcome: PeriodOutcome, base: Ratio = hundred, since: number | null = null) =>
  dueFor(remedy, outcome, base, since).minor;

/** March 2026 measured in full: 44 640 minutes, so many of them down. */
const down = (count: number, measured = 44_640) =>
  outcomeOf(version, 'uptime', '2026-03', {
    verdict: 'breached',
    reached: percent('99'),
    downtime: { service: 'web', downtimeMs: minutes(count), measuredMs: minutes(measured), outages: ['probe/o1'] },
  });
const late = (...counts: readonly number[]) =>
  outcomeOf(version, 'p1', '2026-03', {
    breaches: counts.map((count, place) => lateBy(`INC-${place}`, '2026-03-10T12:00:00Z', count)),
  });

describe('tiers: strictly below, and only the worst one reached', () => {
  const formula = by(tiers([99.9, 10], [99, 25], [95, 100]));
  it.each([
    ['99.9', 0],
    ['99.8999', 10],
    ['99.0', 10],
    ['98.99', 25],
    ['95.0', 25],
    ['94.9', 100],
    ['100', 0],
    ['0', 100],
  ])('%s %% gives %d %%', (reached, credit) => {
    const outcome = { ...reaching(version, '2026-03', reached), verdict: 'breached' as const };
    expect(owed(formula, outcome)).toEqual(ratio(credit * 100));
  });
  it('a hair below the bound is below it, however many decimals it takes to see', () =>
    expect(owed(formula, { ...down(1), reached: percent('99.8999999999999999') })).toEqual(ratio(1000)));
  it('gives nothing where the period was met, still runs, or counted nothing', () => {
    for (const verdict of ['met', 'open', 'notApplicable'] as const)
      expect(owed(formula, { ...reaching(version, '2026-03', '90'), verdict })).toEqual(ratio(0));
  });
  it('an amount is due whatever the base', () => {
    const fixed = by({ kind: 'tiers', tiers: [{ belowPpm: 999_000, due: amount('75.00') }] }, { of: null });
    expect(owed(fixed, reaching(version, '2026-03', '99.5'))).toEqual(ratio(7500));
  });
  it('a share of nothing, and a promise that is no share, cannot be computed', () => {
    expect(dueFor(by(tiers([99.9, 10]), { of: null }), reaching(version, '2026-03', '99'), hundred).unable).toBe(
      'noBase',
    );
    expect(dueFor(formula, { ...down(1), reached: null }, hundred).unable).toBe('noShare');
  });
  it('shows bound, figure, base, result and outages', () => {
    expect(dueFor(formula, { ...down(600), reached: percent('98.6559') }, hundred).steps()).toEqual([
      {
        kind: 'tier',
        clause: 'remedies.r.tiers',
        inputs: {
          reached: { kind: 'ratio', ratio: percent('98.6559') },
          below: { kind: 'share', ppm: 990_000 },
          due: { kind: 'share', ppm: 250_000 },
          base: { kind: 'exactMoney', minor: hundred, currency: 'EUR' },
        },
        result: { kind: 'exactMoney', minor: ratio(2500), currency: 'EUR' },
        evidence: ['probe/o1'],
      },
    ]);
  });
});

describe('per unit of downtime beyond the promise: 5 % an hour beyond 99.5 %', () => {
  const target = { ...(version.targets[0] as PeriodOutcome['target']), atLeastPpm: 995_000 };
  const hour = (started: boolean) => by({ kind: 'perUnit', eachMs: 3_600_000, due: share(5), started });
  const beyond = (count: number) => ({ ...down(count), target });
  it('284 minutes in March, 223.2 allowed: 5 % where only full hours count', () =>
    expect(owed(hour(false), beyond(284))).toEqual(ratio(500)));
  it('the same gives 10 % where an hour begun counts', () =>
    expect(owed(hour(true), beyond(284))).toEqual(ratio(1000)));
  it('800 minutes give 45 % before the cap of 30 %', () => expect(owed(hour(false), beyond(800))).toEqual(ratio(4500)));
  it('exactly what is allowed gives nothing, a millisecond more an hour begun', () => {
    expect(owed(hour(true), beyond(223.2))).toEqual(ratio(0));
    const more = {
      ...beyond(223.2),
      downtime: { ...down(0).downtime, downtimeMs: ratio(13_392_001) },
    } as PeriodOutcome;
    expect(owed(hour(true), more)).toEqual(ratio(500));
    expect(owed(hour(false), more)).toEqual(ratio(0));
  });
});

describe('per unit of lateness of tickets', () => {
  const hour = (started: boolean) => by({ kind: 'perUnit', eachMs: 3_600_000, due: amount('20.00'), started });
  it('late by: what each ticket was late adds up, and those in time take nothing away', () =>
    expect(owed(hour(false), late(40, 40, 0))).toEqual(ratio(2000)));
  it('an hour begun counts for each ticket by itself', () =>
    expect(owed(hour(true), late(10, 10, 61))).toEqual(ratio(8000)));
});

describe('per breach and per period', () => {
  it('each clock breached costs its amount', () =>
    expect(owed(by({ kind: 'perBreach', due: amount('50.00') }), late(5, 90, 1))).toEqual(ratio(15_000)));
  it('no clock breached costs nothing', () =>
    expect(owed(by({ kind: 'perBreach', due: amount('50.00') }), late())).toEqual(ratio(0)));
  it('misses within what the agreement allows cost nothing, beyond it each of them does', () => {
    const allowed = { ...late(5, 90), verdict: 'met' as const };
    const remedy = by({ kind: 'perBreach', due: amount('50.00') });
    expect(owed(remedy, allowed)).toEqual(ratio(0));
    expect(owed(remedy, { ...allowed, verdict: 'breached' })).toEqual(ratio(10_000));
  });
  it('a period missed costs once, however many breaches', () =>
    expect(owed(by({ kind: 'perPeriod', due: share(3) }), { ...late(5, 90), verdict: 'breached' })).toEqual(
      ratio(300),
    ));
});

describe('in proportion to the time down', () => {
  it('446.4 of 44 640 minutes are 1 % of the base, twice over 2 %', () => {
    expect(owed(by({ kind: 'proportional', times: 1 }), down(446.4))).toEqual(ratio(100));
    expect(owed(by({ kind: 'proportional', times: 2 }), down(446.4))).toEqual(ratio(200));
  });
  it('a third of a cent stays a third of a cent until it is rounded', () =>
    expect(owed(by({ kind: 'proportional', times: 0.1 }), down(1, 3), ratio(10))).toEqual(ratio(1, 3)));
  it('cannot be computed where nothing was measured', () =>
    expect(dueFor(by({ kind: 'proportional', times: 1 }), down(0, 0), hundred).unable).toBe('nothingMeasured'));
});

describe('days of service: 3, 7 and 15', () => {
  const formula: RemedyFormula = {
    kind: 'serviceDays',
    tiers: [
      { belowPpm: 999_000, days: 3 },
      { belowPpm: 990_000, days: 7 },
      { belowPpm: 950_000, days: 15 },
    ],
  };
  it.each([
    ['99.9', 0],
    ['99.8999', 3],
    ['98', 7],
    ['94', 15],
  ])('%s %% adds %d days and no money', (reached, days) => {
    const outcome = { ...reaching(version, '2026-03', reached), verdict: 'breached' as const };
    const found = dueFor(by(formula, { kind: 'serviceDays' }), outcome, hundred);
    expect([found.days, found.minor]).toEqual([days, ratio(0)]);
  });
});

describe('points: minor 1, serious 3, doubled when the period before was missed too', () => {
  const formula = (more: object = {}): RemedyFormula => ({
    kind: 'points',
    minor: 1,
    serious: 3,
    seriousBelowPpm: 950_000,
    repeat: 2,
    free: 0,
    perPoint: amount('1.00'),
    ...more,
  });
  const miss = (reached: string) => ({ ...reaching(version, '2026-03', reached), verdict: 'breached' as const });
  it('a serious miss, then a minor one, then a serious one: 3, 2, 6', () => {
    const remedy = by(formula());
    expect([
      owed(remedy, miss('90'), hundred, null),
      owed(remedy, miss('99'), hundred, 1),
      owed(remedy, miss('90'), hundred, 1),
    ]).toEqual([ratio(300), ratio(200), ratio(600)]);
  });
  it('are not doubled after a period that was kept', () =>
    expect(owed(by(formula()), miss('99'), hundred, 2)).toEqual(ratio(100)));
  it('that are free cost nothing', () => {
    expect(owed(by(formula({ free: 1 })), miss('99'))).toEqual(ratio(0));
    expect(owed(by(formula({ free: 1 })), miss('90'))).toEqual(ratio(200));
  });
  it('without a bound, a breach of the first priority is serious', () => {
    const remedy = by(formula({ seriousBelowPpm: null }));
    const breached = (priority: string) =>
      outcomeOf(version, 'p1', '2026-03', { breaches: [lateBy('INC-1', '2026-03-10T12:00:00Z', 5, priority)] });
    expect([owed(remedy, breached('P1')), owed(remedy, breached('P2'))]).toEqual([ratio(300), ratio(100)]);
  });
});

describe('a pool', () => {
  it('half of the pool, 40 % for this promise, 10 % of 100 000 at risk: 2 000', () => {
    const formula: RemedyFormula = { kind: 'pool', poolPpm: 500_000, allocationPpm: 400_000, atRiskPpm: 100_000 };
    expect(owed(by(formula), down(60), ratio(10_000_000))).toEqual(ratio(200_000));
  });
});

describe('late days of public procurement: V × R / 1000', () => {
  const formula: RemedyFormula = { kind: 'lateDays', divisor: 1000, ruleset: 'ccag-tic-2021' };
  const lateUntil = (due: string, stop: string, timeZone = 'UTC') => ({
    ...outcomeOf({ ...version, timeZone }, 'p1', '2026-03', {
      breaches: [{ ...lateBy('INC-1', due, 1), lateRealMs: at(stop) - at(due) }],
    }),
  });
  it('18 000 EUR and 7 days late: 126 EUR', () =>
    expect(owed(by(formula), lateUntil('2026-03-10T17:00:00Z', '2026-03-17T09:00:00Z'), ratio(1_800_000))).toEqual(
      ratio(12_600),
    ));
  it('the clock starts the day after the deadline: late on the day itself is no day late', () =>
    expect(owed(by(formula), lateUntil('2026-03-10T09:00:00Z', '2026-03-10T23:59:00Z'))).toEqual(ratio(0)));
  it('every calendar day counts, told in the agreement’s zone', () => {
    expect(owed(by(formula), lateUntil('2026-03-06T17:00:00Z', '2026-03-09T00:30:00Z'), ratio(1000))).toEqual(ratio(3));
    const paris = lateUntil('2026-03-06T17:00:00Z', '2026-03-08T23:30:00Z', 'Europe/Paris');
    expect(owed(by(formula), paris, ratio(1000))).toEqual(ratio(3));
  });
  it('a deadline at midnight is the end of the day before', () =>
    expect(owed(by(formula), lateUntil('2026-03-11T00:00:00Z', '2026-03-11T10:00:00Z'), ratio(1000))).toEqual(
      ratio(1),
    ));
  it('another divisor divides otherwise: 3000 in PI, MI and MOE', () =>
    expect(
      owed(
        by({ ...formula, divisor: 3000 }),
        lateUntil('2026-03-10T17:00:00Z', '2026-03-17T09:00:00Z'),
        ratio(1_800_000),
      ),
    ).toEqual(ratio(4200)));
});

describe('repetition', () => {
  const remedy = by(tiers([99.9, 10]), { repeat: { times: 1.5, withinPeriods: 3 } });
  it.each([
    [null, 1000],
    [1, 1500],
    [3, 1500],
    [4, 1000],
  ])('last missed %s periods ago: %d cents', (since, cents) =>
    expect(owed(remedy, reaching(version, '2026-03', '99.5'), hundred, since)).toEqual(ratio(cents)),
  );
});
