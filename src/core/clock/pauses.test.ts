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
import type { ClockMeasure, Rules } from '../agreement/index.ts';

const on = (hour: string) => `2026-03-09T${hour}:00Z`;
const said = (hour: string, type: string, data: Record<string, unknown> = {}): Short => [type, 'T', on(hour), data];
const opened = (priority: string) => said('08:00', 'opened', { priority });
const changed = (hour: string, priority: string) => said(hour, 'priorityChanged', { priority });
const paused = (hour: string, reason = 'appointment') => said(hour, 'paused', { reason });
const promise = (priority: string, within: string, rules: Partial<Rules> = {}, more: Partial<Said> = {}): Said => ({
  id: priority.toLowerCase(),
  measure: 'resolution',
  within,
  when: { priority: [priority] },
  calendar: ROUND_THE_CLOCK,
  rules,
  ...more,
});
const atMost = (text: string) => ({ maxPause: lasting(text) });
const hourOf = (ms: number) => (ms === Number.POSITIVE_INFINITY ? 'on' : new Date(ms).toISOString().slice(8, 16));
/** The pauses of each clock, by day and hour of March 2026. */
const pausesOf = (targets: readonly Said[], events: readonly Short[], rules: Partial<Rules> = {}) =>
  judged(agreementSaid(targets, rules), events, '2026-03-10T12:00:00Z').clocks.map(({ holds }) =>
    holds.filter(({ state }) => state === 'paused').map(({ from, to }) => [from, to].map(hourOf).join('–')),
  );

describe('what a pause may last at most', () => {
  const P1 = [promise('P1', '99h', atMost('1h'))];

  it('is told from the reason that first held the clock, not from one that ended before the start', () => {
    const events = [opened('P1'), paused('08:10'), paused('08:20', 'ourSupplier')];
    const assigned = (hour: string) => [...events, said(hour, 'assigned', { to: 'ana' }), paused('09:00')];
    const rules: Partial<Rules> = { startOn: 'assigned' };
    expect(pausesOf(P1, assigned('08:30'), rules)).toEqual([['09T09:00–09T10:00']]);
    expect(pausesOf(P1, assigned('08:20'), rules)).toEqual([['09T09:00–09T10:00']]);
  });
  it('is told on the hours of the target in force when it first held the clock', () => {
    const shop = promise('P1', '99h', atMost('10h'), { calendar: EIGHT_TO_FIVE });
    const events = (change: string) => [
      opened('P1'),
      paused('08:10'),
      changed(change, 'P2'),
      said('08:30', 'assigned', { to: 'ana' }),
    ];
    const rules: Partial<Rules> = { startOn: 'assigned' };
    expect(pausesOf([shop, promise('P2', '99h')], events('08:20'), rules)).toEqual([['09T08:30–09T18:30']]);
    expect(pausesOf([shop, promise('P2', '99h')], events('08:30'), rules)).toEqual([['09T08:30–09T18:30']]);
    expect(pausesOf([shop, promise('P2', '99h')], events('08:40'), rules)).toEqual([['09T08:30–10T09:30']]);
  });
  it('has no end where it lies beyond the horizon', () => {
    const long = [promise('P1', '99h', atMost('300000h'))];
    const [clock] = judged(agreementSaid(long), [opened('P1'), paused('09:00')], on('20:00')).clocks;
    expect(clock).toMatchObject({ state: 'paused', pausedMs: 11 * 3_600_000 });
  });
});

