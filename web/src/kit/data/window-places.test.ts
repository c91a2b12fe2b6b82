import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstAt, startsOf } from './window-places.ts';

describe('the places of many rows', () => {
  it('take what was measured, and the usual height for what was not seen yet', () => {
    expect([...startsOf(['a', 'b', 'c'], new Map([['b', 100]]), 40)]).toEqual([0, 40, 140, 180]);
    expect([...startsOf([], new Map(), 40)]).toEqual([0]);
  });

  it('find for every height the row that stands there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 }),
        fc.nat(6_000),
        (sizes, top) => {
          const keys = sizes.map((_, index) => `${index}`);
          const starts = startsOf(keys, new Map(sizes.map((size, index) => [`${index}`, size])), 40);
          const found = firstAt(starts, top);
          const all = starts[keys.length] as number;
          expect(starts[found] as number).toBeLessThanOrEqual(top);
          if (top < all) expect(starts[found + 1] as number).toBeGreaterThan(top);
          else expect(found).toBe(keys.length - 1);
        },
      ),
    );
    expect(firstAt(startsOf([], new Map(), 40), 100)).toBe(0);
  });
});
