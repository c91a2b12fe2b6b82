import { describe, expect, it } from 'vitest';
import {
  addMoney,
  allocate,
  compareMoney,
  formatAmount,
  formatMoney,
  isCurrency,
  minorDigits,
  multiplyMoney,
  parseMoney,
  shareOf,
  subtractMoney,
} from './index.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

describe('reading and writing an amount', () => {
  it.each([
    ['1250.00 EUR', { amountMinor: 125_000, currency: 'EUR' }],
    ['0.00 EUR', { amountMinor: 0, currency: 'EUR' }],
    ['0.05 EUR', { amountMinor: 5, currency: 'EUR' }],
    ['-0.50 EUR', { amountMinor: -50, currency: 'EUR' }],
    ['1250 JPY', { amountMinor: 1250, currency: 'JPY' }],
    ['12.345 TND', { amountMinor: 12_345, currency: 'TND' }],
    ['1.2345 CLF', { amountMinor: 12_345, currency: 'CLF' }],
    ['90071992547409.91 EUR', { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'EUR' }],
  ])('%s', (text, money) => {
    expect(parseMoney(text)).toEqual(money);
    expect(formatMoney(money)).toBe(text);
  });

  it.each([
    ['75 EUR', 7500],
    ['75.5 EUR', 7550],
    ['0075.50 EUR', 7550],
    ['-0.00 EUR', 0],
  ])('%s is read as %d cents', (text, amountMinor) => {
    expect(parseMoney(text)).toEqual(eur(amountMinor));
  });

  it.each([
    '',
    '1250',
    'EUR',
    '1250.00',
    '1250.00EUR',
    '1250,00 EUR',
    '1 250.00 EUR',
    '1250.000 EUR',
    '1250.5 JPY',
    '1250.00 XYZ',
    '1250.00 eur',
    '1250. EUR',
    '.50 EUR',
    '+1 EUR',
    '1e3 EUR',
    'EUR 1250.00',
    '1250.00 EUR ',
    '90071992547409.92 EUR',
    '99999999999999999 EUR',
    '1.00 XAU',
    '1.00 toString',
  ])('refuses %j', (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  it('writes the bare amount with all decimals of the currency', () => {
    expect(formatAmount(eur(125_000))).toBe('1250.00');
    expect(formatAmount(eur(-5))).toBe('-0.05');
    expect(formatAmount({ amountMinor: 7, currency: 'TND' })).toBe('0.007');
    expect(formatAmount({ amountMinor: 0, currency: 'JPY' })).toBe('0');
  });

  it('knows how many decimals a currency has', () => {
    expect(['EUR', 'USD', 'CHF', 'JPY', 'XPF', 'TND', 'KWD', 'CLF', 'XXX', '', 'constructor'].map(minorDigits)).toEqual(
      [2, 2, 2, 0, 0, 3, 3, 4, null, null, null],
    );
    expect([isCurrency('EUR'), isCurrency('EURO')]).toEqual([true, false]);
  });
});

describe('reckoning with amounts', () => {
  it('adds, subtracts, compares and multiplies exactly', () => {
    expect(addMoney(eur(10), eur(20))).toEqual(eur(30));
    expect(subtractMoney(eur(10), eur(20))).toEqual(eur(-10));
    expect(subtractMoney(eur(10), eur(10)).amountMinor).toBe(0);
    expect(compareMoney(eur(10), eur(20))).toBeLessThan(0);
    expect(compareMoney(eur(20), eur(20))).toBe(0);
    expect(multiplyMoney(eur(3333), 3)).toEqual(eur(9999));
  });

  it('refuses to mix currencies', () => {
    const yen = { amountMinor: 1, currency: 'JPY' };
    expect(() => addMoney(eur(1), yen)).toThrow('EUR and JPY');
    expect(() => subtractMoney(eur(1), yen)).toThrow('EUR and JPY');
    expect(() => compareMoney(eur(1), yen)).toThrow('EUR and JPY');
  });

  it('refuses a sum that a number does not hold exactly', () => {
    expect(() => addMoney(eur(Number.MAX_SAFE_INTEGER), eur(1))).toThrow('not exact');
    expect(() => multiplyMoney(eur(Number.MAX_SAFE_INTEGER), 2)).toThrow('not exact');
  });

  it.each([
    ['5 % of 1250.00 EUR', 125_000, 50_000, 6250],
    ['5 % of 1250.10 EUR, half a cent up', 125_010, 50_000, 6251],
    ['5 % of 1250.09 EUR, below half a cent', 125_009, 50_000, 6250],
    ['15 % of minus 0.10 EUR, half away from zero', -10, 150_000, -2],
    ['99.9999 % of the largest amount', Number.MAX_SAFE_INTEGER, 999_999, 9_007_190_247_541_736],
    ['nothing of something', 125_000, 0, 0],
    ['all of it', 12_345, 1_000_000, 12_345],
  ])('%s', (_, amountMinor, ratioPpm, share) => {
    expect(shareOf(eur(amountMinor), ratioPpm)).toEqual(eur(share));
  });

  it.each([
    ['100.00 in three', 10_000, [1, 1, 1], [3334, 3333, 3333]],
    ['0.05 by 3 to 7', 5, [3, 7], [2, 3]],
    ['the larger remainder first', 10, [1, 2, 3], [2, 3, 5]],
    ['minus 1.00 in three', -100, [1, 1, 1], [-34, -33, -33]],
    ['one who gets nothing', 100, [0, 1], [0, 100]],
    ['all to one', 77, [5], [77]],
  ])('divides %s', (_, amount, shares, parts) => {
    expect(allocate(eur(amount), shares).map((part) => part.amountMinor)).toEqual(parts);
  });

  it.each([[[]], [[0, 0]], [[2, -1]], [[-1, -1]]])('refuses to divide by shares %j', (shares) => {
    expect(() => allocate(eur(100), shares)).toThrow('shares');
  });
});
