import { describe, expect, it } from 'vitest';
import { duration } from './duration.ts';
import { localDay, moment, period, untilMoment } from './moment.ts';
import { bytes, decimal, integer, percent, share } from './number.ts';

const at = (text: string) => Date.parse(text);

describe('figures', () => {
  it('groups thousands with a narrow no-break space in French and a comma in English', () => {
    expect([integer(24_918, 'fr'), integer(24_918, 'en'), integer(999, 'fr'), integer(-1_234_567, 'en')]).toEqual([
      '24\u202f918',
      '24,918',
      '999',
      '\u22121,234,567',
    ]);
  });

  it('never rounds a share up: 9 999 of 10 000 is not 100 %', () => {
    expect([share(9999, 10_000, 'en'), share(99_999, 100_000, 'en'), share(1, 1, 'en'), share(0, 3, 'en')]).toEqual([
      '99.99%',
      '99.99%',
      '100%',
      '0%',
    ]);
  });

  it('writes a percentage as the language does', () => {
    expect([
      percent('94.7368%', 'fr'),
      percent('95%', 'fr'),
      percent('94.7368%', 'en'),
      percent('99.5000%', 'en'),
    ]).toEqual(['94,73\u202f%', '95\u202f%', '94.73%', '99.5%']);
  });

  it('cuts decimals and drops zeros that say nothing', () => {
    expect([decimal(11.79, 1, 'fr'), decimal(3, 2, 'en'), decimal(-0.5, 1, 'en'), decimal(0.29, 2, 'en')]).toEqual([
      '11,7',
      '3',
      '\u22120.5',
      '0.29',
    ]);
  });

  it('tells sizes in binary units', () => {
    expect([bytes(512, 'en'), bytes(4 * 1024 * 1024, 'en'), bytes(12_345_678, 'fr')]).toEqual([
      '512\u202fB',
      '4\u202fMiB',
      '11,7\u202fMio',
    ]);
  });
});

describe('lengths of time', () => {
  const CASES: readonly (readonly [number, string])[] = [
    [0, '0 min'],
    [45, '45 s'],
    [60, '1 min'],
    [750, '12 min 30 s'],
    [3600, '1 h'],
    [4320, '1 h 12'],
    [3900, '1 h 05'],
    [4325, '1 h 12 min 5 s'],
    [3605, '1 h 5 s'],
    [-720, '\u221212 min'],
    [0.25, '0.25 s'],
  ];
  it.each(CASES)('%d s is %s', (seconds, text) => {
    expect(duration(seconds, 'en').replaceAll('\u202f', ' ')).toBe(text);
  });

  it('never turns hours into days, and groups them', () => {
    expect(duration(1234 * 3600, 'fr')).toBe('1\u202f234\u202fh');
  });
});

describe('instants', () => {
  it('tells the wall time of the zone, in both languages, with seconds only when there are any', () => {
    expect(moment(at('2026-03-13T15:00:00Z'), 'Europe/Paris', 'en')).toBe('Fri 13 Mar 2026 16:00');
    expect(moment(at('2026-08-01T10:00:05Z'), 'Europe/Paris', 'fr')).toBe('sam. 1er août 2026 12:00:05');
    expect(moment(at('2026-12-31T23:30:00Z'), 'Asia/Kathmandu', 'en')).toBe('Fri 1 Jan 2027 05:15');
  });

  it('ends a span with its time alone on the day it began', () => {
    const from = at('2026-03-13T15:00:00Z');
    expect(untilMoment(from, at('2026-03-13T16:00:00Z'), 'Europe/Paris', 'en')).toBe('17:00');
    expect(untilMoment(from, at('2026-03-13T23:30:00Z'), 'Europe/Paris', 'en')).toBe('Sat 14 Mar 00:30');
  });

  it('names a month, a quarter and a year, and tells any other period by its first and last day', () => {
    const of = (from: string, to: string, lang: 'fr' | 'en') => period(at(from), at(to), 'UTC', lang);
    expect(of('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 'fr')).toBe('mars 2026');
    expect(of('2025-12-01T00:00:00Z', '2026-01-01T00:00:00Z', 'en')).toBe('Dec 2025');
    expect(of('2026-04-01T00:00:00Z', '2026-07-01T00:00:00Z', 'fr')).toBe('T2 2026');
    expect(of('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'en')).toBe('2026');
    expect(of('2026-03-15T00:00:00Z', '2026-09-15T00:00:00Z', 'fr')).toBe('15/03/26–14/09/26');
  });

  it('tells a local date in words', () => {
    expect([localDay('2026-03-24', 'en'), localDay('2026-05-01', 'fr')]).toEqual(['24 Mar 2026', '1er mai 2026']);
  });
});
