import { describe, expect, it } from 'vitest';
import { formatPercent, formatPercentFloored, parsePercent } from './index.ts';

describe('percentages', () => {
  it.each([
    ['99.9%', 999_000],
    ['95%', 950_000],
    ['99.9999%', 999_999],
    ['0%', 0],
    ['0.0001%', 1],
    ['100%', 1_000_000],
    ['150.5%', 1_505_000],
  ])('%s is read and written', (text, ppm) => {
    expect(parsePercent(text)).toBe(ppm);
    expect(formatPercent(ppm)).toBe(text);
  });

  it('reads needless zeros and does not write them', () => {
    expect(parsePercent('99.90%')).toBe(999_000);
    expect(formatPercent(-5_000)).toBe('-0.5%');
  });

  it.each(['', '95', '95 %', '%', '-1%', '99,9%', '99.%', '.5%', '99.99999%', '1e2%', '95%%', '1234567%'])(
    'refuses %j',
    (text) => {
      expect(parsePercent(text)).toBeNull();
    },
  );

  it.each([
    [19, 20, 4, '95.0000%'],
    [2, 3, 4, '66.6666%'],
    [9_999_999, 10_000_000, 4, '99.9999%'],
    [24_999_990, 25_000_000, 4, '99.9999%'],
    [1, 1, 4, '100.0000%'],
    [0, 7, 4, '0.0000%'],
    [1, 3_000_000, 4, '0.0000%'],
    [2, 3, 0, '66%'],
    [2, 3, 1, '66.6%'],
    [-1, 3, 4, '-33.3334%'],
    [-1, 2, 4, '-50.0000%'],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 4, '99.9999%'],
  ])('%d of %d with %d decimals is %s, rounded down', (numerator, denominator, decimals, text) => {
    expect(formatPercentFloored(numerator, denominator, decimals)).toBe(text);
  });

  it('uses four decimals unless told', () => {
    expect(formatPercentFloored(1, 3)).toBe('33.3333%');
  });

  it('is no ratio of nothing', () => {
    expect(() => formatPercentFloored(0, 0)).toThrow('part of');
  });
});
