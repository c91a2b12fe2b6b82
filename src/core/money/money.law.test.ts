import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  formatMoney,
  formatPercent,
  formatPercentFloored,
  parseMoney,
  parsePercent,
  shareOf,
} from './index.ts';

const amountMinor = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const money = fc.record({ amountMinor, currency: fc.constantFrom('EUR', 'JPY', 'TND', 'CLF') });
const shares = fc
  .array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((share) => share > 0));

describe('amounts and shares', () => {
  it('parts add up to the whole, and none is more than a unit from its exact share', () => {
    fc.assert(
      fc.property(money, shares, (whole, list) => {
        const parts = allocate(whole, list);
        const total = list.reduce((sum, share) => sum + share, 0);
        expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(whole.amountMinor);
        parts.forEach((part, place) => {
          const off = BigInt(part.amountMinor) * BigInt(total) - BigInt(whole.amountMinor) * BigInt(list[place] ?? 0);
          expect(off < 0n ? -off < BigInt(total) : off < BigInt(total)).toBe(true);
          expect(part.currency).toBe(whole.currency);
        });
      }),
    );
  });

  it('a share is within half a unit of the exact figure, and mirrors for a negative amount', () => {
    fc.assert(
      fc.property(money, fc.nat(2_000_000), (whole, ppm) => {
        const share = shareOf(whole, ppm).amountMinor;
        const off = BigInt(share) * 1_000_000n - BigInt(whole.amountMinor) * BigInt(ppm);
        expect((off < 0n ? -off : off) <= 500_000n).toBe(true);
        expect(shareOf({ ...whole, amountMinor: -whole.amountMinor }, ppm).amountMinor + share).toBe(0);
      }),
    );
  });

  it('what is written is read back', () => {
    fc.assert(
      fc.property(money, fc.nat(5_000_000), (amount, ppm) => {
        expect(parseMoney(formatMoney(amount))).toEqual(amount);
        expect(parsePercent(formatPercent(ppm))).toBe(ppm);
      }),
    );
  });

  it('a ratio below the whole never shows as 100 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.nat(6), (whole, decimals) => {
        expect(formatPercentFloored(whole - 1, whole, decimals).startsWith('100')).toBe(false);
        expect(formatPercentFloored(whole, whole, decimals).startsWith('100')).toBe(true);
      }),
    );
  });
});
