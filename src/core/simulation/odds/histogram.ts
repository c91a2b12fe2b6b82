/** So many years came to an amount from `fromMinor` (inclusive) to `toMinor` (exclusive; of the last bin inclusive). */
export interface Bin {
  readonly fromMinor: number;
  readonly toMinor: number;
  readonly years: number;
}

const MOST_BINS = 24;

/**
 * How often which amounts came about: bins of one width, in whole minor units, from the least to the greatest, together
 * all of them. Where all are the same, one bin of no width; of none, no bins.
 */
export function histogramOf(amounts: ArrayLike<number>): readonly Bin[] {
  if (amounts.length === 0) return [];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < amounts.length; place += 1) {
    least = Math.min(least, amounts[place] as number);
    most = Math.max(most, amounts[place] as number);
  }
  if (least === most) return [{ fromMinor: least, toMinor: most, years: amounts.length }];
  const width = Math.max(1, Math.ceil((most - least) / MOST_BINS));
  const counts = new Array<number>(Math.max(1, Math.ceil((most - least) / width))).fill(0);
  for (let place = 0; place < amounts.length; place += 1) {
    const bin = Math.min(counts.length - 1, Math.floor(((amounts[place] as number) - least) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts.map((years, bin) => ({
    fromMinor: least + bin * width,
    toMinor: Math.min(most, least + (bin + 1) * width),
    years,
  }));
}
