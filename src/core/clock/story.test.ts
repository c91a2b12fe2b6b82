import { describe, expect, it } from 'vitest';
import {
  agreementSaid,
  at,
  EIGHT_TO_FIVE,
  judged,
  lasting,
  ROUND_THE_CLOCK,
  type Said,
  type Short,
} from '../../../test/support/promises.ts';
import type { Rules } from '../agreement/index.ts';
import { receiptOf } from './index.ts';

const on = (hour: string) => `2026-03-09T${hour}:00Z`;
const said = (hour: string, type: string, data: Record<string, unknown> = {}): Short => [type, 'T', on(hour), data];
const opened = (data: Record<string, unknown> = {}) => said('08:00', 'opened', data);
const changed = (hour: string, priority: string) => said(hour, 'priorityChanged', { priority });
const promise = (priority: string, within: string, more: Partial<Said> = {}): Said => ({
  id: priority.toLowerCase(),
  measure: 'resolution',
  within,
  when: { priority: [priority] },
  calendar: ROUND_THE_CLOCK,
  ...more,
});
const clocksOf = (targets: readonly Said[], events: readonly Short[], asOf: string, rules: Partial<Rules> = {}) =>
  judged(agreementSaid(targets, rules), events, on(asOf)).clocks;

describe('a pause that began while the ticket lay resolved', () => {
  const events = [
    opened({ priority: 'P1' }),
    said('09:00', 'resolved'),
    changed('10:00', 'P2'),
    said('11:00', 'paused', { reason: 'appointment' }),
    said('12:00', 'reopened'),
  ];
  it.each([
    [false, true, 0],
    [true, false, 2],
  ])('obeys the target of before the resolution (it is held: %s, the one that came: %s)', (before, after, hours) => {
    const targets = [promise('P1', '20h', { pausable: before }), promise('P2', '30h', { pausable: after })];
    expect(clocksOf(targets, events, '14:00')[0]).toMatchObject({ cycle: 1, pausedMs: hours * 3_600_000 });
  });
  it('obeys the new one where the change came before the resolution', () => {
    const early = [
      opened({ priority: 'P1' }),
      changed('08:30', 'P2'),
      ...events.filter(([type]) => type !== 'opened' && type !== 'priorityChanged'),
    ];
    const targets = [promise('P1', '20h', { pausable: false }), promise('P2', '30h')];
    expect(clocksOf(targets, early, '14:00')[0]?.pausedMs).toBe(2 * 3_600_000);
  });
  it('obeys the new one if it began after the reopening', () => {
    const late = [...events.slice(0, 3), said('12:00', 'reopened'), said('13:00', 'paused', { reason: 'appointment' })];
    const targets = [promise('P1', '20h', { pausable: false }), promise('P2', '30h')];
    expect(clocksOf(targets, late, '14:00')[0]?.pausedMs).toBe(3_600_000);
  });
});

describe('the window in which a reopening goes on with the clock', () => {
  const cycles = (reopenWindow: string, ...events: Short[]) =>
    clocksOf([promise('P1', '20h')], [opened({ priority: 'P1' }), ...events], '16:00', {
      reopenWindow: lasting(reopenWindow),
    }).map(({ cycle }) => cycle);

  it('is told from the resolution, though the ticket was restored before', () => {
    const events = [said('09:00', 'restored'), said('10:30', 'resolved'), said('11:15', 'reopened')];
    expect(cycles('1h', ...events)).toEqual([1]);
    expect(cycles('30m', ...events)).toEqual([1, 2]);
  });
  it('never ends when it ends beyond twenty years', () => {
    expect(cycles('9999bd', said('10:30', 'resolved'), said('11:15', 'reopened'))).toEqual([1]);
    expect(cycles('200000h real', said('10:30', 'resolved'), said('11:15', 'reopened'))).toEqual([1]);
  });
});

describe('the receipt of a clock that counts on two calendars', () => {
  it('names for each stretch the target it was counted under', () => {
    const targets = [promise('P1', '4h'), promise('P3', '40h', { calendar: EIGHT_TO_FIVE })];
    const [clock] = clocksOf(targets, [opened({ priority: 'P3' }), changed('10:00', 'P1')], '11:00');
    expect(clock && receiptOf(clock).map(({ from, clause }) => [from, clause])).toEqual([
      [at(on('08:00')), 'targets.p3'],
      [at(on('10:00')), 'targets.p1'],
    ]);
  });
});

