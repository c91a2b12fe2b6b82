import { describe, expect, it } from 'vitest';
import { parseIndexFormula, type Ratio, ratio, ratioOfDecimal, roundRatio, valueOfFormula } from './index.ts';

const decimal = (text: string) => ratioOfDecimal(text) as Ratio;
/** The revised price in cents of a price in euros. */
const cents = (formula: string, price: string, before: string, now: string) => {
  const parsed = parseIndexFormula(formula);
  const value = parsed && valueOfFormula(parsed, { P0: decimal(price), S0: decimal(before), S1: decimal(now) });
  return value && roundRatio(ratio(value.part * 100n, value.whole));
};

describe('an index formula', () => {
  it.each([
    ['P0 * S1 / S0', '1000', '300', '310', 103_333n],
    ['P0 * max(1.05; S1/S0)', '1000', '300', '310', 105_000n],
    ['P0 * max(1.05, S1/S0)', '1000', '300', '330', 110_000n],
    ['P0 * (0.15 + 0.85 * S1/S0)', '1000', '280', '294.6', 104_432n],
    ['P0 * (15% + 85% * S1 / S0)', '1000', '280', '294.6', 104_432n],
    ['min(P0 * S1 / S0, P0 * 1.05, P0 + 40)', '1000', '300', '330', 104_000n],
    ['P0 - P0 + P0 * S1 / S0 / 2', '1000', '300', '300', 50_000n],
    ['(P0) * S1 - P0 * (S1 - S0 / S0)', '1000', '7', '9', 100_000n],
  ])('%s of %s with the index from %s to %s', (formula, price, before, now, expected) => {
    expect(cents(formula, price, before, now)).toBe(expected);
  });

  it.each([
    '',
    'P0',
    'P0 * S2 / S0',
    'P0 * (S1 / S0',
    'P0 * S1 /',
    '* S1',
    'S1 S0',
    'max S1',
    'max(S1',
    'max(S1;)',
    'P0 * process(S1)',
    'P0 * 1e3 * S1',
    `${'('.repeat(100)}S1`,
    `S1${' + S1'.repeat(60)}`,
  ])('cannot be %j', (text) => {
    expect(parseIndexFormula(text)).toBeNull();
  });

  it('comes to nothing where it would divide by zero, wherever that stands', () => {
    expect(cents('P0 * S1 / S0', '1000', '0', '310')).toBeNull();
    expect(cents('P0 * max(1; S1 / S0)', '1000', '0', '310')).toBeNull();
    expect(cents('P0 + (S1 / S0 - 1)', '1000', '0', '310')).toBeNull();
  });
});
