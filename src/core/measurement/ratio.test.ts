import { describe, expect, it } from 'vitest';
import { agreementSaid, at, eventSaid, type Said } from '../../../test/support/promises.ts';
import { type Agreement, rosterOf } from '../agreement/index.ts';
import { ratio } from '../money/index.ts';
import type { Objective } from '../objective/index.ts';
import { measurementsOf, reachedOf } from './index.ts';

const BACKUPS: Said = {
  id: 'backups',
  measure: 'ratio',
  within: '1h',
  atLeastPpm: 980_000,
  good: 'done',
  total: 'due',
};
const promise = (said: Partial<Said> = {}, rest: Partial<Agreement> = {}) =>
  agreementSaid([{ ...BACKUPS, ...said }], {}, { effectiveAt: at('2026-01-01T00:00:00Z'), ...rest });

const counted = (
  time: string,
  good: unknown,
  total: unknown,
  more: Record<string, unknown> = {},
  subject = 'backups',
) => eventSaid(['measurement.recorded', subject, time, { customer: 'c', good, total, ...more }]);
const come = (
  agreements: Agreement | readonly Agreement[],
  events: readonly ReturnType<typeof counted>[],
  asOf = '2026-04-01T00:00:00Z',
) =>
  measurementsOf({
    roster: rosterOf([agreements].flat()),
    members: [],
    asOf: at(asOf),
    window: null,
    events,
    past: null,
  });
const whyOf = (found: ReturnType<typeof come>) => found.notices.map(({ facts }) => facts.why);

describe('a ratio of good ones', () => {
  it('is summed over the period: 49 of 50 and 49 of 50 are exactly 98 %, and kept', () => {
    const { objectives } = come(promise(), [
      counted('2026-03-02T06:00:00Z', 49, 50),
      counted('2026-03-09T06:00:00Z', 49, 50),
    ]);
    expect(objectives).toMatchObject([
      {
        target: 'backups',
        measure: 'ratio',
        met: 98,
        breached: 2,
        verdict: 'met',
        missesLeft: 0,
        requirement: { kind: 'attainment', requiredPpm: 980_000 },
        period: { from: at('2026-03-01T00:00:00Z'), to: at('2026-04-01T00:00:00Z') },
      },
    ]);
  });

  it('one good one fewer is missed', () => {
    const { objectives } = come(promise(), [counted('2026-03-02T06:00:00Z', 97, 100)]);
    expect(objectives).toMatchObject([{ met: 97, breached: 3, verdict: 'breached', missesLeft: -1 }]);
  });

  it('is exact when bytes are counted: one byte below 98 % of 9 million billion is missed', () => {
    const total = 9_000_000_000_000_000;
    const kept = (total / 100) * 98;
    const row = (good: number) => come(promise(), [counted('2026-03-02T06:00:00Z', good, total)]).objectives[0];
    expect(row(kept)).toMatchObject({ met: kept, breached: total - kept, verdict: 'met', missesLeft: 0 });
    expect(row(kept - 1)).toMatchObject({ verdict: 'breached', missesLeft: -1 });
    expect(reachedOf(row(kept) as Objective)).toEqual(ratio(98, 100));
  });

  it('is open while its period runs, and what a period holds is told apart from the next', () => {
    const events = [counted('2026-02-28T23:59:59Z', 1, 1), counted('2026-03-01T00:00:00Z', 0, 1)];
    const { objectives } = come(promise(), events, '2026-03-15T00:00:00Z');
    expect(objectives.map(({ met, breached, verdict }) => [met, breached, verdict])).toEqual([
      [1, 0, 'met'],
      [0, 1, 'open'],
    ]);
  });

  it('of nothing is not applicable: 0 of 0 counts nothing and is not odd', () => {
    const found = come(promise(), [counted('2026-03-02T06:00:00Z', 0, 0)]);
    expect(found.objectives).toMatchObject([{ met: 0, breached: 0, verdict: 'notApplicable' }]);
    expect(found.objectives.map(reachedOf)).toEqual([null]);
    expect(found.notices).toEqual([]);
  });

  it('below the minimum sample is exempt, or allows what was agreed', () => {
    const events = [counted('2026-03-02T06:00:00Z', 8, 9)];
    const exempt = come(promise({ minimumSample: 10 }), events);
    expect(exempt.objectives).toMatchObject([{ verdict: 'notApplicable', missesLeft: null }]);
    const allows = come(promise({ minimumSample: 10, belowMinimum: { kind: 'allowMisses', misses: 1 } }), events);
    expect(allows.objectives).toMatchObject([{ verdict: 'met', missesLeft: 0 }]);
  });

  it('carries a small period forward into the next', () => {
    const carry = promise({ minimumSample: 10, belowMinimum: { kind: 'carryForward' } });
    const events = [counted('2026-02-02T06:00:00Z', 8, 9), counted('2026-03-02T06:00:00Z', 40, 40)];
    const { objectives } = come(carry, events);
    expect(objectives).toMatchObject([
      { verdict: 'notApplicable' },
      { carried: { met: 8, breached: 1 }, verdict: 'breached' },
    ]);
    expect(objectives.map(reachedOf)).toEqual([ratio(8, 9), ratio(48, 49)]);
  });

  it('over a rolling period counts the last 30 days only', () => {
    const events = [counted('2026-02-01T06:00:00Z', 0, 5), counted('2026-03-20T06:00:00Z', 5, 5)];
    const { objectives } = come(promise({ per: 'rolling30d' }), events);
    expect(objectives).toMatchObject([{ met: 5, breached: 0, verdict: 'met' }]);
  });

  it('takes no heed of a value beside the counts', () => {
    const { objectives } = come(promise(), [counted('2026-03-02T06:00:00Z', 1, 1, { value: 'odd' })]);
    expect(objectives).toMatchObject([{ met: 1, verdict: 'met' }]);
  });
});

