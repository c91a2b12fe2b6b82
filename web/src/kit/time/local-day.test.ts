import { describe, expect, test } from 'vitest';
import { dateIn, daysBetween, midnightsWithin, startOfDate } from './local-day.ts';

const iso = (at: number) => new Date(at).toISOString();

describe('days on the wall of a zone', () => {
  test('the same instant is two dates in two zones', () => {
    const at = Date.parse('2026-03-12T23:30:00Z');
    expect(dateIn(at, 'UTC')).toBe('2026-03-12');
    expect(dateIn(at, 'Europe/Paris')).toBe('2026-03-13');
    expect(dateIn(at, 'Pacific/Kiritimati')).toBe('2026-03-13');
  });

  test('dates are counted, whatever the clocks do between', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
  });

  test('a date begins at midnight of its zone, on both sides of a change of the clocks', () => {
    expect(iso(startOfDate('2026-03-29', 'Europe/Paris'))).toBe('2026-03-28T23:00:00.000Z');
    expect(iso(startOfDate('2026-03-30', 'Europe/Paris'))).toBe('2026-03-29T22:00:00.000Z');
    expect(iso(startOfDate('2026-10-26', 'Europe/Paris'))).toBe('2026-10-25T23:00:00.000Z');
    expect(iso(startOfDate('2026-06-01', 'Pacific/Kiritimati'))).toBe('2026-05-31T10:00:00.000Z');
  });

  test('a date whose midnight is skipped begins an hour later', () => {
    // Cairo goes from 00:00 to 01:00 on the last Friday of April.
    expect(iso(startOfDate('2026-04-24', 'Africa/Cairo'))).toBe('2026-04-23T22:00:00.000Z');
  });

  test('midnights within a long weekend', () => {
    const found = midnightsWithin(
      Date.parse('2026-03-27T15:00:00Z'),
      Date.parse('2026-03-30T09:00:00Z'),
      'Europe/Paris',
    );
    expect(found.map(iso)).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });
});
