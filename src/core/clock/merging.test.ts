import { describe, expect, it } from 'vitest';
import { agreementSaid, at, judged, ROUND_THE_CLOCK, type Said, type Short } from '../../../test/support/promises.ts';
import type { ClockMeasure, Rules } from '../agreement/index.ts';

const on = (hour: string) => `2026-03-09T${hour}:00Z`;
const promise = (priority: string, within: string, measure: ClockMeasure = 'resolution'): Said => ({
  id: priority.toLowerCase(),
  measure,
  within,
  when: { priority: [priority] },
  calendar: ROUND_THE_CLOCK,
});
const opened = (ticket: string, hour: string, data: Record<string, unknown>): Short => [
  'opened',
  ticket,
  on(hour),
  data,
];
const changed = (hour: string, priority: string): Short => ['priorityChanged', 'T', on(hour), { priority }];
const merged = (hour: string, ticket = 'A'): Short => ['merged', ticket, on(hour), { into: 'T' }];
const clockOf = (targets: readonly Said[], events: readonly Short[], asOf: string, rules: Partial<Rules> = {}) =>
  judged(agreementSaid(targets, rules, { customer: null }), events, on(asOf)).clocks.find(
    ({ ticket }) => ticket === 'T',
  );

describe('a merge that brings an earlier opening', () => {
  const targets = [promise('P1', '4h'), promise('P3', '8h'), promise('P4', '24h')];
  const raised = [
    opened('A', '08:00', { priority: 'P3' }),
    opened('T', '10:00', { priority: 'P3' }),
    changed('11:00', 'P1'),
    merged('12:00'),
  ];

  it('moves what counted from the start, not what a stricter change began later', () => {
    const clock = clockOf(targets, raised, '12:30');
    expect(clock).toMatchObject({ startedAt: at(on('08:00')), dueAt: at(on('15:00')), elapsedMs: 4.5 * 3_600_000 });
    expect(clock?.reckonings.map(({ from }) => from)).toEqual([at(on('08:00')), at(on('11:00'))]);
  });
  it('leaves a target that applied later its own first instant', () => {
    const again = [...raised, changed('12:30', 'P3'), changed('13:00', 'P1')];
    expect(clockOf(targets, again, '13:10')?.dueAt).toBe(at(on('15:00')));
  });
  it('gives the target of the start the earlier instant, also when it is left and comes back', () => {
    const events = [
      raised[0] as Short,
      raised[1] as Short,
      merged('12:00'),
      changed('12:30', 'P4'),
      changed('13:00', 'P3'),
    ];
    expect(clockOf(targets, events, '13:10')?.dueAt).toBe(at(on('16:00')));
  });
  it('lets a clock that was still to start count at once, so that a later change is one', () => {
    const rules: Partial<Rules> = { cutOffMinute: 17 * 60 };
    const events = [
      opened('A', '10:00', { priority: 'P4' }),
      opened('T', '18:00', { priority: 'P4' }),
      merged('18:30'),
      changed('19:00', 'P1'),
    ];
    expect(clockOf(targets, events.slice(0, 2), '18:10', rules)?.startedAt).toBe(at('2026-03-10T00:00:00Z'));
    expect(clockOf(targets, events, '19:30', rules)).toMatchObject({
      startedAt: at(on('10:00')),
      dueAt: at(on('23:00')),
      breachedAt: null,
    });
  });
  it('changes nothing where the merged ticket is another customer’s', () => {
    const events = [
      opened('A', '08:00', { priority: 'P3', customer: 'other' }),
      opened('T', '10:00', { priority: 'P3' }),
      merged('12:00'),
    ];
    expect(clockOf(targets, events, '12:30')).toMatchObject({ startedAt: at(on('10:00')), dueAt: at(on('18:00')) });
  });
});

