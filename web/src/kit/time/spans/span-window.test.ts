import { expect, test } from 'vitest';
import { moved, placedSpans, type Shown, zoomed } from './span-window.ts';

const hour = 3_600_000;
const whole: Shown = [0, 100 * hour];

test('zooming keeps the middle and stays within the period', () => {
  expect(zoomed(whole, whole, 0.5)).toEqual([25 * hour, 75 * hour]);
  expect(zoomed(whole, [80 * hour, 100 * hour], 2)).toEqual([60 * hour, 100 * hour]);
  expect(zoomed(whole, whole, 2)).toEqual(whole);
  expect(zoomed(whole, [0, hour], 0.5)).toEqual([0, hour]);
});

test('moving stops at both ends', () => {
  expect(moved(whole, [40 * hour, 60 * hour], 1)).toEqual([50 * hour, 70 * hour]);
  expect(moved(whole, [0, 20 * hour], -1)).toEqual([0, 20 * hour]);
});

test('spans are cut to what is shown, and those outside are left out', () => {
  const at = (hours: number) => new Date(hours * hour).toISOString();
  const spans = [
    { from: at(0), to: at(10) },
    { from: at(20), to: at(30) },
  ];
  expect(placedSpans(spans, [5 * hour, 15 * hour])).toEqual([{ span: spans[0], from: 0, to: 0.5 }]);
});
