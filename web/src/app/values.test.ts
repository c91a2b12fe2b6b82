import { describe, expect, it } from 'vitest';
import { decimalsFor } from '../words/format.ts';
import { agreementOf } from './agreement-of.ts';
import { minorOf } from './amounts.ts';
import { shareOf } from './shares.ts';

describe('shares', () => {
  it('are read by their digits, so that none is lost in a division', () => {
    expect(shareOf('99.9%')).toBe(0.999);
    expect(shareOf('57.3000%')).toBe(0.573);
    expect(shareOf('100.0000%')).toBe(1);
    expect(shareOf('0.0000%')).toBe(0);
  });
  it('are none where nothing was measured or something else is required', () => {
    expect(shareOf(null)).toBeNull();
    expect(shareOf('allow 1')).toBeNull();
  });
  it.each([
    ['99.9%', 2],
    ['99.95%', 2],
    ['99.995%', 3],
    ['99.9999%', 4],
    ['57.3%', 2],
    [null, 2],
  ])('beside a promise of %s have %i decimals', (promised, decimals) => {
    expect(decimalsFor(shareOf(promised))).toBe(decimals);
  });
});

describe('amounts', () => {
  it.each([
    ['1234.56', 123456],
    ['-12.50', -1250],
    ['-0.05', -5],
    ['900', 900],
    ['0.05', 5],
  ])('%s is %i in minor units', (amount, minor) => {
    expect(minorOf({ amount, currency: 'EUR' })).toBe(minor);
  });
});

it('an agreement is named without its version', () => {
  expect(agreementOf('boreal-standard@12')).toBe('boreal-standard');
  expect(agreementOf('boreal-standard')).toBe('boreal-standard');
});
