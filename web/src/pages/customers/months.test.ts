import { describe, expect, it } from 'vitest';
import { monthBefore } from './months.ts';

describe('months', () => {
  it('the month before January is in the year before', () => {
    expect(monthBefore('2026-01-31')).toBe('2025-12');
    expect(monthBefore('2026-11-01')).toBe('2026-10');
    expect(monthBefore('2026-01')).toBe('2025-12');
  });
});
