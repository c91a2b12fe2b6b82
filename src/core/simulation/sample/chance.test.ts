import { describe, expect, it } from 'vitest';
import { chanceOf } from './chance.ts';

const drawn = (seed: number, count: number, below: number) => {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, () => chance.below(below));
};

describe('seeded chance', () => {
  it('gives the same numbers for the same seed, on every machine', () => {
    expect(drawn(1, 6, 100)).toEqual(drawn(1, 6, 100));
    expect(drawn(1, 6, 100)).toEqual([19, 5, 74, 47, 10, 93]);
  });
  it('gives others for another seed, its high half included', () => {
    expect(drawn(2, 6, 100)).not.toEqual(drawn(1, 6, 100));
    expect(drawn(1 + 2 ** 32, 6, 100)).not.toEqual(drawn(1, 6, 100));
    expect(drawn(-1, 6, 100)).not.toEqual(drawn(1, 6, 100));
  });
  it('gives every number about as often', () => {
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const number of drawn(11, 70_000, 7)) counts[number] = (counts[number] ?? 0) + 1;
    // Six standard deviations of a binomial count around 10 000.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(6 * Math.sqrt((70_000 * 6) / 49));
  });
  it('knows only one number below 1', () => {
    expect(drawn(5, 3, 1)).toEqual([0, 0, 0]);
  });
});
