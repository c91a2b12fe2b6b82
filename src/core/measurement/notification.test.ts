import { describe, expect, it } from 'vitest';
import {
  agreementSaid,
  at,
  EIGHT_TO_FIVE,
  eventSaid,
  OFFICE,
  type Said,
  type Short,
} from '../../../test/support/promises.ts';
import { type Agreement, rosterOf } from '../agreement/index.ts';
import { receiptOf } from '../clock/index.ts';
import { formatInstant } from '../time/index.ts';
import { measurementsOf } from './index.ts';

const NOTICE: Said = { id: 'notice', measure: 'notification', within: '24h real' };
const promise = (said: Partial<Said> = {}, rest: Partial<Agreement> = {}) =>
  agreementSaid([{ ...NOTICE, ...said }], {}, { effectiveAt: at('2026-03-01T00:00:00Z'), ...rest });

const detected = (time: string, data = {}, subject = 'S1'): Short => [
  'notification.detected',
  subject,
  time,
  { customer: 'c', ...data },
];
const notified = (time: string, data = {}, subject = 'S1'): Short => [
  'notification.notified',
  subject,
  time,
  { customer: 'c', ...data },
];
const come = (agreements: Agreement | readonly Agreement[], events: readonly Short[], asOf = '2026-04-01T00:00:00Z') =>
  measurementsOf({
    roster: rosterOf([agreements].flat()),
    members: [],
    asOf: at(asOf),
    window: null,
    events: events.map(eventSaid),
    past: null,
  });
const shown = (instant: number | null | undefined) => (instant == null ? null : formatInstant(instant));

describe('a duty to notify', () => {
  it('starts at the detection and is kept by a notification in time; equal is in time', () => {
    const { clocks, objectives } = come(promise(), [
      detected('2026-03-06T16:00:00Z'),
      notified('2026-03-07T16:00:00Z'),
    ]);
    expect(clocks).toMatchObject([
      {
        ticket: 'S1',
        measure: 'notification',
        cycle: 1,
        state: 'stopped',
        verdict: 'met',
        firstVerdict: 'met',
        elapsedMs: 86_400_000,
        remainingMs: 0,
        breachedAt: null,
      },
    ]);
    expect(objectives).toMatchObject([{ target: 'notice', met: 1, breached: 0, open: 0 }]);
  });

  it('a millisecond later is missed, at the instant it was due', () => {
    const { clocks } = come(promise(), [detected('2026-03-06T16:00:00Z'), notified('2026-03-07T16:00:00.001Z')]);
    expect(clocks).toMatchObject([{ verdict: 'breached', breachedAt: at('2026-03-07T16:00:00Z') }]);
  });

  it('is open, then at risk, then missed while nobody is told', () => {
    const verdictAt = (asOf: string) => come(promise(), [detected('2026-03-06T16:00:00Z')], asOf).clocks[0]?.verdict;
    expect(verdictAt('2026-03-07T09:59:59Z')).toBe('open');
    expect(verdictAt('2026-03-07T10:00:00Z')).toBe('atRisk');
    expect(verdictAt('2026-03-07T16:00:00Z')).toBe('atRisk');
    expect(verdictAt('2026-03-07T16:00:00.001Z')).toBe('breached');
  });

  it.each([
    ['24h real', OFFICE, '2026-03-06T17:30:00Z', '2026-03-07T17:30:00Z'],
    ['24h', OFFICE, '2026-03-06T16:30:00Z', '2026-03-11T16:30:00Z'],
    ['8h', EIGHT_TO_FIVE, '2026-03-06T16:00:00Z', '2026-03-09T15:00:00Z'],
    ['2bd', OFFICE, '2026-03-06T18:00:00Z', '2026-03-11T08:00:00Z'],
    ['end of 0bd', OFFICE, '2026-03-09T18:00:00Z', '2026-03-10T17:00:00Z'],
  ])('of %s is due as a ticket’s clock would be', (within, calendar, from, due) => {
    const { clocks } = come(promise({ within, calendar }), [detected(from)]);
    expect(shown(clocks[0]?.dueAt)).toBe(due);
  });

  it('has a receipt whose running time sums to what elapsed', () => {
    const { clocks } = come(promise({ within: '8h', calendar: EIGHT_TO_FIVE }), [
      detected('2026-03-06T16:00:00Z'),
      notified('2026-03-09T09:00:00Z'),
    ]);
    const [clock] = clocks;
    if (clock === undefined) throw new Error('there is a clock');
    const receipt = receiptOf(clock);
    expect(receipt.map(({ state }) => state)).toEqual(['running', 'closedHours', 'running']);
    const running = receipt.filter(({ state }) => state === 'running').reduce((ms, { from, to }) => ms + to - from, 0);
    expect(running).toBe(clock.elapsedMs);
    expect(running).toBe(2 * 3_600_000);
  });

  it('told before it was detected is kept with nothing elapsed', () => {
    const { clocks } = come(promise(), [notified('2026-03-06T08:00:00Z'), detected('2026-03-06T09:00:00Z')]);
    expect(clocks).toMatchObject([{ verdict: 'met', elapsedMs: 0, stoppedAt: at('2026-03-06T08:00:00Z') }]);
  });

  it('the first notification ends it; a second one changes nothing', () => {
    const events = [
      detected('2026-03-06T16:00:00Z'),
      notified('2026-03-06T17:00:00Z'),
      notified('2026-03-09T17:00:00Z'),
    ];
    const { clocks, notices } = come(promise(), events);
    expect(clocks).toMatchObject([{ verdict: 'met', stoppedAt: at('2026-03-06T17:00:00Z') }]);
    expect(notices).toEqual([]);
  });

  it('is judged by the version in force at the detection', () => {
    const second = promise({ within: '72h real' }, { version: 2, effectiveAt: at('2026-03-07T00:00:00Z') });
    const { clocks } = come([promise(), second], [detected('2026-03-06T16:00:00Z'), notified('2026-03-08T00:00:00Z')]);
    expect(clocks).toMatchObject([{ verdict: 'breached', version: { ref: 'a@1' } }]);
  });

  it('counts where its rule `attribute` says', () => {
    const events = [detected('2026-03-31T16:00:00Z'), notified('2026-04-03T00:00:00Z')];
    const rows = (attribute: 'settled' | 'opened' | 'stopped') =>
      come(promise({ rules: { attribute } }), events, '2026-05-01T00:00:00Z').objectives.map((row) => row.breached);
    expect(rows('settled')).toEqual([1]);
    expect(rows('opened')).toEqual([1, 0]);
    expect(rows('stopped')).toEqual([1]);
  });
});

