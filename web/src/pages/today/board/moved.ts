/**
 * How many of these have another place in a new order: the fewest that would have to be taken out for the others to stand
 * as they did.
 * @param before places in the old order, as they follow one another in the new one
 */
export function movedCount(before: readonly number[]): number {
  // The length of the longest rising run (patience sorting): what is in it did not move.
  const ends: number[] = [];
  for (const place of before) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
  }
  return before.length - ends.length;
}
