import type { EventData } from '../event/index.ts';
import type { WithoutEffect } from './notice.ts';

/** How many of how many a measurement counted (SEMANTICS 4, `ratio`). */
export interface CountedRatio {
  readonly good: number;
  readonly total: number;
}

/**
 * The counts of a measurement: whole numbers, `good` of `total`. Anything else counts nothing, for no reading of it could
 * be defended: more good ones than there were, negative ones, halves, one of the two alone. `value` is not looked at.
 */
export function countedRatioOf(data: EventData): CountedRatio | WithoutEffect {
  const { good, total } = data;
  if (typeof good !== 'number' || typeof total !== 'number') return 'countMissing';
  if (!Number.isInteger(good) || !Number.isInteger(total)) return 'countNotWhole';
  if (good < 0 || total < 0) return 'countNegative';
  if (total > Number.MAX_SAFE_INTEGER) return 'countTooLarge';
  return good > total ? 'moreGoodThanTotal' : { good, total };
}
