import { type Ratio, ratio } from '../money/index.ts';
import type { Objective } from '../objective/index.ts';

/** The exact share of good ones, or of kept ones, as it was judged: with what was carried forward. Null: nothing counts. */
export function reachedOf({ met, breached, carried }: Objective): Ratio | null {
  const kept = met + (carried?.met ?? 0);
  const all = kept + breached + (carried?.breached ?? 0);
  return all === 0 ? null : ratio(kept, all);
}
