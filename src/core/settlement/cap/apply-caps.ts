import type { CapWindow } from '../../agreement/index.ts';
import { compareRatios, divideRatios, multiplyRatios, type Ratio, subtractRatios, ZERO } from '../../money/index.ts';
import { sumRatios } from '../due/owed.ts';

/** A cap over a window of time, and what of it was used before. */
export interface CapRoom {
  readonly window: CapWindow;
  readonly capMinor: Ratio;
  readonly usedMinor: Ratio;
}

/** A cap that took something away. */
export interface CapBite extends CapRoom {
  /** What all remedies came to before it, and what it left. */
  readonly beforeMinor: Ratio;
  readonly afterMinor: Ratio;
}

export interface Capped {
  readonly totalMinor: Ratio;
  /** The total shared out in proportion to the dues; adds up to it exactly. */
  readonly partsMinor: readonly Ratio[];
  readonly bites: readonly CapBite[];
}

/** The order in which caps are applied: monthly, then rolling, then yearly and over the term. */
export const CAP_ORDER: readonly CapWindow[] = [
  'month',
  'quarter',
  'semester',
  'rolling12mo',
  'year',
  'contractYear',
  'term',
];

/** What is left of a cap: never below nothing, though more was granted before it fell. */
export function roomOf({ capMinor, usedMinor }: CapRoom): Ratio {
  const room = subtractRatios(capMinor, usedMinor);
  return room.part > 0n ? room : ZERO;
}

/**
 * The caps of an agreement over the sum of what its remedies come to, one after the other, each leaving at most its
 * room; what is left is shared among the remedies in proportion to what each came to. Exact: nothing is rounded.
 * @param dues what each remedy comes to, none below nothing
 * @param rooms in the order of `CAP_ORDER`
 */
export function applyCaps(dues: readonly Ratio[], rooms: readonly CapRoom[]): Capped {
  const sum = sumRatios(dues);
  let total = sum;
  const bites: CapBite[] = [];
  for (const cap of rooms) {
    const room = roomOf(cap);
    if (compareRatios(total, room) <= 0) continue;
    bites.push({ ...cap, beforeMinor: total, afterMinor: room });
    total = room;
  }
  if (bites.length === 0) return { totalMinor: sum, partsMinor: dues, bites };
  const kept = divideRatios(total, sum);
  return { totalMinor: total, partsMinor: dues.map((due) => multiplyRatios(due, kept)), bites };
}
