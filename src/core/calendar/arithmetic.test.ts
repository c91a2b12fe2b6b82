import { describe, expect, it } from 'vitest';
import { END_INSTANT, FIRST_INSTANT, formatInstant, parseInstant } from '../time/index.ts';
import {
  ALWAYS,
  add,
  addMs,
  alwaysOpen,
  type Calendar,
  compileCalendar,
  HORIZON_MS,
  isOpen,
  nextOpen,
  nextOpening,
  openBetween,
  specOfPlain,
} from './index.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

function calendar(plain: unknown): Calendar {
  const reading = specOfPlain(plain);
  if ('problems' in reading) throw new Error(reading.problems.map((problem) => problem.message).join('; '));
  return compileCalendar(reading.spec);
}

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const shown = (t: number | null | { kind: string }): string | null =>
  typeof t === 'number' ? formatInstant(t) : t === null ? null : t.kind;

const office = calendar({
  timeZone: 'Europe/Paris',
  hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
  holidays: 'FR',
});
const always = compileCalendar(ALWAYS);

// The same hours under other keys, so that looking at the edges of the range does not fill 300 years of one calendar.
const hours = { 'mon-fri': ['09:00-12:00', '13:00-18:00'] };
const early = calendar({ timeZone: 'Europe/Paris', hours, holidays: ['2000-01-01'] });
const late = calendar({ timeZone: 'Europe/Paris', hours, holidays: ['2000-01-02'] });

