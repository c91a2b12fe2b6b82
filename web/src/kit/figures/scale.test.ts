import { describe, expect, test } from 'vitest';
import { linear, runs, ticks } from './scale.ts';

describe('scales of plots', () => {
  test('a value has its place, and an empty range does not divide by nothing', () => {
    expect(linear([0, 10], [100, 0])(2.5)).toBe(75);
    expect(linear([5, 5], [0, 100])(5)).toBe(0);
  });

  test('ticks are round and cover what is drawn', () => {
    expect(ticks(0, 97)).toEqual([0, 50, 100]);
    expect(ticks(0.987, 1)).toEqual([0.985, 0.99, 0.995, 1]);
    expect(ticks(3, 3)).toEqual([3]);
  });

  test('a line is broken where nothing was measured', () => {
    expect(runs([1, null, 2, 3, null], (value) => value !== null)).toEqual([[0], [2, 3]]);
  });
});
