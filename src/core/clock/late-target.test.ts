import { describe, expect, it } from 'vitest';
import { agreementSaid, at, judged, ROUND_THE_CLOCK, type Said, type Short } from '../../../test/support/promises.ts';
import type { ClockMeasure, Rules } from '../agreement/index.ts';

const promise = (priority: string, within: string, measure: ClockMeasure = 'resolution'): Said => ({
  id: priority.toLowerCase(),
  measure,
  within,
  when: { priority: [priority] },
  calendar: ROUND_THE_CLOCK,
});
const on = (hour: string) => `2026-03-09T${hour}:00Z`;
const opened = (data: Record<string, unknown> = {}): Short => ['opened', 'T', on('08:00'), data];
const said = (hour: string, type: string, data: Record<string, unknown> = {}): Short => [type, 'T', on(hour), data];
const changed = (hour: string, priority: string) => said(hour, 'priorityChanged', { priority });
const clocksOf = (targets: readonly Said[], events: readonly Short[], asOf: string, rules: Partial<Rules> = {}) =>
  judged(agreementSaid(targets, rules), events, on(asOf)).clocks;
const P1 = [promise('P1', '2h')];

describe('a target that comes after the clock should have started', () => {
  const late = [opened(), changed('11:00', 'P1')];

  it('counts from its coming under `fair`', () => {
    expect(clocksOf(P1, late, '12:00')[0]).toMatchObject({ startedAt: at(on('11:00')), breachedAt: null });
  });
  it('counts from the ordinary start under `recompute`, and is breached by its coming', () => {
    const [clock] = clocksOf(P1, late, '12:00', { priorityChange: 'recompute' });
    expect(clock).toMatchObject({ startedAt: at(on('08:00')), dueAt: at(on('10:00')), breachedAt: at(on('11:00')) });
    expect(clock?.targets).toEqual([{ target: clock?.target, from: at(on('11:00')), to: null }]);
    const [inTime] = clocksOf([promise('P1', '4h')], late, '11:30', { priorityChange: 'recompute' });
    expect(inTime).toMatchObject({ dueAt: at(on('12:00')), verdict: 'atRisk' });
  });
  it('gives no clock under `ignore`', () => {
    expect(clocksOf(P1, late, '12:00', { priorityChange: 'ignore' })).toEqual([]);
  });
  it('gives none after what stops it came, unless a reopening asks for it anew', () => {
    const done = [opened(), said('09:00', 'resolved')];
    expect(clocksOf(P1, [...done, changed('11:00', 'P1')], '12:00')).toEqual([]);
    const again = [...done, said('10:00', 'reopened'), changed('11:00', 'P1')];
    const recompute = { priorityChange: 'recompute' } as const;
    expect(clocksOf(P1, again, '11:30', recompute)[0]?.startedAt).toBe(at(on('10:00')));
    expect(clocksOf(P1, again, '11:30')[0]?.startedAt).toBe(at(on('11:00')));
  });
  it('counts from the opening where a reopening undid nothing that had stopped it', () => {
    const restored = [opened(), said('09:00', 'restored'), said('10:00', 'reopened'), changed('11:00', 'P1')];
    const [clock] = clocksOf(P1, restored, '11:30', { priorityChange: 'recompute' });
    expect(clock?.startedAt).toBe(at(on('08:00')));
  });
});

describe('two targets at the instant at which the first one comes', () => {
  const recompute = { priorityChange: 'recompute' } as const;
  const short = [promise('P1', '2h'), promise('P2', '1h'), promise('P3', '4h')];
  const both = [opened(), changed('11:00', 'P2'), changed('11:00', 'P3')];

  it('are the later one: what applied for no time broke nothing', () => {
    const [clock, more] = clocksOf(short, both, '12:30', recompute);
    expect(more).toBeUndefined();
    expect(clock).toMatchObject({ startedAt: at(on('08:00')), dueAt: at(on('12:00')), breachedAt: at(on('12:00')) });
    expect(clock?.targets).toEqual([{ target: clock?.target, from: at(on('11:00')), to: null }]);
  });
  it('are no target where the later one is none', () => {
    expect(clocksOf(short, [opened(), changed('11:00', 'P2'), changed('11:00', 'P4')], '12:30', recompute)).toEqual([]);
  });
  it('break the promise at that instant where the later one is used up then', () => {
    const late = [opened(), changed('11:00', 'P3'), changed('11:00', 'P2')];
    expect(clocksOf(short, late, '11:30', recompute)[0]).toMatchObject({
      dueAt: at(on('09:00')),
      breachedAt: at(on('11:00')),
      firstVerdict: 'breached',
    });
    expect(clocksOf(short, [...late, said('11:00', 'resolved')], '11:30', recompute)[0]).toMatchObject({
      verdict: 'breached',
      breachedAt: at(on('11:00')),
    });
  });
});

