/** Where each row begins, in px, and after the last where all of them end. @param rowHeight of those not seen yet */
export function startsOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  rowHeight: number,
): Float64Array {
  const starts = new Float64Array(keys.length + 1);
  let at = 0;
  keys.forEach((key, index) => {
    starts[index] = at;
    at += heights.get(key) ?? rowHeight;
  });
  starts[keys.length] = at;
  return starts;
}

/** The row that stands at a height: the last that begins there or above; 0 where there are none. */
export function firstAt(starts: Float64Array, top: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}