describe('an odd measurement has no effect, and the notice says why', () => {
  it.each([
    [8, 7, 'moreGoodThanTotal'],
    [-1, 7, 'countNegative'],
    [0, -7, 'countNegative'],
    [1.5, 7, 'countNotWhole'],
    [1, 7.5, 'countNotWhole'],
    [Number.NaN, 7, 'countNotWhole'],
    [undefined, 7, 'countMissing'],
    [7, undefined, 'countMissing'],
    ['7', 7, 'countMissing'],
    [7, 1e300, 'countTooLarge'],
  ])('%s of %s: %s', (good, total, why) => {
    const found = come(promise(), [
      counted('2026-03-02T06:00:00Z', 1, 1),
      counted('2026-03-03T06:00:00Z', good, total),
    ]);
    expect(whyOf(found)).toEqual([why]);
    expect(found.notices[0]).toMatchObject({ kind: 'measurementWithoutEffect', ticket: 'backups' });
    expect(found.objectives).toMatchObject([{ met: 1, breached: 0, verdict: 'met' }]);
  });

  it('what would make the sum inexact is left out', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const found = come(promise(), [counted('2026-03-02T06:00:00Z', most, most), counted('2026-03-03T06:00:00Z', 0, 1)]);
    expect(whyOf(found)).toEqual(['countTooLarge']);
    expect(found.objectives).toMatchObject([{ met: most, breached: 0 }]);
  });

  it.each([
    ['of a target nobody has', counted('2026-03-02T06:00:00Z', 1, 1, {}, 'backup'), 'unknownTarget'],
    ['of no customer', counted('2026-03-02T06:00:00Z', 1, 1, { customer: null }), 'noCustomer'],
    ['of an unknown customer', counted('2026-03-02T06:00:00Z', 1, 1, { customer: 'zeta' }), 'unknownCustomer'],
    ['before the agreement', counted('2025-12-31T23:59:59Z', 1, 1), 'notInForce'],
  ])('%s', (_, event, why) => {
    const found = come(promise(), [event]);
    expect(whyOf(found)).toEqual([why]);
    expect(found.objectives.every(({ met }) => met === 0)).toBe(true);
  });

  it('of a target that is measured otherwise', () => {
    const agreement = agreementSaid([{ id: 'backups', measure: 'resolution', within: '1h' }]);
    expect(whyOf(come(agreement, [counted('2026-03-02T06:00:00Z', 1, 1)]))).toEqual(['unknownTarget']);
  });
});