describe('a message that waits on a merged ticket', () => {
  const targets = [promise('P1', '4h', 'nextResponse')];
  const wrote = (ticket: string, hour: string): Short => ['replied', ticket, on(hour), { by: 'requester' }];
  const answered = (ticket: string, hour: string): Short => ['replied', ticket, on(hour), { by: 'agent' }];
  const tickets = [opened('A', '08:00', { priority: 'P1' }), opened('T', '08:00', { priority: 'P1' })];
  const start = (asOf: string, rules: Partial<Rules>, ...events: Short[]) =>
    judged(agreementSaid(targets, rules, { customer: null }), [...tickets, ...events], on(asOf))
      .clocks.filter(({ ticket, state }) => ticket === 'T' && state === 'running')
      .map(({ startedAt }) => startedAt);
  const both = [answered('A', '08:10'), answered('T', '08:10')];

  it('goes on waiting where it was merged into, unless merged tickets are dropped', () => {
    const events = [...both, wrote('A', '09:00'), merged('10:00')];
    expect(start('10:30', {}, ...events)).toEqual([at(on('09:00'))]);
    expect(start('10:30', { merged: 'dropAbsorbed' }, ...events)).toEqual([]);
  });
  it('waits since the older of two messages, whichever ticket it came on', () => {
    expect(start('10:30', {}, ...both, wrote('A', '09:00'), wrote('T', '09:30'), merged('10:00'))).toEqual([
      at(on('09:00')),
    ]);
    expect(start('10:30', {}, ...both, wrote('A', '09:30'), wrote('T', '09:00'), merged('10:00'))).toEqual([
      at(on('09:00')),
    ]);
  });
  it('is owed since the older of two, where the promise comes only later', () => {
    const recompute = { priorityChange: 'recompute' } as const;
    const lowered = [changed('08:20', 'P4'), ...both];
    const later = [merged('10:00'), changed('10:30', 'P1')];
    expect(start('11:00', recompute, ...lowered, wrote('A', '09:00'), wrote('T', '09:30'), ...later)).toEqual([
      at(on('09:00')),
    ]);
    expect(start('11:00', recompute, ...lowered, wrote('A', '09:30'), wrote('T', '09:00'), ...later)).toEqual([
      at(on('09:00')),
    ]);
  });
});

describe('a message written under a new version', () => {
  it('is answered by what that version promises, though the ticket is older', () => {
    const version = (number: number, date: string, priority: string) =>
      agreementSaid(
        [promise(priority, '4h', 'nextResponse')],
        {},
        { version: number, effectiveAt: at(`${date}T00:00:00Z`) },
      );
    const both = [version(1, '2026-01-01', 'P1'), version(2, '2026-03-09', 'P3')];
    const events: Short[] = [
      ['opened', 'T', '2026-03-08T08:00:00Z', { priority: 'P3' }],
      ['replied', 'T', '2026-03-08T09:00:00Z', { by: 'agent' }],
      ['replied', 'T', on('09:00'), { by: 'requester' }],
    ];
    const { clocks } = judged(both, events, on('10:00'));
    expect(clocks.map(({ version: { ref }, startedAt }) => [ref, startedAt])).toEqual([['a@2', at(on('09:00'))]]);
  });
});

describe('a message written while the ticket lay resolved', () => {
  const targets = [promise('P1', '9h', 'nextResponse')];
  const events: Short[] = [
    opened('T', '08:00', { priority: 'P4' }),
    ['resolved', 'T', on('08:30')],
    ['replied', 'T', on('09:00'), { by: 'requester' }],
    ['reopened', 'T', on('10:00')],
  ];
  const recompute = { priorityChange: 'recompute' } as const;

  it('is owed an answer since the reopening, where the promise comes after it', () => {
    expect(clockOf(targets, [...events, changed('11:00', 'P1')], '11:30', recompute)?.startedAt).toBe(at(on('10:00')));
  });
  it('leaves the next one, once it is answered, its own beginning', () => {
    const next: Short[] = [
      ['replied', 'T', on('10:30'), { by: 'agent' }],
      ['replied', 'T', on('11:00'), { by: 'requester' }],
      changed('12:00', 'P1'),
    ];
    expect(clockOf(targets, [...events, ...next], '12:30', recompute)?.startedAt).toBe(at(on('11:00')));
  });
});
