import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downLevels } from './down-levels.ts';

const stretch = fc.record({
  from: fc.integer({ min: 0, max: 40 }),
  to: fc.integer({ min: 0, max: 40 }),
  rank: fc.integer({ min: 0, max: 3 }),
});

describe('where outages overlap', () => {
  it('the heaviest counts at every instant, of equals the one that began first, and each instant once', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const levels = downLevels(stretches);
        for (let t = 0; t <= 40; t++) {
          const [heaviest] = stretches
            .map((one, place) => ({ ...one, place }))
            .filter(({ from, to }) => from <= t && t < to)
            .sort((a, b) => b.rank - a.rank || a.from - b.from || a.place - b.place);
          const found = levels.filter(({ from, to }) => from <= t && t < to).map(({ of }) => of);
          expect(found).toEqual(heaviest === undefined ? [] : [heaviest.place]);
        }
      }),
    );
  });
});
