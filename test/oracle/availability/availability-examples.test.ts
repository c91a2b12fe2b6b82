import { describe, expect, it } from 'vitest';
import { differencesIn } from './comparison.ts';
import { availabilityIn } from './engine.ts';
import { minuteOf, type PlainEvent, type PlainRules, SERVICE, type World } from './facts.ts';
import { drawWorld } from './world.ts';

type Short = readonly [type: string, time: string, data?: { readonly [field: string]: unknown }];

/** March 2026 in UTC round the clock, told after its end; times are days and hours of March: `10T22:30`. */
const month = (rules: PlainRules, events: readonly Short[], rest: Partial<World['promise']> = {}): World => ({
  seed: 0,
  promise: {
    timeZone: 'UTC',
    effective: '2025-01-01',
    until: null,
    basis: 'time',
    calendars: { always: '24x7' },
    calendar: 'always',
    atLeast: '99.8%',
    rules,
    ...rest,
  },
  within: '2026-03-15T12:00:00Z',
  asOf: '2026-04-02T00:00:00Z',
  events: events.map(
    ([type, time, data = {}], index): PlainEvent => ({
      id: `e${index}`,
      type,
      subject: SERVICE,
      time: `2026-03-${time}:00Z`,
      data,
    }),
  ),
});
const iso = (time: string): string => `2026-03-${time}:00Z`;
const down = (from: string, to: string, data = {}): readonly Short[] => [
  ['outage.started', from, data],
  ['outage.ended', to],
];
const maintained = (from: string, to: string, announced = '01T00:00'): Short => [
  'maintenance.announced',
  announced,
  { from: iso(from), to: iso(to) },
];
const granted = (from: string, to: string, reason = 'customerFault'): Short => [
  'exclusion.granted',
  to,
  { from: iso(from), to: iso(to), reason, evidence: 'letter', approver: 'u-1' },
];
const checks = (from: string, results: string): readonly Short[] =>
  [...results].flatMap((result, index): Short[] => {
    const at = new Date((minuteOf(iso(from)) + index) * 60_000).toISOString().slice(8, 16);
    return result === '.' ? [] : [['check.observed', at, { up: result === '+' }]];
  });

/** What the slow engine says, once it is sure that the core says the same. */
const told = (world: World) => {
  expect(differencesIn(world)).toEqual([]);
  return availabilityIn(world);
};

describe('the vectors of availability, minute by minute', () => {
  const VECTOR: readonly Short[] = [
    maintained('05T00:00', '05T04:00'),
    granted('10T00:00', '10T00:30'),
    ...down('05T03:40', '05T04:00'),
    ...down('10T00:15', '10T00:30'),
    ...down('20T10:00', '20T11:00'),
  ];

  it('March: 240 of maintenance, 30 excluded, 95 of outage, 60 of downtime', () => {
    const found = told(month({}, VECTOR));
    expect(found).toMatchObject({
      total: 44_640,
      maintenance: 240,
      excluded: 30,
      outage: 95,
      outageInMaintenance: 20,
      outageExcluded: 15,
      downtimePpm: 60_000_000,
      of: 44_370,
      verdict: 'met',
    });
    expect(found.upPpm / found.of / 10_000).toBeCloseTo(99.8648, 4);
  });

  it('March, gross: maintenance and exclusions count as up', () => {
    const found = told(month({ denominator: 'gross' }, VECTOR));
    expect(found.of).toBe(44_640);
    expect(found.upPpm / found.of / 10_000).toBeCloseTo(99.8656, 4);
  });

  it('a cap of 4 h of which 3 are used: a window of 22 to 02 with an outage of 22:30 to 01:00 leaves 2 h of downtime', () => {
    const events = [
      maintained('05T10:00', '05T13:00'),
      maintained('10T22:00', '11T02:00'),
      ...down('10T22:30', '11T01:00'),
    ];
    const found = told(month({ maintenance: { maxPerMonth: '4h' } }, events));
    expect(found).toMatchObject({ maintenance: 240, outageInMaintenance: 30, downtimePpm: 120_000_000 });
  });

  it('outages of 2, 3, 5, 7, 12 and 1 minutes count 30 in all, 24 from 4 minutes on, 12 from 10', () => {
    const events = [2, 3, 5, 7, 12, 1].flatMap((length, index) =>
      down(`0${index + 2}T10:00`, `0${index + 2}T10:${String(length).padStart(2, '0')}`),
    );
    const counted = (minimumOutage: string) => told(month({ minimumOutage }, events)).downtimePpm / 1_000_000;
    expect(['0s', '4m', '10m'].map(counted)).toEqual([30, 24, 12]);
  });

  it('two outages that touch are one, and long enough together', () => {
    const events = [...down('10T10:00', '10T10:03'), ...down('10T10:03', '10T10:06')];
    expect(told(month({ minimumOutage: '5m' }, events)).downtimePpm).toBe(6_000_000);
  });
});

