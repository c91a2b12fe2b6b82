import { describe, expect, it } from 'vitest';
import { drawLife, seeds } from '../../../test/live/life.ts';

describe('what is projected', () => {
  it.each(seeds)('is, once the due are looked at, what a replay from nothing gives (world %i)', async (seed) => {
    await drawLife(seed, async (system) => {
      await system.look(1 + (seed % 5));
      const before = await system.projected();
      await system.rebuild();
      expect(before).toEqual(await system.projected());
    });
  });
});