describe('which duty is meant', () => {
  const TWO = agreementSaid(
    [
      { ...NOTICE, id: 'warning' },
      { ...NOTICE, id: 'report', within: '72h real' },
    ],
    {},
    { effectiveAt: at('2026-03-01T00:00:00Z') },
  );
  const SPECIFIC = agreementSaid(
    [
      { ...NOTICE, id: 'any', within: '72h real' },
      { ...NOTICE, id: 'leak', when: { type: ['leak'], tag: ['personal'] } },
    ],
    {},
    { effectiveAt: at('2026-03-01T00:00:00Z') },
  );

  it('the one the detection names, each told by itself', () => {
    const { clocks } = come(TWO, [
      detected('2026-03-06T16:00:00Z', { target: 'warning' }),
      detected('2026-03-06T16:00:00Z', { target: 'report' }),
      notified('2026-03-06T20:00:00Z', { target: 'warning' }),
    ]);
    expect(clocks.map(({ target, verdict }) => [target.id, verdict])).toEqual([
      ['warning', 'met'],
      ['report', 'breached'],
    ]);
  });

  it('else the one whose conditions fit best', () => {
    const chosen = (data: object) =>
      come(SPECIFIC, [detected('2026-03-06T16:00:00Z', data)]).clocks.map(({ target }) => target.id);
    expect(chosen({})).toEqual(['any']);
    expect(chosen({ type: 'leak', tags: ['personal'] })).toEqual(['leak']);
    expect(chosen({ type: 'leak', tags: 'personal' })).toEqual(['any']);
  });

  it('a detection that two duties fit alike starts neither, and is told', () => {
    const { clocks, notices } = come(TWO, [detected('2026-03-06T16:00:00Z')]);
    expect(clocks).toEqual([]);
    expect(notices).toMatchObject([
      { kind: 'notificationWithoutEffect', ticket: 'S1', facts: { why: 'severalDuties' } },
    ]);
  });

  it('a notification that does not say which of two is none: a first warning is not the report', () => {
    const { clocks, notices } = come(TWO, [
      detected('2026-03-06T16:00:00Z', { target: 'warning' }),
      detected('2026-03-06T16:00:00Z', { target: 'report' }),
      notified('2026-03-06T20:00:00Z'),
    ]);
    expect(clocks.map(({ stoppedAt }) => stoppedAt)).toEqual([null, null]);
    expect(notices).toMatchObject([
      { kind: 'notificationWithoutEffect', ticket: 'S1', facts: { why: 'severalDuties' } },
    ]);
  });

  it('one case of two customers is two duties: telling one is not telling the other', () => {
    const both = [promise(), promise({}, { id: 'b', customer: { id: 'd', aliases: {} } })];
    const events = [detected('2026-03-06T16:00:00Z'), detected('2026-03-06T16:00:00Z', { customer: 'd' })];
    const verdicts = (...told: Short[]) => come(both, [...events, ...told]).clocks.map(({ verdict }) => verdict);
    expect(verdicts(notified('2026-03-06T17:00:00Z'))).toEqual(['met', 'breached']);
    expect(verdicts(notified('2026-03-06T17:00:00Z', { customer: null }))).toEqual(['breached', 'breached']);
    expect(verdicts(notified('2026-03-06T17:00:00Z', { customer: 'd' }))).toEqual(['breached', 'met']);
  });

  it('an internal agreement runs its own clock beside', () => {
    const inside = promise({ within: '1h real' }, { id: 'inside', kind: 'ola' });
    const { clocks } = come([promise(), inside], [detected('2026-03-06T16:00:00Z'), notified('2026-03-06T18:00:00Z')]);
    expect(clocks.map(({ version, verdict }) => [version.ref, verdict])).toEqual([
      ['a@1', 'met'],
      ['inside@1', 'breached'],
    ]);
  });

  it('a customer whom agreements that name none apply to is told by its own name', () => {
    const all = promise({}, { customer: null });
    const { clocks } = come(all, [
      detected('2026-03-06T16:00:00Z', { customer: 'zeta' }),
      notified('2026-03-06T17:00:00Z', { customer: 'zeta' }),
    ]);
    expect(clocks).toMatchObject([{ verdict: 'met' }]);
  });
});