describe('a target that had gone again when the clock should have started', () => {
  const rules: Partial<Rules> = { startOn: 'assigned' };
  const gone = [opened({ priority: 'P1' }), changed('09:00', 'P4'), said('10:00', 'assigned', { to: 'ana' })];

  it('gives no clock, until one comes', () => {
    expect(clocksOf(P1, gone, '12:00', rules)).toEqual([]);
    const back = [...gone, changed('11:00', 'P1')];
    expect(clocksOf(P1, back, '12:00', rules)[0]).toMatchObject({ startedAt: at(on('11:00')), verdict: 'open' });
  });
  it('gives the one that comes later no clock under `ignore`, and one from the start under `recompute`', () => {
    const back = [...gone, changed('11:00', 'P1')];
    expect(clocksOf(P1, back, '12:00', { ...rules, priorityChange: 'ignore' })).toEqual([]);
    expect(clocksOf(P1, back, '12:30', { ...rules, priorityChange: 'recompute' })[0]).toMatchObject({
      startedAt: at(on('10:00')),
      dueAt: at(on('12:00')),
      breachedAt: at(on('12:00')),
    });
    const late = [...gone, changed('13:00', 'P1')];
    expect(clocksOf(P1, late, '13:30', { ...rules, priorityChange: 'recompute' })[0]?.breachedAt).toBe(at(on('13:00')));
  });
  it('gives none that is back in force at the very start', () => {
    const back = [...gone, changed('10:00', 'P1')];
    for (const priorityChange of ['fair', 'recompute', 'ignore'] as const)
      expect(clocksOf(P1, back, '11:00', { ...rules, priorityChange })[0]?.startedAt).toBe(at(on('10:00')));
  });
});

describe('a clock that nothing has started', () => {
  const rules: Partial<Rules> = { startOn: 'assigned' };
  const states = (...events: Short[]) => clocksOf(P1, events, '18:00', rules).map(({ state }) => state);

  it('waits while a target applies, and is not applicable once the ticket is resolved', () => {
    expect(states(opened({ priority: 'P1' }))).toEqual(['notStarted']);
    expect(states(opened({ priority: 'P1' }), said('09:00', 'resolved'))).toEqual(['notApplicable']);
    expect(states(opened({ priority: 'P1' }), changed('09:00', 'P4'))).toEqual(['notApplicable']);
    expect(states(opened({ priority: 'P1' }), said('09:00', 'cancelled'))).toEqual(['cancelled']);
  });
  it('is none where what stops it came before any target, unless the ticket was reopened', () => {
    const done = [opened(), said('09:00', 'resolved')];
    expect(states(...done, changed('10:00', 'P1'))).toEqual([]);
    expect(states(...done, said('09:30', 'reopened'), changed('10:00', 'P1'))).toEqual(['notStarted']);
    expect(states(opened(), changed('08:30', 'P1'), said('09:00', 'resolved'))).toEqual(['notApplicable']);
  });
});

describe('a later cycle', () => {
  const version = (number: number, date: string, within: string) =>
    agreementSaid(
      [{ id: 't', measure: 'resolution', within, calendar: ROUND_THE_CLOCK }],
      { reopen: 'restart' },
      { version: number, effectiveAt: at(`${date}T00:00:00Z`) },
    );
  it('is judged by the version in force at its own start', () => {
    const both = [version(1, '2026-01-01', '24h'), version(2, '2026-03-10', '20h')];
    const events: Short[] = [opened(), said('12:00', 'resolved'), ['reopened', 'T', '2026-03-11T08:00:00Z']];
    const { clocks } = judged(both, events, '2026-03-11T09:00:00Z');
    expect(clocks.map(({ cycle, version: { ref }, dueAt }) => [cycle, ref, dueAt])).toEqual([
      [1, 'a@1', at('2026-03-10T08:00:00Z')],
      [2, 'a@2', at('2026-03-12T04:00:00Z')],
    ]);
  });
});

describe('a message that needs no reply', () => {
  it('keeps the target it had, whatever becomes of the ticket', () => {
    const targets = [promise('P1', '2h', 'nextResponse'), promise('P2', '8h', 'nextResponse')];
    const events = [opened({ priority: 'P1' }), said('09:00', 'noReplyNeeded'), changed('10:00', 'P2')];
    const [clock, ...more] = clocksOf(targets, events, '18:00');
    expect(more).toEqual([]);
    expect(clock).toMatchObject({ target: { id: 'p1' }, state: 'notApplicable', breachedAt: null });
    expect(clock?.targets).toHaveLength(1);
  });
});