describe('a measurement that names an availability', () => {
  const requests = agreementSaid([{ id: 'web', measure: 'availability', within: '1h', atLeastPpm: 999_000 }]);
  const event = counted('2026-03-02T06:00:00Z', 990, 1000, {}, 'web');

  it('counts requests: nothing here, and nothing odd', () => {
    expect(come(requests, [event])).toEqual({ objectives: [], tests: [], clocks: [], notices: [] });
  });

  it('of one customer, and a ratio of another, counts for the one who is named', () => {
    const other = promise({ id: 'web' }, { id: 'b', customer: { id: 'd', aliases: {} } });
    const ofOther = counted('2026-03-02T06:00:00Z', 9, 10, { customer: 'd' }, 'web');
    const found = come([requests, other], [event, ofOther]);
    expect(found.notices).toEqual([]);
    expect(found.objectives).toMatchObject([{ agreement: 'b@1', met: 9, breached: 1 }]);
  });
});

describe('which agreement a measurement counts for', () => {
  const event = counted('2026-03-02T06:00:00Z', 1, 1);
  const rows = (agreements: readonly Agreement[], events = [event]) =>
    come(agreements, events).objectives.map(({ agreement, met }) => [agreement, met]);

  it('the one that names the customer, before one that names none', () => {
    const named = promise({}, { id: 'named' });
    const all = promise({}, { id: 'all', customer: null });
    expect(rows([all, named])).toEqual([
      ['all@1', 0],
      ['named@1', 1],
    ]);
  });

  it('a customer is known by the alias of the source', () => {
    const aliased = promise({}, { customer: { id: 'c', aliases: { helpdesk: '12' } } });
    expect(rows([aliased], [counted('2026-03-02T06:00:00Z', 1, 1, { customer: '12' })])).toEqual([['a@1', 1]]);
  });

  it('of two that tie, neither; and the notice names them', () => {
    const found = come([promise({}, { id: 'one' }), promise({}, { id: 'two' })], [event]);
    expect(found.notices[0]?.facts).toEqual({ why: 'ambiguousAgreement', agreements: 'one@1, two@1' });
    expect(found.objectives.map(({ met }) => met)).toEqual([0, 0]);
  });

  it('an internal agreement counts it beside', () => {
    expect(rows([promise(), promise({}, { id: 'inside', kind: 'ola' })])).toEqual([
      ['a@1', 1],
      ['inside@1', 1],
    ]);
  });

  it('the version in force when it was measured', () => {
    const second = { version: 2, effectiveAt: at('2026-03-02T00:00:00Z') };
    const { objectives } = come(
      [promise(), promise({ atLeastPpm: 1_000_000 }, second)],
      [counted('2026-03-01T06:00:00Z', 98, 100), event],
    );
    // The terms in force at the period's end judge all of it (open-case 43).
    expect(objectives).toMatchObject([{ agreement: 'a@2', met: 99, breached: 2, verdict: 'breached' }]);
  });

  it('a level’s own figures are counted apart', () => {
    const levels = [
      { id: 'standard', title: { fr: '', en: '' }, price: null },
      { id: 'premium', title: { fr: '', en: '' }, price: null },
    ];
    const both = agreementSaid(
      [BACKUPS, { ...BACKUPS, level: 'premium', when: { level: ['premium'] }, atLeastPpm: 990_000 }],
      {},
      { levels, effectiveAt: at('2026-01-01T00:00:00Z') },
    );
    const { objectives } = come(both, [
      counted('2026-03-02T06:00:00Z', 98, 100),
      counted('2026-03-02T07:00:00Z', 98, 100, { level: 'premium' }),
    ]);
    expect(objectives.map(({ level, met, verdict }) => [level, met, verdict])).toEqual([
      [null, 98, 'met'],
      ['premium', 98, 'breached'],
    ]);
  });

  it('a site assigned to a level is counted under that level', () => {
    const levels = [
      { id: 'standard', title: { fr: '', en: '' }, price: null },
      { id: 'premium', title: { fr: '', en: '' }, price: null },
    ];
    const assigned = agreementSaid(
      [BACKUPS, { ...BACKUPS, level: 'premium', when: { level: ['premium'] } }],
      {},
      {
        levels,
        assignments: [{ level: 'premium', members: ['site:lyon'] }],
        effectiveAt: at('2026-03-01T00:00:00Z'),
      },
    );
    const { objectives } = come(assigned, [counted('2026-03-02T06:00:00Z', 1, 1, { site: 'lyon' })]);
    expect(objectives.map(({ level, met }) => [level, met])).toEqual([
      [null, 0],
      ['premium', 1],
    ]);
  });
});