describe('an odd notification has no effect, and the notice says why', () => {
  const why = (...events: Short[]) => come(promise(), events).notices.map(({ facts }) => facts.why);

  it.each([
    ['told without having been detected', [notified('2026-03-06T17:00:00Z')], 'notDetected'],
    ['of another case', [detected('2026-03-06T16:00:00Z'), notified('2026-03-06T17:00:00Z', {}, 'S2')], 'notDetected'],
    [
      'of another target',
      [detected('2026-03-06T16:00:00Z'), notified('2026-03-06T17:00:00Z', { target: 'x' })],
      'notDetected',
    ],
    ['detected again', [detected('2026-03-06T16:00:00Z'), detected('2026-03-06T18:00:00Z')], 'detectedTwice'],
    ['of an unknown customer', [detected('2026-03-06T16:00:00Z', { customer: 'zeta' })], 'unknownCustomer'],
    ['of no customer', [detected('2026-03-06T16:00:00Z', { customer: null })], 'noCustomer'],
    ['of an unknown target', [detected('2026-03-06T16:00:00Z', { target: 'x' })], 'unknownTarget'],
    ['before the agreement', [detected('2026-02-06T16:00:00Z')], 'notInForce'],
  ])('%s', (_, events, reason) => {
    expect(why(...events)).toEqual([reason]);
  });

  it('a second detection does not start the time anew', () => {
    const { clocks } = come(promise(), [detected('2026-03-06T16:00:00Z'), detected('2026-03-06T18:00:00Z')]);
    expect(clocks.map(({ startedAt }) => startedAt)).toEqual([at('2026-03-06T16:00:00Z')]);
  });

  it('a target of another measure is not a duty to notify', () => {
    const other = agreementSaid([{ id: 'notice', measure: 'resolution', within: '1h' }]);
    expect(come(other, [detected('2026-03-06T16:00:00Z', { target: 'notice' })]).clocks).toEqual([]);
  });
});

describe('a missed notification that is excused', () => {
  const missed = [detected('2026-03-06T16:00:00Z'), notified('2026-03-09T16:00:00Z')];
  const excused = (data = {}): Short => [
    'excused',
    'S1',
    '2026-03-10T09:00:00Z',
    { target: 'notice', reason: 'asked by the authority', approver: 'u-1', ...data },
  ];

  it('is counted apart, and stays missed in the record', () => {
    const { clocks, objectives } = come(promise(), [...missed, excused()]);
    expect(clocks).toMatchObject([
      { verdict: 'excused', breachedAt: at('2026-03-07T16:00:00Z'), excusal: { approver: 'u-1' } },
    ]);
    expect(objectives).toMatchObject([{ breached: 0, excused: 1 }]);
  });

  it('is not excused without an approver, nor for another customer', () => {
    expect(come(promise(), [...missed, excused({ approver: '' })]).clocks).toMatchObject([{ verdict: 'breached' }]);
    expect(come(promise(), [...missed, excused({ customer: 'd' })]).clocks).toMatchObject([{ verdict: 'breached' }]);
  });

  it('of a case with two customers must say whose', () => {
    const both = [promise(), promise({}, { id: 'b', customer: { id: 'd', aliases: {} } })];
    const events = [...missed, detected('2026-03-06T16:00:00Z', { customer: 'd' })];
    const verdicts = (data: object) => come(both, [...events, excused(data)]).clocks.map(({ verdict }) => verdict);
    expect(verdicts({})).toEqual(['breached', 'breached']);
    expect(verdicts({ customer: 'c' })).toEqual(['excused', 'breached']);
  });
});