describe('is it open?', () => {
  it.each([
    ['just before opening', '2026-03-16T07:59:59.999Z', false],
    ['at opening', '2026-03-16T08:00:00Z', true],
    ['just before lunch', '2026-03-16T10:59:59.999Z', true],
    ['at closing for lunch: closing time itself is closed', '2026-03-16T11:00:00Z', false],
    ['after lunch', '2026-03-16T12:00:00Z', true],
    ['at closing', '2026-03-16T17:00:00Z', false],
    ['on a Saturday', '2026-03-14T10:00:00Z', false],
    ['on Easter Monday', '2026-04-06T10:00:00Z', false],
    ['on the Tuesday after', '2026-04-07T09:00:00Z', true],
    ['in summer time, an hour earlier in UTC', '2026-07-15T07:00:00Z', true],
  ])('%s', (_, instant, open) => {
    expect(isOpen(office, at(instant))).toBe(open);
  });

  it('not before 1900, nor from 2200 on', () => {
    expect([isOpen(early, at('1899-12-29T10:00:00Z')), isOpen(early, at('1900-01-02T10:00:00Z'))]).toEqual([
      false,
      true,
    ]);
    expect([isOpen(late, at('2199-12-31T10:00:00Z')), isOpen(late, at('2200-01-02T10:00:00Z'))]).toEqual([true, false]);
  });

  it('round the clock always, between 1900 and 2200', () => {
    expect([FIRST_INSTANT - 1, FIRST_INSTANT, 0, END_INSTANT - 1, END_INSTANT].map((t) => isOpen(always, t))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('answers the same whatever was asked before', () => {
    const plain = { hours: { 'mon-sun': ['00:00-23:59'] }, timeZone: 'Etc/GMT-3' };
    const walked = calendar(plain);
    for (let t = at('2020-01-01T12:00:00Z'); t < at('2060-01-01T00:00:00Z'); t += 24 * HOUR) {
      if (!isOpen(walked, t)) expect(formatInstant(t)).toBe('open');
    }
    for (let t = at('2020-01-01T12:00:00Z'); t > at('1980-01-01T00:00:00Z'); t -= 24 * HOUR) {
      if (!isOpen(walked, t)) expect(formatInstant(t)).toBe('open');
    }
    expect(isOpen(walked, at('2059-12-31T20:59:30Z'))).toBe(false);
  });
});

describe('open time between two instants', () => {
  it.each([
    ['a working day', '2026-03-16T00:00:00Z', '2026-03-17T00:00:00Z', 8 * HOUR],
    ['a week', '2026-03-16T00:00:00Z', '2026-03-23T00:00:00Z', 40 * HOUR],
    ['over lunch', '2026-03-16T10:30:00Z', '2026-03-16T12:30:00Z', HOUR],
    ['a weekend', '2026-03-13T17:00:00Z', '2026-03-16T08:00:00Z', 0],
    ['no time', '2026-03-16T10:00:00Z', '2026-03-16T10:00:00Z', 0],
    ['a millisecond', '2026-03-16T10:00:00Z', '2026-03-16T10:00:00.001Z', 1],
    ['the week of Easter Monday', '2026-04-06T00:00:00Z', '2026-04-13T00:00:00Z', 32 * HOUR],
  ])('%s', (_, from, to, ms) => {
    expect(openBetween(office, at(from), at(to))).toBe(ms);
    expect(openBetween(office, at(to), at(from)) + ms).toBe(0);
  });

  it('is nothing outside 1900 to 2200', () => {
    expect(openBetween(early, at('1800-01-01T00:00:00Z'), at('1850-01-01T00:00:00Z'))).toBe(0);
    expect(openBetween(early, at('1800-01-01T00:00:00Z'), at('1900-01-03T00:00:00Z'))).toBe(16 * HOUR);
    expect(openBetween(late, at('2199-12-31T10:00:00Z'), at('2300-01-01T00:00:00Z'))).toBe(6 * HOUR);
    expect(openBetween(late, at('2300-01-01T00:00:00Z'), at('2200-01-01T00:00:00Z'))).toBe(0);
  });

  it('is elapsed time round the clock', () => {
    expect(openBetween(always, at('1800-01-01T00:00:00Z'), at('1800-01-02T00:00:00Z'))).toBe(24 * HOUR);
    expect(openBetween(always, at('2026-03-16T00:00:00Z'), at('2046-03-16T00:00:00.001Z'))).toBe(7305 * 24 * HOUR + 1);
  });

  it('is not a number when an instant is none', () => {
    expect(openBetween(office, Number.NaN, 0)).toBeNaN();
    expect(openBetween(office, 0, Number.NaN)).toBeNaN();
  });
});

describe('adding service time', () => {
  it.each([
    ['four hours over a weekend', '2025-01-03T16:00:00Z', 4 * HOUR, '2025-01-06T11:00:00Z'],
    [
      'exactly what is left of a window: due at its end, not at the next opening',
      '2026-03-16T10:00:00Z',
      HOUR,
      '2026-03-16T11:00:00Z',
    ],
    ['a millisecond more: after lunch', '2026-03-16T10:00:00Z', HOUR + 1, '2026-03-16T12:00:00.001Z'],
    ['nothing, when open', '2026-03-16T10:00:00Z', 0, '2026-03-16T10:00:00Z'],
    ['nothing, when shut: the instant itself', '2026-03-14T10:00:00Z', 0, '2026-03-14T10:00:00Z'],
    ['a millisecond, when shut', '2026-03-14T10:00:00Z', 1, '2026-03-16T08:00:00.001Z'],
    ['over the change to summer time', '2026-03-27T16:00:00Z', 2 * HOUR, '2026-03-30T08:00:00Z'],
    ['over Easter', '2026-04-03T15:00:00Z', 2 * HOUR, '2026-04-07T08:00:00Z'],
    ['a year of service days', '2026-01-01T00:00:00Z', 252 * 8 * HOUR, '2026-12-31T17:00:00Z'],
  ])('%s', (_, from, ms, due) => {
    expect(shown(add(office, at(from), ms))).toBe(due);
    expect(formatInstant(addMs(office, at(from), ms))).toBe(due);
  });

  it('is addition round the clock', () => {
    expect(shown(add(always, at('2026-03-28T23:30:00Z'), 4 * HOUR))).toBe('2026-03-29T03:30:00Z');
  });

  it('refuses past 20 years, never a wrong date', () => {
    const start = at('2026-01-01T00:00:00Z');
    expect(add(always, start, HORIZON_MS)).toBe(start + HORIZON_MS);
    expect(add(always, start, HORIZON_MS + 1)).toEqual({ kind: 'beyondHorizon', from: start });
    expect(addMs(office, start, 300_000 * HOUR)).toBe(Number.POSITIVE_INFINITY);
    expect(addMs(office, start, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(addMs(office, start, Number.MAX_VALUE)).toBe(Number.POSITIVE_INFINITY);
    const most = openBetween(office, start, start + HORIZON_MS);
    expect(addMs(office, start, most)).toBeLessThanOrEqual(start + HORIZON_MS);
    expect(addMs(office, start, most + 1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses just the same when the answer is already at hand', () => {
    const start = at('2026-01-01T00:00:00Z');
    const most = openBetween(office, start, start + HORIZON_MS);
    openBetween(office, start, start + 2 * HORIZON_MS);
    expect(addMs(office, start, most + 1)).toBe(Number.POSITIVE_INFINITY);
    expect(addMs(office, start, most)).toBeLessThanOrEqual(start + HORIZON_MS);
  });

  it('refuses outside 1900 to 2200', () => {
    expect(shown(add(early, FIRST_INSTANT - 1, HOUR))).toBe('beyondHorizon');
    expect(shown(add(late, END_INSTANT, HOUR))).toBe('beyondHorizon');
    expect(shown(add(late, at('2199-12-31T17:00:00Z'), HOUR))).toBe('beyondHorizon');
    expect(shown(add(always, END_INSTANT - 1, 1))).toBe('2200-01-01T00:00:00Z');
    expect(shown(add(always, END_INSTANT - 1, 2))).toBe('beyondHorizon');
    expect(shown(add(always, FIRST_INSTANT, 1))).toBe('1900-01-01T00:00:00.001Z');
  });

  it('gives no instant outside 1900 to 2200, not even for nothing added', () => {
    expect(addMs(office, END_INSTANT, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(addMs(office, FIRST_INSTANT - 1, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(addMs(always, END_INSTANT, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('reaches exactly twenty years ahead and no millisecond further', () => {
    const start = at('2026-01-01T00:00:00Z');
    const nearlyAlways = (closed: string) =>
      calendar({ hours: { 'mon-sun': ['00:00-24:00'] }, exceptions: { [closed]: [] } });
    for (const known of [start, start + 2 * HORIZON_MS]) {
      const hours = nearlyAlways(known === start ? '1950-01-01' : '1951-01-01');
      expect(isOpen(hours, start)).toBe(true);
      expect(isOpen(hours, known)).toBe(true);
      expect(addMs(hours, start, HORIZON_MS)).toBe(start + HORIZON_MS);
      expect(addMs(hours, start, HORIZON_MS + 1)).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it('has no answer for a negative amount', () => {
    expect(addMs(office, 0, -1)).toBeNaN();
    expect(addMs(always, 0, -1)).toBeNaN();
    expect(addMs(office, Number.NaN, 1)).toBeNaN();
    expect(() => add(office, 0, -1)).toThrow('not negative');
  });
});

describe('the next open instant', () => {
  it.each([
    ['itself when open', '2026-03-16T10:00:00Z', '2026-03-16T10:00:00Z'],
    ['after lunch', '2026-03-16T11:00:00Z', '2026-03-16T12:00:00Z'],
    ['after a weekend', '2026-03-13T17:00:00Z', '2026-03-16T08:00:00Z'],
    ['after Easter', '2026-04-03T16:00:00Z', '2026-04-07T07:00:00Z'],
  ])('%s', (_, from, open) => {
    expect(shown(nextOpen(office, at(from)))).toBe(open);
  });

  it('is none outside 1900 to 2200, nor after the last closing there', () => {
    expect(nextOpen(early, at('1899-12-31T23:59:59Z'))).toBeNull();
    expect(shown(nextOpen(early, at('1900-01-01T00:00:00Z')))).toBe('1900-01-01T08:50:39Z');
    expect(nextOpen(late, at('2200-01-01T00:00:00Z'))).toBeNull();
    expect(nextOpen(late, at('2199-12-31T17:00:00Z'))).toBeNull();
    expect(shown(nextOpen(late, at('2199-12-31T16:59:59Z')))).toBe('2199-12-31T16:59:59Z');
  });

  it('is none when the next opening is more than 20 years away', () => {
    const rare = calendar({ hours: {}, exceptions: { '2050-06-01': ['09:00-10:00'] } });
    expect(nextOpen(rare, at('2026-01-01T00:00:00Z'))).toBeNull();
    expect(shown(nextOpen(rare, at('2031-01-01T00:00:00Z')))).toBe('2050-06-01T09:00:00Z');
    expect(nextOpen(rare, at('2050-06-01T10:00:00Z'))).toBeNull();
    expect(addMs(rare, at('2026-01-01T00:00:00Z'), 1)).toBe(Number.POSITIVE_INFINITY);
    expect(shown(add(rare, at('2031-01-01T00:00:00Z'), HOUR))).toBe('2050-06-01T10:00:00Z');
    expect(shown(add(rare, at('2031-01-01T00:00:00Z'), HOUR + 1))).toBe('beyondHorizon');
  });

  it('may be exactly twenty years away', () => {
    const once = calendar({ hours: {}, exceptions: { '2050-06-01': ['09:00-10:01'] } });
    expect(shown(nextOpen(once, at('2030-06-01T09:00:00Z')))).toBe('2050-06-01T09:00:00Z');
    expect(nextOpen(once, at('2030-06-01T08:59:59.999Z'))).toBeNull();
  });

  it('is none round the clock either from 2200 on', () => {
    expect(nextOpen(always, END_INSTANT)).toBeNull();
    expect(nextOpen(always, FIRST_INSTANT - 1)).toBeNull();
  });

  it('is the same instant round the clock', () => {
    expect(nextOpen(always, 12_345)).toBe(12_345);
  });
});

describe('the next opening', () => {
  it.each([
    ['before opening', '2026-03-16T07:00:00Z', '2026-03-16T08:00:00Z'],
    ['at opening: the next one', '2026-03-16T08:00:00Z', '2026-03-16T12:00:00Z'],
    ['while open', '2026-03-16T09:00:00Z', '2026-03-16T12:00:00Z'],
    ['in the evening', '2026-03-13T18:00:00Z', '2026-03-16T08:00:00Z'],
    ['before Easter', '2026-04-03T13:00:00Z', '2026-04-07T07:00:00Z'],
  ])('%s', (_, from, opening) => {
    expect(shown(nextOpening(office, at(from)))).toBe(opening);
  });

  it('is the next local midnight round the clock (open-case 35)', () => {
    const paris = calendar({ timeZone: 'Europe/Paris', hours: { 'mon-sun': ['00:00-24:00'] } });
    expect(alwaysOpen(paris)).toBe(true);
    expect(shown(nextOpening(paris, at('2026-07-15T16:00:00Z')))).toBe('2026-07-15T22:00:00Z');
    expect(shown(nextOpening(paris, at('2026-07-15T22:00:00Z')))).toBe('2026-07-16T22:00:00Z');
    expect(shown(nextOpening(always, at('2026-07-15T16:00:00Z')))).toBe('2026-07-16T00:00:00Z');
  });

  it('is the evening of a night shift, and none past the horizon', () => {
    const night = calendar({ hours: { 'mon-fri': ['22:00-06:00'] } });
    expect(shown(nextOpening(night, at('2026-03-17T02:00:00Z')))).toBe('2026-03-17T22:00:00Z');
    expect(shown(nextOpening(night, at('2026-03-21T02:00:00Z')))).toBe('2026-03-23T22:00:00Z');
    const once = calendar({ hours: {}, exceptions: { '2026-06-01': ['09:00-10:00'] } });
    expect(nextOpening(once, at('2026-06-01T09:00:00Z'))).toBeNull();
    expect(shown(nextOpening(once, at('2026-06-01T08:59:59Z')))).toBe('2026-06-01T09:00:00Z');
  });
});

describe('the next opening where clocks are set back', () => {
  it('is the first of the two instants that bear its time', () => {
    const paris = calendar({ timeZone: 'Europe/Paris', hours: { 'mon-sun': ['02:30-05:00'] } });
    expect(shown(nextOpening(paris, at('2026-10-24T22:00:00Z')))).toBe('2026-10-25T00:30:00Z');
    expect(shown(nextOpening(paris, at('2026-10-25T00:30:00Z')))).toBe('2026-10-26T01:30:00Z');
  });
});

describe('windows, holidays and exceptions', () => {
  it('an overnight window belongs to the date on which it starts: a holiday there removes all of it', () => {
    const night = calendar({ timeZone: 'Europe/Paris', hours: { 'mon-fri': ['22:00-06:00'] }, holidays: 'FR' });
    // Friday 1 May 2026 is a holiday; Thursday's window runs on into it.
    expect(isOpen(night, at('2026-05-01T03:59:00Z'))).toBe(true);
    expect(isOpen(night, at('2026-05-01T04:00:00Z'))).toBe(false);
    expect(isOpen(night, at('2026-05-01T20:30:00Z'))).toBe(false);
    expect(isOpen(night, at('2026-05-02T01:00:00Z'))).toBe(false);
    expect(isOpen(night, at('2026-05-08T20:30:00Z'))).toBe(false);
    expect(openBetween(night, at('2026-04-26T22:00:00Z'), at('2026-05-03T22:00:00Z'))).toBe(32 * HOUR);
  });

  it('an exception replaces its date’s windows, on a holiday too', () => {
    const shop = calendar({
      timeZone: 'Europe/Paris',
      hours: { 'mon-fri': ['09:00-17:00'] },
      holidays: 'FR',
      exceptions: { '2026-05-01': ['10:00-12:00'], '2026-05-04': [], '2026-05-09': ['09:00-10:00'] },
    });
    expect(openBetween(shop, at('2026-04-30T22:00:00Z'), at('2026-05-01T22:00:00Z'))).toBe(2 * HOUR);
    expect(openBetween(shop, at('2026-05-03T22:00:00Z'), at('2026-05-04T22:00:00Z'))).toBe(0);
    expect(openBetween(shop, at('2026-05-08T22:00:00Z'), at('2026-05-09T22:00:00Z'))).toBe(HOUR);
  });

  it('a day kept worked is open', () => {
    const worked = calendar({
      timeZone: 'Europe/Paris',
      hours: { 'mon-fri': ['09:00-17:00'] },
      holidays: { code: 'FR', worked: ['whitMonday'] },
    });
    expect(isOpen(worked, at('2026-05-25T10:00:00Z'))).toBe(true);
    expect(isOpen(worked, at('2026-04-06T10:00:00Z'))).toBe(false);
  });

  it('overlapping windows unite', () => {
    const both = calendar({ hours: { mon: ['09:00-13:00', '12:00-18:00', '10:00-11:00'] } });
    expect(openBetween(both, at('2026-03-16T00:00:00Z'), at('2026-03-17T00:00:00Z'))).toBe(9 * HOUR);
    const nights = calendar({ hours: { mon: ['22:00-06:00'], tue: ['05:00-09:00'] } });
    expect(openBetween(nights, at('2026-03-16T00:00:00Z'), at('2026-03-18T00:00:00Z'))).toBe(11 * HOUR);
  });
});

describe('where clocks change', () => {
  const paris = calendar({
    timeZone: 'Europe/Paris',
    hours: { 'mon-fri': ['09:00-17:00'], 'sat-sun': ['00:00-24:00'] },
  });

  it('a day of 24 hours on the wall is 23 in spring and 25 in autumn', () => {
    expect(openBetween(paris, at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'))).toBe(23 * HOUR);
    expect(openBetween(paris, at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'))).toBe(25 * HOUR);
  });

  it('a wall time that does not exist is the first instant after the gap', () => {
    const early = calendar({ timeZone: 'Europe/Paris', hours: { sun: ['02:30-04:00'] } });
    expect(shown(nextOpen(early, at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T01:00:00Z');
    expect(openBetween(early, at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(HOUR);
    const lost = calendar({ timeZone: 'Europe/Paris', hours: { sun: ['02:15-02:45'] } });
    expect(openBetween(lost, at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(0);
  });

  it('of a wall time that occurs twice an opening takes the first and a closing the last', () => {
    const twice = calendar({ timeZone: 'Europe/Paris', hours: { sun: ['02:15-02:45'] } });
    expect(shown(nextOpen(twice, at('2026-10-24T12:00:00Z')))).toBe('2026-10-25T00:15:00Z');
    expect(openBetween(twice, at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(HOUR + 30 * MINUTE);
  });

  it('real elapsed time counts over a night shift', () => {
    const night = calendar({ timeZone: 'Europe/Paris', hours: { sat: ['22:00-06:00'] } });
    expect(openBetween(night, at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(7 * HOUR);
    expect(openBetween(night, at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(9 * HOUR);
  });

  it('Lord Howe changes by half an hour', () => {
    const island = calendar({ timeZone: 'Australia/Lord_Howe', hours: { sun: ['00:00-06:00'] } });
    expect(openBetween(island, at('2026-04-04T00:00:00Z'), at('2026-04-05T00:00:00Z'))).toBe(6.5 * HOUR);
    expect(openBetween(island, at('2026-10-03T00:00:00Z'), at('2026-10-04T00:00:00Z'))).toBe(5.5 * HOUR);
  });

  it('Samoa had no 30 December 2011', () => {
    const apia = calendar({ timeZone: 'Pacific/Apia', hours: { 'mon-fri': ['09:00-17:00'], sat: ['09:00-12:00'] } });
    // Thursday 29th, then Saturday 31st.
    expect(shown(add(apia, at('2011-12-30T02:00:00Z'), 2 * HOUR))).toBe('2011-12-30T20:00:00Z');
    expect(openBetween(apia, at('2011-12-29T10:00:00Z'), at('2011-12-31T10:00:00Z'))).toBe(11 * HOUR);
  });

  it('Casablanca goes back an hour for Ramadan', () => {
    const casablanca = calendar({ timeZone: 'Africa/Casablanca', hours: { 'mon-sun': ['09:00-17:00'] } });
    expect(shown(nextOpen(casablanca, at('2026-02-14T20:00:00Z')))).toBe('2026-02-15T09:00:00Z');
    expect(shown(nextOpen(casablanca, at('2026-03-22T20:00:00Z')))).toBe('2026-03-23T08:00:00Z');
  });

  it('Kathmandu opens at a quarter past', () => {
    const kathmandu = calendar({ timeZone: 'Asia/Kathmandu', hours: { 'sun-fri': ['10:00-17:00'] } });
    expect(shown(nextOpen(kathmandu, at('2026-01-17T00:00:00Z')))).toBe('2026-01-18T04:15:00Z');
  });
});
