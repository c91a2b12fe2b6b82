import { describe, expect, it } from 'vitest';
import { movedCount } from './moved.ts';

describe('how many rows moved', () => {
  it.each([
    [[], 0],
    [[0, 1, 2, 3], 0],
    [[3, 0, 1, 2], 1],
    [[1, 2, 3, 0], 1],
    [[1, 0, 3, 2], 2],
    [[3, 2, 1, 0], 3],
  ] as const)('%j: %i', (before, moved) => {
    expect(movedCount(before)).toBe(moved);
  });
});
