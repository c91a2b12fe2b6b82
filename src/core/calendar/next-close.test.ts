import { describe, expect, it } from 'vitest';
import { compileCalendar } from './compile.ts';
import { countingAfter } from './next-close.ts';

const at = (text: string) => Date.parse(text);
const told = (calendar: ReturnType<typeof compileCalendar>, text: string) => {
  const { countsUntil, countsAgainAt } = countingAfter(calendar, at(text));
  return [countsUntil, countsAgainAt].map((one) => (one === null ? null : new Date(one).toISOString()));
};

const DAY = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 18 * 60 },
];
const office = compileCalendar({
  timeZone: 'Europe/Paris',
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  holidays: [],
  exceptions: [],
});
const always = compileCalendar({
  timeZone: 'Europe/Paris',
  week: Array.from({ length: 7 }, () => [{ from: 0, to: 24 * 60 }]),
  holidays: [],
  exceptions: [],
});

describe('until when time counts, and from when on again', () => {
  it('counts until lunch, and again after it', () => {
    expect(told(office, '2026-03-12T09:30:00Z')).toEqual(['2026-03-12T11:00:00.000Z', '2026-03-12T12:00:00.000Z']);
  });
  it('stands still over the weekend that has begun', () => {
    expect(told(office, '2026-03-13T17:00:00Z')).toEqual(['2026-03-16T11:00:00.000Z', '2026-03-16T08:00:00.000Z']);
  });
  it('closing time itself is closed', () => {
    expect(told(office, '2026-03-12T11:00:00Z')).toEqual(['2026-03-12T17:00:00.000Z', '2026-03-12T12:00:00.000Z']);
  });
  it('round the clock never stands still', () => {
    expect(told(always, '2026-03-12T11:00:00Z')).toEqual([null, null]);
  });
});
