import { describe, expect, it } from 'vitest';
import {
  agreementSaid,
  at,
  EIGHT_TO_FIVE,
  judged,
  ROUND_THE_CLOCK,
  type Said,
  type Short,
} from '../../../test/support/promises.ts';
import type { Rules } from '../agreement/index.ts';

const promise = (priority: string, within: string, more: Partial<Said> = {}): Said => ({
  id: priority.toLowerCase(),
  measure: 'resolution',
  within,
  when: { priority: [priority] },
  calendar: ROUND_THE_CLOCK,
  ...more,
});
const time = (hour: string) => (hour.includes('T') ? hour : `2026-03-09T${hour}:00Z`);
const opened = (priority: string, hour = '00:00'): Short => ['opened', 'T', time(hour), { priority }];
const changed = (hour: string, priority: string): Short => ['priorityChanged', 'T', time(hour), { priority }];
const scope = (hour: string, decided: string): Short => ['scopeDecided', 'T', time(hour), { scope: decided }];
const clockOf = (targets: readonly Said[], events: readonly Short[], asOf: string, rules: Partial<Rules> = {}) => {
  const [clock] = judged(agreementSaid(targets, rules), events, time(asOf)).clocks;
  if (clock === undefined) throw new Error('there is no clock');
  return clock;
};
const dueOf = (...args: Parameters<typeof clockOf>) => clockOf(...args).dueAt;

describe('a target that applied before', () => {
  it('counts on from the first time, however often it was left: nothing is gained by raising again', () => {
    const targets = [promise('P1', '4h'), promise('P3', '16h')];
    const events = [opened('P3'), changed('10:00', 'P1'), changed('11:00', 'P3'), changed('11:30', 'P1')];
    expect(dueOf(targets, events, '11:45')).toBe(at(time('14:00')));
  });
  it('counts from the start where a looser change made it count from there', () => {
    const targets = [promise('P1', '4h'), promise('P2', '8h'), promise('P3', '24h')];
    const events = [opened('P1'), changed('01:00', 'P2'), changed('02:00', 'P3'), changed('05:00', 'P2')];
    expect(dueOf(targets, events, '06:00')).toBe(at(time('08:00')));
  });
  it('counts from its coming where the clock kept what it held', () => {
    // From 18:00 the new target ends later than the old one in full, from the start it would have ended sooner.
    const targets = [promise('P1', '4h', { calendar: EIGHT_TO_FIVE }), promise('P2', '18h30m'), promise('P3', '100h')];
    const kept = [opened('P1', '16:00'), changed('18:00', 'P2')];
    expect(dueOf(targets, kept, '18:10')).toBe(at('2026-03-10T11:00:00Z'));
    const again = [...kept, changed('18:30', 'P3'), changed('19:00', 'P2')];
    expect(dueOf(targets, again, '19:10')).toBe(at('2026-03-10T12:30:00Z'));
  });
  it('is as it was after a time without any, its earlier hours still counted where they were', () => {
    const targets = [promise('P1', '4h'), promise('P3', '40h', { calendar: EIGHT_TO_FIVE })];
    const events = [opened('P3', '06:00'), changed('10:00', 'P1'), scope('11:00', 'out'), scope('12:00', 'in')];
    const clock = clockOf(targets, events, '13:00');
    expect(clock).toMatchObject({ dueAt: at(time('14:00')), elapsedMs: 5 * 3_600_000 });
    expect(clock.epochs).toHaveLength(2);
    expect(clock.targets.map(({ target, from, to }) => [target.id, from, to])).toEqual([
      ['p3', at(time('06:00')), at(time('10:00'))],
      ['p1', at(time('10:00')), at(time('11:00'))],
      ['p1', at(time('12:00')), null],
    ]);
  });
  it('ended when it ended, not when another came', () => {
    const targets = [promise('P1', '4h'), promise('P2', '8h')];
    const events = [opened('P1', '08:00'), changed('09:00', 'P4'), changed('10:00', 'P2')];
    expect(clockOf(targets, events, '10:30').targets.map(({ from, to }) => [from, to])).toEqual([
      [at(time('08:00')), at(time('09:00'))],
      [at(time('10:00')), null],
    ]);
  });
  it('is given up for a looser one only as far as the first of all that were held', () => {
    const targets = [promise('P1', '4h'), promise('P2', '15h'), promise('P3', '16h')];
    const events = [opened('P3'), changed('10:00', 'P1'), changed('11:00', 'P2')];
    expect(dueOf(targets, events, '11:30')).toBe(at(time('15:00')));
  });
});

