import { expect, test } from 'vitest';
import { gathered, moved, placedSpans, type Shown, zoomed } from './span-window.ts';

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

test('of very many spans, those too narrow to be told apart are drawn as the worst of them, and none is lost', () => {
  const rankOf = (kind: string) => ['down', 'up'].indexOf(kind);
  const placed = Array.from({ length: 2_000 }, (_, n) => ({
    span: n % 4 === 0 ? 'down' : 'up',
    from: n / 2_000,
    to: (n + 1) / 2_000,
  }));
  const drawn = gathered(placed, 500, rankOf);
  expect(drawn.length).toBeLessThanOrEqual(1_000);
  expect(drawn.flatMap(({ spans }) => spans)).toEqual(placed.map(({ span }) => span));
  for (const { spans, worst } of drawn) expect(worst).toBe(spans.includes('down') ? 'down' : 'up');
  expect(drawn.slice(1).every(({ from }, at) => from === drawn[at]?.to)).toBe(true);
  // A long one beside short ones stands by itself.
  const long = [
    ...placed.map((one) => ({ ...one, from: one.from / 2, to: one.to / 2 })),
    { span: 'up', from: 0.5, to: 1 },
  ];
  expect(gathered(long, 500, rankOf).at(-1)).toMatchObject({ spans: ['up'], from: 0.5, to: 1 });
});

test('of a few spans each is drawn by itself, however narrow', () => {
  const placed = [
    { span: 'up', from: 0, to: 0.9999 },
    { span: 'down', from: 0.9999, to: 1 },
  ];
  expect(gathered(placed, 500, () => 0).map(({ spans }) => spans)).toEqual([['up'], ['down']]);
});
