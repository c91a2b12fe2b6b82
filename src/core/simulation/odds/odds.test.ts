import { describe, expect, it } from 'vitest';
import { oddsOf, spreadOf } from './odds.ts';

describe('mean and spread', () => {
  it('are by nearest rank, each a figure that occurred', () => {
    const figures = [12, 15, 18, 20, 22, 25, 30, 31, 35, 40, 44, 50, 55, 61, 70, 82, 90, 110, 150, 600];
    expect(spreadOf(figures)).toEqual({ mean: 78, p5: 12, p50: 40, p95: 150, max: 600 });
  });
  it('round a mean half away from zero', () => {
    expect(spreadOf([1, 2])?.mean).toBe(2);
    expect(spreadOf([-1, -2])?.mean).toBe(-2);
  });
  it('of one figure are that figure; of none, nothing', () => {
    expect(spreadOf([7])).toEqual({ mean: 7, p5: 7, p50: 7, p95: 7, max: 7 });
    expect(spreadOf([])).toBeNull();
  });
});

describe('odds', () => {
  it('are as sure as the past is long, however often it is re-drawn', () => {
    const few = oddsOf(1000, 10_000, 4);
    const many = oddsOf(1000, 10_000, 400);
    expect(few.ppm).toBe(100_000);
    expect(few.highPpm).toBeGreaterThan(many.highPpm);
    expect(few.lowPpm).toBeLessThan(many.lowPpm);
  });
  it('of nothing tried are not known', () => {
    expect(oddsOf(0, 0, 4)).toEqual({ hits: 0, trials: 0, ppm: null, lowPpm: 0, highPpm: 1_000_000 });
  });
});