describe('a message that came before a reply to it was promised', () => {
  const targets = [promise('P1', '2h', { measure: 'nextResponse' })];
  const recompute = { priorityChange: 'recompute' } as const;
  const byAgent = opened({ by: 'agent' });
  const asked = (hour: string) => said(hour, 'replied', { by: 'requester' });
  const answered = (hour: string) => said(hour, 'replied', { by: 'agent' });

  it('waits since the oldest of those unanswered, and not since one that was answered', () => {
    const two = [byAgent, asked('09:00'), asked('09:30'), changed('10:00', 'P1')];
    expect(clocksOf(targets, two, '10:30', recompute)[0]?.startedAt).toBe(at(on('09:00')));
    const again = [byAgent, asked('09:00'), answered('09:30'), asked('11:00'), changed('12:00', 'P1')];
    expect(clocksOf(targets, again, '12:30', recompute)[0]?.startedAt).toBe(at(on('11:00')));
  });
  it('is late by the coming of the promise where that makes it so', () => {
    const [clock] = clocksOf(targets, [byAgent, asked('09:00'), changed('12:00', 'P1')], '12:30', recompute);
    expect(clock).toMatchObject({ dueAt: at(on('11:00')), breachedAt: at(on('12:00')) });
  });
});

describe('where clocks start on assignment', () => {
  it('an assignment before the report through a listed channel starts nothing', () => {
    const events = [
      opened({ priority: 'P1', channel: 'email' }),
      said('09:00', 'assigned', { to: 'ana' }),
      said('10:00', 'replied', { by: 'requester', channel: 'phone' }),
      said('11:00', 'assigned', { to: 'ben' }),
    ];
    const rules: Partial<Rules> = { startOn: 'assigned', channels: ['phone'] };
    expect(clocksOf([promise('P1', '4h')], events, '12:00', rules)[0]?.startedAt).toBe(at(on('11:00')));
  });
  it('a ticket merged before it was assigned leaves a clock that no longer applies', () => {
    const survivor: Short = ['opened', 'S', on('08:00'), { priority: 'P4' }];
    const events = [survivor, opened({ priority: 'P1' }), said('10:00', 'merged', { into: 'S' })];
    const clocks = clocksOf([promise('P1', '4h')], events, '12:00', { startOn: 'assigned' });
    expect(clocks.map(({ ticket, state }) => [ticket, state])).toEqual([['T', 'notApplicable']]);
  });
});

describe('a chain of merges', () => {
  it('takes no start from a ticket of another customer, nor its pauses', () => {
    const ticket = (id: string, hour: string, customer: string): Short => [
      'opened',
      id,
      on(hour),
      { customer, priority: 'P1' },
    ];
    const merge = (id: string, hour: string, into: string): Short => ['merged', id, on(hour), { into }];
    const pause = (id: string): Short[] => [
      ['paused', id, on('09:30'), { reason: 'appointment' }],
      ['resumed', id, on('09:45')],
    ];
    const survivorOf = (customer: string) =>
      clocksOf(
        [promise('P1', '20h')],
        [
          ticket('A', '08:00', customer),
          ticket('B', '09:00', 'c'),
          ticket('C', '10:00', 'c'),
          ...pause('A'),
          merge('A', '11:00', 'B'),
          merge('B', '12:00', 'C'),
        ],
        '13:00',
      ).find(({ ticket: id }) => id === 'C');
    expect(survivorOf('c')).toMatchObject({ startedAt: at(on('08:00')), pausedMs: 900_000 });
    expect(survivorOf('d')).toMatchObject({ startedAt: at(on('09:00')), pausedMs: 0 });
  });
});

describe('a cycle that waits for a target', () => {
  it('goes on waiting while the ticket is out of scope', () => {
    const events = [
      opened({ priority: 'P1' }),
      said('09:00', 'resolved'),
      changed('10:00', 'P4'),
      said('11:00', 'reopened'),
      said('12:00', 'scopeDecided', { scope: 'out' }),
    ];
    const rules: Partial<Rules> = { reopen: 'restart' };
    const waiting = clocksOf([promise('P1', '4h')], events, '13:00', rules);
    expect(waiting.map(({ cycle, state }) => [cycle, state])).toEqual([[1, 'stopped']]);
    const back = [...events, said('13:00', 'scopeDecided', { scope: 'in' }), changed('14:00', 'P1')];
    expect(clocksOf([promise('P1', '4h')], back, '15:00', rules)[1]).toMatchObject({ startedAt: at(on('14:00')) });
  });
});
