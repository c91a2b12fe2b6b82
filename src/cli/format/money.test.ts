import { describe, expect, it } from 'vitest';
import { money } from './money.ts';

describe('an amount', () => {
  it('stands as its language writes it, with every decimal', () => {
    const amount = { amountMinor: 125_000, currency: 'EUR' };
    expect([money(amount, 'fr'), money(amount, 'en')]).toEqual(['1\u202f250,00\u202f€', '€1,250.00']);
  });

  it('that is negative carries a minus sign, and a currency without a sign its code', () => {
    expect(money({ amountMinor: -5, currency: 'EUR' }, 'en')).toBe('\u2212€0.05');
    expect(money({ amountMinor: 99_900, currency: 'CHF' }, 'en')).toBe('CHF\u202f999.00');
    expect(money({ amountMinor: 1_234_567, currency: 'JPY' }, 'fr')).toBe('1\u202f234\u202f567\u202fJPY');
  });
});
