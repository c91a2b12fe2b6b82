import { describe, expect, it } from 'vitest';
import {
  dateOfDay,
  dayNumberOf,
  END_INSTANT,
  formatInstant,
  instantToLocal,
  isTimeZone,
  localToInstant,
  offsetAt,
  parseInstant,
  startOfLocalDay,
} from './index.ts';

const instant = (text: string): number => parseInstant(text) ?? Number.NaN;
const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('the offset of a zone', () => {
  it.each([
    ['Europe/Paris', '2026-01-15T12:00:00Z', 1 * HOUR],
    ['Europe/Paris', '2026-07-15T12:00:00Z', 2 * HOUR],
    ['Europe/Paris', '2026-03-29T00:59:59.999Z', 1 * HOUR],
    ['Europe/Paris', '2026-03-29T01:00:00Z', 2 * HOUR],
    ['Europe/Paris', '2026-10-25T00:59:59.999Z', 2 * HOUR],
    ['Europe/Paris', '2026-10-25T01:00:00Z', 1 * HOUR],
    ['Europe/Paris', '2150-07-15T12:00:00Z', 2 * HOUR],
    ['Asia/Kathmandu', '2026-01-15T12:00:00Z', 5 * HOUR + 45 * MINUTE],
    ['Australia/Lord_Howe', '2026-01-15T12:00:00Z', 11 * HOUR],
    ['Australia/Lord_Howe', '2026-07-15T12:00:00Z', 10 * HOUR + 30 * MINUTE],
    ['Africa/Casablanca', '2026-01-15T12:00:00Z', 1 * HOUR],
    ['Africa/Casablanca', '2026-03-01T12:00:00Z', 0],
    ['Africa/Casablanca', '2026-04-01T12:00:00Z', 1 * HOUR],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -10 * HOUR],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 14 * HOUR],
    ['UTC', '2026-07-15T12:00:00Z', 0],
    ['Etc/GMT+5', '2026-07-15T12:00:00Z', -5 * HOUR],
  ])('%s at %s', (zone, at, offset) => {
    expect(offsetAt(zone, instant(at))).toBe(offset);
  });

  it('is told to the second before clocks were set by the hour: Paris kept 9 min 21 s until 1911', () => {
    expect(offsetAt('Europe/Paris', instant('1905-06-01T00:00:00Z'))).toBe((9 * 60 + 21) * 1000);
    expect(offsetAt('Europe/Paris', instant('1911-03-10T23:50:38Z'))).toBe((9 * 60 + 21) * 1000);
    expect(offsetAt('Europe/Paris', instant('1911-03-10T23:50:39Z'))).toBe(0);
  });

  it('finds a summer time that lasted a week: Recife, October 2000', () => {
    expect(offsetAt('America/Recife', instant('2000-10-08T02:59:59Z'))).toBe(-3 * HOUR);
    expect(offsetAt('America/Recife', instant('2000-10-08T03:00:00Z'))).toBe(-2 * HOUR);
    expect(offsetAt('America/Recife', instant('2000-10-15T01:59:59Z'))).toBe(-2 * HOUR);
    expect(offsetAt('America/Recife', instant('2000-10-15T02:00:00Z'))).toBe(-3 * HOUR);
  });

  it('is the same whichever instant was asked about first', () => {
    const late = offsetAt('America/New_York', instant('2090-07-01T00:00:00Z'));
    const early = offsetAt('America/New_York', instant('1930-07-01T00:00:00Z'));
    const between = offsetAt('America/New_York', instant('2010-01-01T00:00:00Z'));
    expect([late, early, between]).toEqual([-4 * HOUR, -4 * HOUR, -5 * HOUR]);
  });

  it('stays what it was at the edge outside 1900 to 2200', () => {
    expect(offsetAt('Europe/Paris', instant('1500-06-01T00:00:00Z'))).toBe((9 * 60 + 21) * 1000);
    expect(offsetAt('Europe/Paris', instant('5000-01-01T00:00:00Z'))).toBe(1 * HOUR);
  });

  it('is that of the edge outside 1900 to 2200 whatever was asked about first', () => {
    const after = instant('5000-07-01T00:00:00Z');
    expect(offsetAt('Europe/Rome', after)).toBe(1 * HOUR);
    expect(offsetAt('Europe/Berlin', instant('2199-07-01T00:00:00Z'))).toBe(2 * HOUR);
    expect(offsetAt('Europe/Berlin', after)).toBe(1 * HOUR);
    // Manila took its present time in September 1899.
    const before = instant('1899-06-01T00:00:00Z');
    expect(offsetAt('Asia/Manila', instant('1900-06-01T00:00:00Z'))).toBe(8 * HOUR);
    expect(offsetAt('Asia/Manila', before)).toBe(8 * HOUR);
  });

  it('is found for a winter just before the summer that was asked about first', () => {
    expect(offsetAt('Europe/Vienna', instant('2026-07-01T00:00:00Z'))).toBe(2 * HOUR);
    expect(offsetAt('Europe/Vienna', instant('2026-02-01T00:00:00Z'))).toBe(1 * HOUR);
  });

  it.each([
    'Europe/Paris',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'America/St_Johns',
    'Asia/Gaza',
    'Africa/Monrovia',
  ])('in %s is what the clock on the wall shows, every month of three centuries', (zone) => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    const wrong: string[] = [];
    for (let t = instant('1900-01-02T03:04:05Z'); t < END_INSTANT; t += 29 * 24 * HOUR + 7 * MINUTE) {
      if (formatInstant(t + offsetAt(zone, t)) !== `${wall.format(t).replace(' ', 'T')}Z`) wrong.push(formatInstant(t));
    }
    expect(wrong).toEqual([]);
  });
});

