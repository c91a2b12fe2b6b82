import { describe, expect, it } from 'vitest';
import { at, EIGHT_TO_FIVE, OFFICE, ROUND_THE_CLOCK, type Said, targetSaid } from '../../../test/support/promises.ts';
import type { Target } from '../agreement/index.ts';
import { allowanceFrom, countedBetween, dueOf, shareUsedAt } from './allowance.ts';
import type { Hold } from './hold.ts';

const target = (within: string, said: Partial<Said> = {}) =>
  targetSaid({ id: 'fix', measure: 'resolution', within, calendar: EIGHT_TO_FIVE, ...said }, 0, {});
const allowed = (within: string, from: string, said: Partial<Said> = {}) =>
  allowanceFrom(target(within, said), at(from));
const pause = (from: string, to: string): Hold => ({
  from: at(from),
  to: at(to),
  state: 'paused',
  reason: 'appointment',
  by: null,
});
const HOUR = 3_600_000;
const NEVER = Number.POSITIVE_INFINITY;
const monday = '2026-03-09T08:00:00Z';
const later = at('2026-04-01T00:00:00Z');

describe('what a target allows', () => {
  it('is the time it says, also where that ends beyond the horizon', () => {
    expect(allowed('300000h', monday)).toMatchObject({ fullAt: NEVER, budgetMs: 300_000 * HOUR });
    expect(allowed('300000h real', monday)).toMatchObject({ fullAt: NEVER, budgetMs: 300_000 * HOUR });
  });
  it('is no number of hours where the last service day lies beyond the horizon', () => {
    expect(allowed('9000bd', monday)).toMatchObject({ fullAt: NEVER, budgetMs: NEVER });
  });
  it('passes round the clock for real time, whatever the calendar', () => {
    expect(allowed('12h real', monday).fullAt).toBe(at('2026-03-09T20:00:00Z'));
    expect(allowed('12h', monday).fullAt).toBe(at('2026-03-10T11:00:00Z'));
  });
  it('cannot be told of a target without a time limit', () => {
    const without: Target = { ...target('1h'), id: 'odd', within: null };
    expect(() => allowanceFrom(without, at(monday))).toThrow('target odd has no time limit');
  });
});

describe('an allowance of service days that ends where a window opens', () => {
  // Opened Fri 19:00: the first open instant is Mon 09:00, two service days on is Wed 09:00 in Paris.
  const days = allowed('2bd', '2026-03-06T18:00:00Z', { calendar: OFFICE });

  it('is used up at that opening, and to the whole no sooner', () => {
    expect(days.fullAt).toBe(at('2026-03-11T08:00:00Z'));
    expect(shareUsedAt(days, 1_000_000, [], later)).toBe(at('2026-03-11T08:00:00Z'));
  });
  it('is not put off by a pause that took no service time before it', () => {
    const night = pause('2026-03-10T20:00:00Z', '2026-03-11T10:00:00Z');
    expect(dueOf(days, [night], later)).toBe(at('2026-03-11T08:00:00Z'));
  });
  it('is put off by the service time of one that did', () => {
    const evening = pause('2026-03-10T16:00:00Z', '2026-03-10T20:00:00Z');
    expect(dueOf(days, [evening], later)).toBe(at('2026-03-11T09:00:00Z'));
  });
});

describe('an allowance near the horizon', () => {
  it('is never used up where pauses put its end beyond', () => {
    const day = allowed('24h', monday, { calendar: ROUND_THE_CLOCK });
    const pauses = [pause(monday, '2047-03-09T08:00:00Z')];
    expect(dueOf(day, pauses, at('2048-01-01T00:00:00Z'))).toBe(NEVER);
  });
  it('has no instant at which a share is used that lies beyond', () => {
    expect(shareUsedAt(allowed('300000h', monday), 500_000, [], later)).toBe(NEVER);
  });
});

describe('service time counted', () => {
  it('is none of what ends before it begins', () => {
    const { calendar } = allowed('1h', monday);
    expect(countedBetween(calendar, at(monday) + HOUR, at(monday), [])).toBe(0);
    expect(countedBetween(calendar, at(monday), at(monday) + HOUR, [])).toBe(HOUR);
  });
});