describe('what a pause may last at most, over two cycles', () => {
  const RESTART: Partial<Rules> = { priorityChange: 'restart' };
  /** P1 is due at 09:00; a change to P3 leaves the clock, one to P2 restarts it at 10:00. */
  const targets = (first: Partial<Rules>, third: Partial<Rules>, within = '1h', more: Partial<Said> = {}) => [
    promise('P1', within, first, more),
    promise('P2', '99h', RESTART),
    promise('P3', within === '1h' ? '99h' : '30m', third),
  ];
  const held = ['appointment'];
  const frozen = [opened('P1'), changed('09:10', 'P3'), paused('09:30'), changed('10:00', 'P2')];
  const second = (...given: Parameters<typeof pausesOf>) => pausesOf(...given)[1];

  it('is told from when it held the first one', () => {
    const all = targets({ pauseOn: held }, { pauseOn: held, ...atMost('1h') });
    expect(second(all, frozen)).toEqual(['09T10:00–09T10:30']);
  });
  it('is told from the second one where the first, breached, obeyed a target that did not pause for it', () => {
    const all = targets({ pauseOn: [] }, { pauseOn: held, ...atMost('1h') });
    expect(second(all, frozen)).toEqual(['09T10:00–09T11:00']);
  });
  it('is told on the hours of the breached one’s own target', () => {
    const all = targets({ pauseOn: held }, { pauseOn: held, ...atMost('1h') }, '1h', { calendar: EIGHT_TO_FIVE });
    const events = [
      opened('P1'),
      changed('09:10', 'P3'),
      said('16:30', 'paused', { reason: 'appointment' }),
      changed('16:50', 'P2'),
    ];
    expect(second(all, events)).toEqual(['09T16:50–10T08:30']);
  });
  it('obeys the target in force when it began, whatever came while it lasted', () => {
    const all = targets({ pauseOn: held, ...atMost('1h') }, { pauseOn: [] }, '99h', { calendar: EIGHT_TO_FIVE });
    const events = [opened('P1'), paused('09:30'), changed('09:35', 'P3'), changed('10:00', 'P2')];
    expect(second(all, events)).toEqual(['09T10:00–09T10:30']);
    // By then the clock was breached under the one that came.
    expect(second(all, [...events.slice(0, 3), changed('10:20', 'P2')])).toEqual(['09T10:20–09T10:30']);
  });
  it('is told on the hours of the target it began under, too', () => {
    const all = targets({ pauseOn: held, ...atMost('1h') }, { pauseOn: [] }, '99h', { calendar: EIGHT_TO_FIVE });
    const late = [opened('P1'), paused('16:30'), changed('16:35', 'P3'), changed('16:50', 'P2')];
    expect(second(all, late)).toEqual(['09T16:50–10T08:30']);
  });
});

describe('a pause that begins at the very stop', () => {
  const restoration = [promise('P1', '99h', atMost('3h'), { measure: 'restoration' as ClockMeasure })];
  const events = [opened('P1'), paused('10:00'), said('10:00', 'restored'), said('12:00', 'reopened')];

  it('has held nothing until the reopening', () => {
    expect(pausesOf(restoration, events, { reopen: 'resume' })).toEqual([['09T12:00–09T15:00']]);
    expect(pausesOf(restoration, events, { reopen: 'restart' })[1]).toEqual(['09T12:00–09T15:00']);
  });
});

describe('a clock that is still to start', () => {
  it('is outside service hours, not paused', () => {
    const rules: Partial<Rules> = { cutOffMinute: 17 * 60 };
    const shop = [promise('P1', '9h', {}, { calendar: EIGHT_TO_FIVE })];
    const late = [said('18:00', 'opened', { priority: 'P1' }), paused('18:30')];
    const [clock] = judged(agreementSaid(shop, rules), late, on('19:00')).clocks;
    expect(clock).toMatchObject({
      startedAt: at('2026-03-10T08:00:00Z'),
      state: 'closedHours',
      usedMs: 0,
      pausedMs: 0,
    });
  });
  it('shows its target from the opening on, and nothing counted', () => {
    const [clock] = judged(
      agreementSaid([promise('P1', '9h')], { startOn: 'assigned' }),
      [opened('P1')],
      on('09:00'),
    ).clocks;
    expect(clock).toMatchObject({ state: 'notStarted', holds: [], reckonings: [], epochs: [] });
    expect(clock?.targets).toEqual([{ target: clock?.target, from: at(on('08:00')), to: null }]);
  });
});
