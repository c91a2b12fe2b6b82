import { describe, expect, it } from 'vitest';
import {
  addRatios,
  compareRatios,
  divideRatios,
  floorRatio,
  multiplyRatios,
  ratio,
  ratioOfDecimal,
  ratioOfPpm,
  roundRatio,
  smallerRatio,
  subtractRatios,
} from './index.ts';

describe('exact fractions', () => {
  it('stand in lowest terms with a whole above zero', () => {
    expect(ratio(6, -8)).toEqual({ part: -3n, whole: 4n });
    expect(ratio(0, 7)).toEqual({ part: 0n, whole: 1n });
    expect(() => ratio(1, 0)).toThrow('part of 0');
  });

  it('are reckoned with exactly, where floating point is not', () => {
    expect(addRatios(ratio(1, 10), ratio(2, 10))).toEqual(ratio(3, 10));
    expect(subtractRatios(ratio(1, 3), ratio(1, 2))).toEqual(ratio(-1, 6));
    expect(multiplyRatios(ratio(2, 3), ratio(3, 4))).toEqual(ratio(1, 2));
    expect(divideRatios(ratio(2, 3), ratio(-4, 3))).toEqual(ratio(-1, 2));
    expect(() => divideRatios(ratio(1), ratio(0))).toThrow();
  });

  it('compare exactly: 99.8999 % is below 99.9 %', () => {
    expect(compareRatios(ratio(998_999, 1_000_000), ratioOfPpm(999_000))).toBe(-1);
    expect(compareRatios(ratio(999, 1000), ratioOfPpm(999_000))).toBe(0);
    expect(compareRatios(ratio(-1, 2), ratio(-2, 3))).toBe(1);
    expect(smallerRatio(ratio(1, 2), ratio(1, 3))).toEqual(ratio(1, 3));
  });

  it.each([
    [7, 2, 3n, 4n],
    [-7, 2, -4n, -4n],
    [5, 4, 1n, 1n],
    [-5, 4, -2n, -1n],
    [6, 3, 2n, 2n],
    [-6, 3, -2n, -2n],
  ])('%d / %d: floored %d, rounded %d', (part, whole, floored, rounded) => {
    expect([floorRatio(ratio(part, whole)), roundRatio(ratio(part, whole))]).toEqual([floored, rounded]);
  });

  it('are read from a decimal', () => {
    expect(ratioOfDecimal('294.60')).toEqual(ratio(1473, 5));
    expect(ratioOfDecimal('300')).toEqual(ratio(300));
    expect(['', '-1', '1e3', '1.', '.5', '1,5'].map(ratioOfDecimal)).toEqual([null, null, null, null, null, null]);
  });
});
