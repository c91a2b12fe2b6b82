import { describe, expect, it } from 'vitest';
import { isIndexFormula } from './index-formula.ts';

describe('an index formula', () => {
  it.each(['P0 * S1 / S0', 'P0 * max(1.05; S1/S0)', 'P0 * (15% + 85% * S1 / S0)', 'min(P0 * S1 / S0, P0 * 1.05)'])(
    'can be %s',
    (text) => {
      expect(isIndexFormula(text)).toBe(true);
    },
  );
  it.each([
    '',
    'P0',
    'P0 * S2 / S0',
    'P0 * (S1 / S0',
    'P0 * S1 /',
    'S1 S0',
    'max(S1',
    'P0 * process(S1)',
    `${'('.repeat(100)}S1`,
  ])('cannot be %j', (text) => {
    expect(isIndexFormula(text)).toBe(false);
  });
});
