import { describe, expect, it } from 'vitest';
import { agreementSaid, at, judged, ROUND_THE_CLOCK, type Said, type Short } from '../../../test/support/promises.ts';
import type { ClockMeasure, Rules } from '../agreement/index.ts';

const on = (hour: string) => `2026-03-09T${hour}:00Z`;
const said = (hour: string, type: string, data: Record<string, unknown> = {}): Short => [type, 'T', on(hour), data];
const opened = (data: Record<string, unknown> = {}) => said('08:00', 'opened', data);
const changed = (hour: string, priority: string) => said(hour, 'priorityChanged', { priority });
const told = (hour: string) => said(hour, 'replied', { by: 'agent' });
const promise = (measure: ClockMeasure, within: string): Said => ({
  id: 't',
  measure,
  within,
  when: { priority: ['P1'] },
  calendar: ROUND_THE_CLOCK,
});
const clocksOf = (
  events: readonly Short[],
  asOf: string,
  rules: Partial<Rules> = {},
  measure: ClockMeasure = 'periodicUpdate',
) => judged(agreementSaid([promise(measure, '4h')], rules), events, on(asOf)).clocks;
const cycles = (...args: Parameters<typeof clocksOf>) =>
  clocksOf(...args).map(({ startedAt, stoppedAt, state }) => [
    startedAt === null ? null : new Date(startedAt).toISOString().slice(11, 16),
    stoppedAt === null ? state : new Date(stoppedAt).toISOString().slice(11, 16),
  ]);
const recompute = { priorityChange: 'recompute' } as const;

describe('updates promised late', () => {
  const late = [opened(), told('09:00'), changed('11:00', 'P1')];

  it('are owed from the coming of the promise, or under `recompute` since the last update', () => {
    expect(cycles(late, '12:00')).toEqual([['11:00', 'running']]);
    expect(cycles(late, '12:00', recompute)).toEqual([['09:00', 'running']]);
    expect(cycles([opened(), changed('11:00', 'P1')], '11:30', recompute)).toEqual([['08:00', 'running']]);
    expect(cycles(late, '12:00', { priorityChange: 'ignore' })).toEqual([]);
  });
  it('are late by the coming of the promise where it makes them so', () => {
    const [clock] = clocksOf([opened(), told('09:00'), changed('14:00', 'P1')], '15:00', recompute);
    expect(clock).toMatchObject({ dueAt: at(on('13:00')), breachedAt: at(on('14:00')) });
    expect(clocksOf([opened({ priority: 'P1' })], '15:00', recompute)[0]?.breachedAt).toBe(at(on('12:00')));
  });
  it('are not owed on a resolved ticket, and since its reopening on one that was', () => {
    const done = [opened(), said('09:00', 'resolved'), told('09:30')];
    expect(cycles([...done, changed('11:00', 'P1')], '12:00', recompute)).toEqual([]);
    const again = [...done, said('10:00', 'reopened'), changed('11:00', 'P1')];
    expect(cycles(again, '12:00', recompute)).toEqual([['10:00', 'running']]);
    expect(cycles([...done, changed('10:00', 'P1'), said('11:00', 'reopened')], '12:00')).toEqual([
      ['11:00', 'running'],
    ]);
    // A reopening of a ticket that was not resolved is no news.
    const nothing = [opened(), said('09:00', 'reopened'), changed('11:00', 'P1')];
    expect(cycles(nothing, '11:30', recompute)).toEqual([['08:00', 'running']]);
  });
  it('are not owed before the clocks of the ticket start', () => {
    const assigned = [opened(), told('09:00'), said('10:00', 'assigned', { to: 'ana' }), changed('11:00', 'P1')];
    expect(cycles(assigned, '12:00', { ...recompute, startOn: 'assigned' })).toEqual([['10:00', 'running']]);
    const since = [opened(), said('09:00', 'assigned', { to: 'ana' }), told('10:00'), changed('11:00', 'P1')];
    expect(cycles(since, '12:00', { ...recompute, startOn: 'assigned' })).toEqual([['10:00', 'running']]);
  });
  it('are no clock where nothing started them before the resolution, unless the ticket is reopened', () => {
    const rules: Partial<Rules> = { startOn: 'assigned' };
    const done = [opened(), said('09:00', 'resolved')];
    const coming = changed('10:00', 'P1');
    expect(cycles([...done, coming], '12:00', rules)).toEqual([]);
    expect(cycles([...done, coming, said('11:00', 'reopened')], '12:00', rules)).toEqual([[null, 'notStarted']]);
    expect(cycles([...done, said('09:30', 'reopened'), coming], '12:00', rules)).toEqual([[null, 'notStarted']]);
    expect(cycles([opened({ priority: 'P1' }), told('09:00')], '12:00', rules)).toEqual([[null, 'notStarted']]);
  });
  it('by a new version are owed from its first instant, and an update of that instant is one', () => {
    const version = (number: number, date: string, when: NonNullable<Said['when']>) =>
      agreementSaid(
        [{ ...promise('periodicUpdate', '4h'), when }],
        { agreementChange: 'switch' },
        { version: number, effectiveAt: at(`${date}T00:00:00Z`) },
      );
    const both = [version(1, '2026-01-01', { priority: ['P1'] }), version(2, '2026-03-10', {})];
    const events: Short[] = [opened({ priority: 'P3' }), ['replied', 'T', '2026-03-10T00:00:00Z', { by: 'agent' }]];
    const { clocks } = judged(both, events, '2026-03-10T01:00:00Z');
    expect(clocks.map(({ cycle, startedAt }) => [cycle, startedAt])).toEqual([
      [1, at('2026-03-10T00:00:00Z')],
      [2, at('2026-03-10T00:00:00Z')],
    ]);
  });
});