describe('a change before the clock starts', () => {
  const rules: Partial<Rules> = { startOn: 'assigned' };
  const targets = [promise('P1', '4h'), promise('P2', '8h'), promise('P3', '24h')];
  const before = [opened('P1'), changed('01:00', 'P2')];
  const assigned: Short = ['assigned', 'T', time('02:00'), { to: 'ana' }];

  it('leaves no trace of the target that was never counted', () => {
    const clock = clockOf(targets, [...before, assigned], '03:00', rules);
    expect(clock.targets).toEqual([{ target: clock.target, from: at(time('02:00')), to: null }]);
    expect(clock.epochs).toEqual([{ from: at(time('02:00')), allowances: clock.epochs[0]?.allowances }]);
    expect(clock.epochs[0]?.allowances.map(({ target, from }) => [target.id, from])).toEqual([
      ['p2', at(time('02:00'))],
    ]);
  });
  it('does not make the earlier target one that applied to the clock', () => {
    const raised = [...before, assigned, changed('05:00', 'P1')];
    expect(dueOf(targets, raised, '05:30', rules)).toBe(at(time('09:00')));
  });
  it('makes the later one apply from the start', () => {
    const toggled = [...before, assigned, changed('03:00', 'P3'), changed('05:00', 'P2')];
    expect(dueOf(targets, toggled, '05:30', rules)).toBe(at(time('10:00')));
  });
});

describe('a breach', () => {
  it('freezes what pauses that begin later are judged by', () => {
    const targets = [promise('P1', '1h', { pausable: false }), promise('P2', '9h')];
    const events: Short[] = [
      opened('P1', '08:00'),
      changed('10:00', 'P2'),
      ['paused', 'T', time('11:00'), { reason: 'appointment' }],
      ['resumed', 'T', time('12:00')],
    ];
    expect(clockOf(targets, events, '13:00')).toMatchObject({
      target: { id: 'p1' },
      breachedAt: at(time('09:00')),
      pausedMs: 0,
      elapsedMs: 5 * 3_600_000,
    });
  });
  it('lets no pause use up its longest time that could not hold the clock any more', () => {
    const targets = [
      promise('P1', '1h', { measure: 'periodicUpdate', pausable: false }),
      promise('P2', '3h', { measure: 'periodicUpdate' }),
    ];
    const maxPause = { kind: 'service', ms: 3_600_000 } as const;
    const events: Short[] = [
      opened('P1', '08:00'),
      changed('10:00', 'P2'),
      ['paused', 'T', time('11:00'), { reason: 'appointment' }],
      ['replied', 'T', time('12:30'), { by: 'agent' }],
    ];
    const { clocks } = judged(agreementSaid(targets, { maxPause }), events, time('14:00'));
    expect(clocks.map(({ cycle, pausedMs, dueAt }) => [cycle, pausedMs, dueAt])).toEqual([
      [1, 0, at(time('09:00'))],
      [2, 3_600_000, at(time('16:30'))],
    ]);
  });
  it('is not forgiven by a stop while no target applies, and without one there is no verdict at all', () => {
    const events = (end: string): Short[] => [
      opened('P1', '08:00'),
      changed('08:30', 'P4'),
      ['resolved', 'T', time(end)],
    ];
    const clock = clockOf([promise('P1', '1h')], events('08:45'), '12:00');
    expect(clock).toMatchObject({ state: 'notApplicable', firstVerdict: null, breachedAt: null });
    const late: Short[] = [opened('P1', '08:00'), changed('09:30', 'P4'), ['resolved', 'T', time('10:00')]];
    expect(clockOf([promise('P1', '1h')], late, '12:00')).toMatchObject({ firstVerdict: 'breached', state: 'stopped' });
  });
});