describe('the rules of availability, minute by minute', () => {
  it('maintenance announced a minute too late protects nothing', () => {
    const announced = (at: string) =>
      told(month({}, [maintained('10T00:00', '10T02:00', at), ...down('10T00:00', '10T01:00')])).downtimePpm;
    expect([announced('08T00:00'), announced('08T00:01')]).toEqual([0, 60_000_000]);
  });

  it('maintenance protects nothing past its announced end, nor past its real one', () => {
    const overrun = [maintained('10T00:00', '10T02:00'), ...down('10T01:00', '10T03:00')];
    expect(told(month({}, overrun)).downtimePpm).toBe(60_000_000);
    const early: readonly Short[] = [...overrun, ['maintenance.ended', '10T01:30']];
    expect(told(month({}, early)).downtimePpm).toBe(90_000_000);
  });

  it('an outage is excluded only for a reason that was agreed', () => {
    const counted = (reason: string, rules: PlainRules = {}) =>
      told(month(rules, [...down('10T00:00', '10T01:00'), granted('10T00:00', '10T01:00', reason)])).downtimePpm;
    expect([counted('forceMajeure'), counted('ourSupplier')]).toEqual([0, 60_000_000]);
    expect(counted('ourSupplier', { exclude: ['ourSupplier'] })).toBe(0);
  });

  it('overlapping outages count once, with the highest weight', () => {
    const events: readonly Short[] = [
      ['outage.started', '10T10:00', { outage: 'a', weight: 0.5 }],
      ['outage.started', '10T10:30', { outage: 'b' }],
      ['outage.ended', '10T10:40', { outage: 'b' }],
      ['outage.ended', '10T11:00', { outage: 'a' }],
    ];
    expect(told(month({}, events)).downtimePpm).toBe(50 * 500_000 + 10 * 1_000_000);
  });

  it('what is degraded weighs what the agreement says', () => {
    const events = down('10T10:00', '10T11:00', { state: 'degraded' });
    expect(told(month({}, events)).downtimePpm).toBe(0);
    expect(told(month({ partial: { down: 1, degraded: 0.25 } }, events)).downtimePpm).toBe(15_000_000);
  });

  it('of users, 10 of 50 down for 180 minutes are 36 minutes of all', () => {
    const some = down('10T10:00', '10T13:00', { users: { affected: 10, total: 50 } });
    const found = told(month({}, some, { basis: 'users' }));
    expect(found.downtimePpm).toBe(36_000_000);
    expect(found.upPpm / found.of / 10_000).toBeCloseTo(99.9194, 4);
    expect(told(month({}, some)).upPpm / 44_640 / 10_000).toBeCloseTo(99.5968, 4);
  });

  it('an outage may count from its report', () => {
    const reported = down('10T10:00', '10T11:00', { reportedAt: iso('10T10:20') });
    expect(told(month({ outageStart: 'reported' }, reported)).downtimePpm).toBe(40_000_000);
    expect(told(month({ outageStart: 'reported' }, down('10T10:00', '10T11:00'))).downtimePpm).toBe(0);
  });

  it('of failed checks the first begins the outage, once enough of them follow one another', () => {
    const counted = (confirmAfter: number, results: string) =>
      told(month({ confirmAfter, staleAfter: '24h' }, checks('10T10:00', results))).downtimePpm / 1_000_000;
    expect([counted(1, '+--+'), counted(2, '+--+'), counted(3, '+--+')]).toEqual([2, 2, 0]);
    expect(counted(2, '+-+-+')).toBe(0);
  });

  it('a check speaks for five minutes; before the first and after that nothing is known', () => {
    const found = told(month({}, checks('10T10:00', '+..-')));
    expect(found).toMatchObject({ unknown: 44_640 - 8, downtimePpm: 5_000_000, of: 8 });
  });

  it('where nothing is known it counts as the agreement says, unless an outage says down', () => {
    const events = [...checks('10T10:00', '+'), ...down('10T10:10', '10T10:20')];
    const share = (unknown: 'excluded' | 'down' | 'up') => {
      const { of, downtimePpm } = told(month({ unknown }, events));
      return [of, downtimePpm / 1_000_000];
    };
    expect([share('excluded'), share('down'), share('up')]).toEqual([
      [15, 10],
      [44_640, 44_635],
      [44_640, 10],
    ]);
  });

  it('in a gap of the monitoring no check speaks', () => {
    const gap: Short = ['monitor.gap', '10T10:02', { from: iso('10T10:02'), to: iso('10T10:04') }];
    expect(told(month({}, [...checks('10T10:00', '+'), gap])).unknown).toBe(44_640 - 3);
  });

  it('is measured inside the target’s calendar only', () => {
    const office = { office: { timeZone: 'Europe/Paris', hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } } };
    const found = told(month({}, down('06T10:30', '06T12:30'), { calendars: office, calendar: 'office' }));
    // In Paris 11:30 to 13:30, of which the hour at noon is closed.
    expect(found).toMatchObject({ total: 22 * 480, downtimePpm: 60_000_000 });
  });

  it('is breached before the month ends only when nothing could keep it any more', () => {
    const verdict = (to: string) =>
      told({ ...month({}, down('02T00:00', to), { atLeast: '99%' }), asOf: '2026-03-20T00:00:00Z' }).verdict;
    // 1 % of March are 446.4 minutes.
    expect([verdict('02T07:26'), verdict('02T07:27')]).toEqual(['open', 'breached']);
  });

  it('of a month that ran, and runs, outside the service hours is not applicable before it ends', () => {
    const office = { office: { hours: { 'mon-fri': ['09:00-18:00'] } } };
    // The agreement ended on Sunday 1 March.
    const world = month({}, down('01T10:00', '01T11:00'), {
      calendars: office,
      calendar: 'office',
      until: '2026-03-01',
    });
    expect(told({ ...world, asOf: '2026-03-20T00:00:00Z' })).toMatchObject({ total: 0, verdict: 'notApplicable' });
  });

  it('of nothing told is not applicable, never 100 %', () => {
    expect(told(month({}, []))).toMatchObject({ isMeasured: false, verdict: 'notApplicable' });
  });
});

it('the random months are not dull: every state, and every verdict, is met with again and again', () => {
  const seen = { maintenance: 0, excluded: 0, unknown: 0, down: 0, met: 0, breached: 0, open: 0, notApplicable: 0 };
  for (let seed = 1; seed <= 200; seed++) {
    const { maintenance, excluded, unknown, downtimePpm, verdict } = availabilityIn(drawWorld(seed));
    for (const [state, minutes] of Object.entries({ maintenance, excluded, unknown, down: downtimePpm }))
      if (minutes > 0) seen[state as keyof typeof seen]++;
    seen[verdict]++;
  }
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(5);
});
