import { describe, expect, it } from 'vitest';
import { monthIn, monthsFrom } from './months.ts';

describe('months', () => {
  it('go over the turn of the year in both directions', () => {
    expect(monthsFrom('2026-01', -1)).toBe('2025-12');
    expect(monthsFrom('2026-11', -1)).toBe('2026-10');
    expect(monthsFrom('2025-12', 1)).toBe('2026-01');
    expect(monthsFrom('2026-03', -15)).toBe('2024-12');
  });

  it('begin at the midnight of their zone', () => {
    expect(monthIn('2025-12-31T23:30:00Z', 'Europe/Paris')).toBe('2026-01');
    expect(monthIn(Date.parse('2025-12-31T22:59:59Z'), 'Europe/Paris')).toBe('2025-12');
  });
});
