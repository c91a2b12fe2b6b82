import { describe, expect, it } from 'vitest';
import { ALWAYS, type CalendarSpec } from '../../src/core/calendar/index.ts';
import { type CalendarDay, calendarYear } from '../../src/document/index.ts';
import { agreementIn } from './support.ts';

const office = agreementIn('examples/boreal-or.yaml').calendars['office'] as CalendarSpec;
const HOUR = 3_600_000;

function on(date: string, spec = office, language: 'fr' | 'en' = 'fr'): CalendarDay {
  return calendarYear(spec, Number(date.slice(0, 4)), language).find((day) => day.date === date) as CalendarDay;
}

describe('a year of a calendar', () => {
  it('has every date once', () => {
    expect(calendarYear(office, 2026, 'fr')).toHaveLength(365);
    expect(calendarYear(office, 2028, 'fr').map(({ date }) => date)).toContain('2028-02-29');
  });

  it('tells when an ordinary day is open', () => {
    const monday = on('2026-03-09');
    expect(monday.open.map(({ fromTime, toTime }) => `${fromTime}-${toTime}`)).toEqual(['09:00-12:00', '13:00-18:00']);
    expect([monday.openMs, monday.closed, monday.holiday, monday.isExceptional]).toEqual([8 * HOUR, null, null, false]);
  });

  it('tells why a day is closed: the weekend, a public holiday by name, a closing of its own', () => {
    expect(on('2026-03-08')).toMatchObject({ closed: 'weekly', holiday: null });
    expect(on('2026-05-14')).toMatchObject({ closed: 'holiday', holiday: 'Ascension' });
    expect(on('2026-05-14', office, 'en').holiday).toBe('Ascension Day');
    expect(on('2026-08-05')).toMatchObject({ closed: 'exception', holiday: null, isExceptional: true });
    // A holiday on a Saturday closes nothing that was open, and is named all the same.
    expect(on('2026-08-15')).toMatchObject({ closed: 'weekly', holiday: 'Assomption' });
  });

  it('tells the shorter hours of a single date', () => {
    const eve = on('2026-12-24');
    expect([eve.openMs, eve.isExceptional, eve.closed]).toEqual([3 * HOUR, true, null]);
  });

  it('tells how long the days are on which clocks are set', () => {
    expect([on('2026-03-29').lengthMs, on('2026-10-25').lengthMs, on('2026-10-26').lengthMs]).toEqual([
      23 * HOUR,
      25 * HOUR,
      24 * HOUR,
    ]);
  });

  it('is open all day round the clock', () => {
    const day = on('2026-05-01', ALWAYS);
    expect(day.open.map(({ fromTime, toTime }) => [fromTime, toTime])).toEqual([['00:00', '24:00']]);
  });

  it('shares a window that passes midnight between its two dates', () => {
    const night = { ...office, holidays: [], exceptions: [], week: office.week.map(() => [{ from: 1320, to: 1800 }]) };
    expect(on('2026-06-10', night).open.map(({ fromTime, toTime }) => `${fromTime}-${toTime}`)).toEqual([
      '00:00-06:00',
      '22:00-24:00',
    ]);
  });
});
