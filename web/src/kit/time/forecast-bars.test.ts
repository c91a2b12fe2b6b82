import { describe, expect, it } from 'vitest';
import { forecastBars, placeIn } from './forecast-bars.ts';

const hours = Array.from({ length: 24 }, (_, at) => ({
  from: new Date(Date.UTC(2026, 2, 12, at)).toISOString(),
  count: at % 3,
}));
const sum = (bars: readonly { readonly count: number }[]) => bars.reduce((all, { count }) => all + count, 0);

describe('the bars of a day', () => {
  it('are an hour each where there is room', () => {
    expect(forecastBars(hours, 1200).map(({ from, count }) => ({ from, count }))).toEqual(hours);
  });

  it.each([900, 600, 320, 160, 10])('leave out no breach in %i pixels, and can be hit', (width) => {
    const bars = forecastBars(hours, width);
    expect(sum(bars)).toBe(sum(hours));
    expect(bars[0]?.from).toBe(hours[0]?.from);
    expect(bars.at(-1)?.until).toBe('2026-03-13T00:00:00.000Z');
    for (const [at, { until }] of bars.slice(0, -1).entries()) expect(until).toBe(bars[at + 1]?.from);
    if (width > 100) expect(width / bars.length).toBeGreaterThanOrEqual(25);
  });

  it('are none where there are no hours', () => {
    expect(forecastBars([], 320)).toEqual([]);
  });
});

describe('the end of service hours', () => {
  it('stands where it is within its bar, and in no other', () => {
    const placesOf = (at: string, width: number) =>
      forecastBars(hours, width).flatMap((bar, index) => {
        const place = placeIn(bar, at);
        return place === null ? [] : [index + place];
      });
    expect(placesOf('2026-03-12T12:30:00Z', 1200)).toEqual([12.5]);
    expect(placesOf('2026-03-12T18:00:00Z', 1200)).toEqual([18]);
    expect(placesOf('2026-03-12T18:00:00Z', 320)).toEqual([9]);
    expect(placesOf('2026-03-13T00:00:00Z', 1200)).toEqual([]);
  });
});
