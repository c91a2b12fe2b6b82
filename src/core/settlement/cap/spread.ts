import { compareRatios, floorRatio, type Ratio, ratio, subtractRatios } from '../../money/index.ts';

/**
 * A whole total shared among exact parts whose sum it rounds: each gets its part rounded down, and the units left over
 * go one each to the largest remainders, ties to the earlier. The shares add up to the total.
 */
export function spread(total: bigint, parts: readonly Ratio[]): readonly bigint[] {
  const floors = parts.map(floorRatio);
  let left = total - floors.reduce((sum, floor) => sum + floor, 0n);
  const rests = parts.map((part, place) => ({ place, rest: subtractRatios(part, ratio(floors[place] as bigint)) }));
  rests.sort((a, b) => compareRatios(b.rest, a.rest) || a.place - b.place);
  for (const { place } of rests) {
    if (left <= 0n) break;
    floors[place] = (floors[place] as bigint) + 1n;
    left -= 1n;
  }
  return floors;
}
