import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  dayNumberOfParts,
  daysInMonth,
  parseLocalDate,
  partsOfDay,
  weekdayOf,
} from './index.ts';

describe('dates as day numbers', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['1900-01-01', -25_567],
    ['2200-01-01', 84_006],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is day %d', (date, day) => {
    expect(dayNumberOf(date)).toBe(day);
    expect(dateOfDay(day)).toBe(date);
  });

  it('counts every day of four centuries once, with its parts and weekday', () => {
    let day = dayNumberOfParts(1850, 1, 1);
    let weekday = 1; // 1850-01-01 was a Tuesday
    for (let year = 1850; year < 2250; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let dayOfMonth = 1; dayOfMonth <= daysInMonth(year, month); dayOfMonth++) {
          const parts = partsOfDay(day);
          const good = parts.year === year && parts.month === month && parts.day === dayOfMonth;
          if (!good || dayNumberOfParts(year, month, dayOfMonth) !== day || weekdayOf(day) !== weekday) {
            expect({ day, weekday: weekdayOf(day), parts }).toEqual({
              day,
              weekday,
              parts: { year, month, day: dayOfMonth },
            });
          }
          day++;
          weekday = (weekday + 1) % 7;
        }
      }
    }
    expect(dateOfDay(day)).toBe('2250-01-01');
  });

  it('tells the weekday from Monday, before 1970 too', () => {
    expect(weekdayOf(dayNumberOf('2026-03-16'))).toBe(0);
    expect(weekdayOf(dayNumberOf('2026-03-22'))).toBe(6);
    expect(weekdayOf(dayNumberOf('1945-05-08'))).toBe(1);
  });

  it('has 29 days in February of 2000 and 2024, 28 in 1900, 2025 and 2100', () => {
    expect([2000, 2024, 1900, 2025, 2100].map((year) => daysInMonth(year, 2))).toEqual([29, 29, 28, 28, 28]);
  });

  it('stops at the first and the last date that four digits can say', () => {
    expect(dateOfDay(-10_000_000)).toBe('0001-01-01');
    expect(dateOfDay(10_000_000)).toBe('9999-12-31');
  });
});

describe('reading a date', () => {
  it('takes a date that exists as it is written', () => {
    expect(parseLocalDate('2024-02-29')).toBe('2024-02-29');
    expect(parseLocalDate('0001-01-01')).toBe('0001-01-01');
    expect(parseLocalDate('2026-12-31')).toBe('2026-12-31');
  });

  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-01', '2026-01-00', '2026-01-32', '0000-01-01'])(
    'refuses %s, which does not exist',
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
      expect(dayNumberOf(text)).toBeNaN();
    },
  );

  it.each(['', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n', '+2026-01-01'])(
    'refuses %j, which is no date',
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
    },
  );
});

describe('adding months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-15', 12, '2027-03-15'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-30', 1, '2026-12-30'],
  ])('%s and %d months is %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });
});