describe('an update owed while nothing promises one', () => {
  it('is owed no longer once the ticket is resolved', () => {
    const waiting = [opened({ priority: 'P1' }), changed('08:30', 'P4'), told('09:00')];
    expect(cycles([...waiting, changed('11:00', 'P1')], '12:00')).toContainEqual(['11:00', 'running']);
    const resolved = [...waiting, said('10:00', 'resolved'), changed('11:00', 'P1')];
    expect(cycles(resolved, '12:00').map(([since]) => since)).not.toContain('11:00');
  });
});

describe('a message under a target that applied for no time', () => {
  it('is owed nothing once it was answered, whatever target comes then', () => {
    const events = [opened({ priority: 'P1' }), changed('08:00', 'P4'), told('09:00'), changed('10:00', 'P1')];
    expect(clocksOf(events, '11:00', {}, 'nextResponse')).toEqual([]);
    const waiting = [opened({ priority: 'P1' }), changed('08:00', 'P4'), changed('10:00', 'P1')];
    expect(cycles(waiting, '11:00', {}, 'nextResponse')).toEqual([['10:00', 'running']]);
  });
});

describe('a clock that had ended before its ticket did', () => {
  const survivor: Short = ['opened', 'S', on('08:00'), { priority: 'P4' }];
  const targets = [
    promise('resolution', '4h'),
    { ...promise('resolution', '9h'), id: 'u', when: { priority: ['P2'] } },
  ];
  const restarted = [opened({ priority: 'P1' }), changed('09:00', 'P2')];
  const ends = (last: Short, rules: Partial<Rules> = {}) =>
    judged(agreementSaid(targets, { priorityChange: 'restart', ...rules }), [survivor, ...restarted, last], on('12:00'))
      .clocks.filter(({ ticket }) => ticket === 'T')
      .map(({ state, until }) => [state, until]);

  it('leaves the counts with a cancelled or dropped ticket, but ends where it ended', () => {
    const gone = [
      ['cancelled', at(on('09:00'))],
      ['cancelled', at(on('10:00'))],
    ];
    const merged = said('10:00', 'merged', { into: 'S' });
    expect(ends(said('10:00', 'cancelled'))).toEqual(gone);
    expect(ends(merged, { merged: 'dropAbsorbed' })).toEqual(gone);
    expect(ends(merged).map(([state]) => state)).toEqual(['superseded', 'superseded']);
  });
  it('stays no longer applicable where no reply was needed, though its ticket is merged', () => {
    const events = [
      survivor,
      opened({ priority: 'P1' }),
      said('09:00', 'noReplyNeeded'),
      said('10:00', 'merged', { into: 'S' }),
    ];
    const clock = clocksOf(events, '12:00', {}, 'nextResponse').find(({ ticket }) => ticket === 'T');
    expect(clock).toMatchObject({ state: 'notApplicable', until: at(on('09:00')) });
  });
});
