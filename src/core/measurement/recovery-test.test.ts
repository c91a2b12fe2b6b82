import { describe, expect, it } from 'vitest';
import { agreementSaid, at, eventSaid, OFFICE, type Said } from '../../../test/support/promises.ts';
import { rosterOf } from '../agreement/index.ts';
import { measurementsOf } from './index.ts';

const RESTORE: Said = { id: 'restore', measure: 'recoveryTime', within: '4h' };
const tested = (value: unknown, time = '2026-03-10T12:00:00Z') =>
  eventSaid(['measurement.recorded', 'restore', time, { customer: 'c', value }]);
const come = (said: Partial<Said>, events: readonly ReturnType<typeof tested>[], asOf = '2026-04-01T00:00:00Z') =>
  measurementsOf({
    roster: rosterOf([agreementSaid([{ ...RESTORE, ...said }], {}, { effectiveAt: at('2026-03-01T00:00:00Z') })]),
    members: [],
    asOf: at(asOf),
    window: null,
    events,
    past: null,
  });
const verdictOf = (said: Partial<Said>, value: unknown, time?: string) =>
  come(said, [tested(value, time)]).tests[0]?.verdict ?? null;

describe('a recovery test', () => {
  it.each([
    ['3h', 'met'],
    ['45m', 'met'],
    ['4h', 'met'],
    ['4h real', 'met'],
    ['4h0.001s', 'breached'],
    [14_400, 'met'],
    [14_400.001, 'breached'],
    ['14400', 'met'],
    [0, 'met'],
  ])('that found %s is %s under 4 hours: equal is met', (value, verdict) => {
    expect(verdictOf({}, value)).toBe(verdict);
  });

  it('says by how much it was late, in elapsed time', () => {
    const { tests } = come({}, [tested('4h'), tested('5h30m')]);
    expect(tests.map(({ elapsedMs, lateMs }) => [elapsedMs, lateMs])).toEqual([
      [14_400_000, 0],
      [19_800_000, 5_400_000],
    ]);
  });

  it('of a recovery point is judged alike', () => {
    expect(verdictOf({ measure: 'recoveryPoint', within: '24h' }, '23h59m')).toBe('met');
    expect(verdictOf({ measure: 'recoveryPoint', within: '24h' }, '24h1s')).toBe('breached');
  });

  it('compares elapsed time with `within` as it is, service or real: a weekend gives nothing back', () => {
    const sunday = '2026-03-15T12:00:00Z';
    expect(verdictOf({ calendar: OFFICE }, '5h', sunday)).toBe('breached');
    expect(verdictOf({ calendar: OFFICE, within: '4h real' }, '4h', sunday)).toBe('met');
  });

  it('under a count of service days is told from where its value began', () => {
    // Recorded on Monday at 12:00 Paris; 72 hours before was Friday 12:00, and one service day later is Monday 13:00.
    const monday = '2026-03-16T11:00:00Z';
    expect(verdictOf({ calendar: OFFICE, within: '1bd' }, '72h', monday)).toBe('met');
    expect(verdictOf({ calendar: OFFICE, within: '1bd' }, '96h', monday)).toBe('breached');
    expect(come({ calendar: OFFICE, within: 'end of 0bd' }, [tested('72h', monday)]).tests[0]?.lateMs).toBe(
      at(monday) - at('2026-03-13T17:00:00Z'),
    );
  });

  it.each([
    [undefined, 'valueMissing'],
    [null, 'valueMissing'],
    [-1, 'valueNegative'],
    ['-3h', 'valueNegative'],
    ['soon', 'valueUnreadable'],
    ['2bd', 'valueUnreadable'],
    [true, 'valueUnreadable'],
    [0.000_1, 'valueUnreadable'],
    [1e300, 'valueUnreadable'],
    [Number.POSITIVE_INFINITY, 'valueUnreadable'],
  ])('of %s has no effect: %s', (value, why) => {
    const found = come({}, [tested(value)]);
    expect(found.notices.map(({ facts }) => facts.why)).toEqual([why]);
    expect(found.tests).toEqual([]);
    expect(found.objectives).toMatchObject([{ met: 0, breached: 0, verdict: 'notApplicable' }]);
  });
});

describe('many recovery tests', () => {
  const many = [tested('1h'), tested('3h'), tested('5h')];

  it('without a requirement are counted, each judged by itself', () => {
    const { objectives } = come({}, many);
    expect(objectives).toMatchObject([{ met: 2, breached: 1, requirement: null, verdict: 'notApplicable' }]);
  });

  it('may be allowed one miss a quarter', () => {
    const allow = { requirement: { kind: 'allow', misses: 1 }, per: 'quarter' } as const;
    expect(come(allow, many).objectives).toMatchObject([{ verdict: 'met', missesLeft: 0 }]);
    expect(come(allow, [...many, tested('6h')], '2026-03-20T00:00:00Z').objectives).toMatchObject([
      { verdict: 'breached', missesLeft: -1 },
    ]);
  });

  it('may be asked to keep a share', () => {
    const share = { requirement: { kind: 'attainment', requiredPpm: 666_666 } } as const;
    expect(come(share, many).objectives).toMatchObject([{ verdict: 'met' }]);
    const more = { requirement: { kind: 'attainment', requiredPpm: 666_667 } } as const;
    expect(come(more, many).objectives).toMatchObject([{ verdict: 'breached' }]);
  });

  it('may be asked for a mean: of 1, 3 and 5 hours it is exactly 3', () => {
    const mean = { requirement: { kind: 'mean', within: { kind: 'service', ms: 10_800_000 } } } as const;
    expect(come(mean, many).objectives).toMatchObject([{ measuredMs: 10_800_000, verdict: 'met' }]);
  });

  it('may be asked for a percentile, by nearest rank', () => {
    const p50 = { kind: 'percentile', percent: 50, within: { kind: 'service', ms: 10_800_000 } } as const;
    expect(come({ requirement: p50 }, many).objectives).toMatchObject([{ measuredMs: 10_800_000, verdict: 'met' }]);
    const p90 = { ...p50, percent: 90 };
    expect(come({ requirement: p90 }, many).objectives).toMatchObject([
      { measuredMs: 18_000_000, verdict: 'breached' },
    ]);
  });
});