describe('a local time as an instant', () => {
  const at = (zone: string, date: string, time: string, which: 'first' | 'last') => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return formatInstant(localToInstant(zone, dayNumberOf(date), hour * HOUR + minute * MINUTE, which));
  };

  it.each([
    ['an ordinary time', 'Europe/Paris', '2026-01-15', '09:00', '2026-01-15T08:00:00Z', '2026-01-15T08:00:00Z'],
    [
      'a time in the gap of spring',
      'Europe/Paris',
      '2026-03-29',
      '02:30',
      '2026-03-29T01:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    ['the begin of the gap', 'Europe/Paris', '2026-03-29', '02:00', '2026-03-29T01:00:00Z', '2026-03-29T01:00:00Z'],
    ['the end of the gap', 'Europe/Paris', '2026-03-29', '03:00', '2026-03-29T01:00:00Z', '2026-03-29T01:00:00Z'],
    [
      'a time that occurs twice in autumn',
      'Europe/Paris',
      '2026-10-25',
      '02:30',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
    ],
    [
      'the first time that occurs twice',
      'Europe/Paris',
      '2026-10-25',
      '02:00',
      '2026-10-25T00:00:00Z',
      '2026-10-25T01:00:00Z',
    ],
    [
      'the time at which the clocks go back',
      'Europe/Paris',
      '2026-10-25',
      '03:00',
      '2026-10-25T02:00:00Z',
      '2026-10-25T02:00:00Z',
    ],
    [
      'half an hour lost on Lord Howe',
      'Australia/Lord_Howe',
      '2026-10-04',
      '02:10',
      '2026-10-03T15:30:00Z',
      '2026-10-03T15:30:00Z',
    ],
    [
      'half an hour twice on Lord Howe',
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:45',
      '2026-04-04T14:45:00Z',
      '2026-04-04T15:15:00Z',
    ],
    ['the day Samoa left out', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z', '2011-12-30T10:00:00Z'],
    ['the day before it', 'Pacific/Apia', '2011-12-29', '12:00', '2011-12-29T22:00:00Z', '2011-12-29T22:00:00Z'],
    ['the day after it', 'Pacific/Apia', '2011-12-31', '00:00', '2011-12-30T10:00:00Z', '2011-12-30T10:00:00Z'],
    [
      'the begin of Ramadan in Casablanca',
      'Africa/Casablanca',
      '2026-02-15',
      '02:30',
      '2026-02-15T01:30:00Z',
      '2026-02-15T02:30:00Z',
    ],
    [
      'the end of Ramadan in Casablanca',
      'Africa/Casablanca',
      '2026-03-22',
      '02:30',
      '2026-03-22T02:00:00Z',
      '2026-03-22T02:00:00Z',
    ],
    ['Kathmandu', 'Asia/Kathmandu', '2026-01-15', '09:00', '2026-01-15T03:15:00Z', '2026-01-15T03:15:00Z'],
    ['past midnight', 'Europe/Paris', '2026-01-15', '30:00', '2026-01-16T05:00:00Z', '2026-01-16T05:00:00Z'],
    ['UTC', 'UTC', '2026-01-15', '09:00', '2026-01-15T09:00:00Z', '2026-01-15T09:00:00Z'],
    [
      'a midnight that occurs twice',
      'America/Havana',
      '2026-11-01',
      '00:00',
      '2026-11-01T04:00:00Z',
      '2026-11-01T05:00:00Z',
    ],
    [
      'a midnight that does not exist',
      'America/Havana',
      '2026-03-08',
      '00:00',
      '2026-03-08T05:00:00Z',
      '2026-03-08T05:00:00Z',
    ],
  ])('%s', (_, zone, date, time, first, last) => {
    expect(at(zone, date, time, 'first')).toBe(first);
    expect(at(zone, date, time, 'last')).toBe(last);
  });

  it('begins a date at its first midnight, or after the gap when there is none', () => {
    expect(formatInstant(startOfLocalDay('Europe/Paris', dayNumberOf('2026-07-14')))).toBe('2026-07-13T22:00:00Z');
    expect(formatInstant(startOfLocalDay('America/Havana', dayNumberOf('2026-11-01')))).toBe('2026-11-01T04:00:00Z');
    expect(formatInstant(startOfLocalDay('America/Havana', dayNumberOf('2026-03-08')))).toBe('2026-03-08T05:00:00Z');
  });

  it('says which date and time it is somewhere', () => {
    const local = instantToLocal('Asia/Kathmandu', instant('2026-01-15T20:00:00.250Z'));
    expect(dateOfDay(local.dayNumber)).toBe('2026-01-16');
    expect(local.msOfDay).toBe(1 * HOUR + 45 * MINUTE + 250);
    const early = instantToLocal('Europe/Paris', instant('1905-01-01T00:00:00Z'));
    expect([dateOfDay(early.dayNumber), early.msOfDay]).toEqual(['1905-01-01', (9 * 60 + 21) * 1000]);
  });
});

describe('the name of a time zone', () => {
  it.each(['Europe/Paris', 'UTC', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Pacific/Apia'])(
    '%s is one',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each([
    '',
    'Europe/Pariss',
    'Paris',
    '+01:00',
    'Europe/Paris ',
    ' UTC',
    '../etc/passwd',
    'a'.repeat(65),
    `Europe/Paris${'\n'}`,
    '1Europe/Paris',
    '\u00a0Europe/Paris',
    '__proto__',
    'Europe Paris',
  ])('%j is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
