import type { AvailabilityBasis } from '../agreement/index.ts';
import { ONE, type Ratio, ratio, ZERO } from '../money/index.ts';
import type { Span } from '../time/index.ts';
import type { RequestsFact } from './facts/fact.ts';

/** A stretch in which requests were counted, and the share of it that counts as failed. */
export interface RequestInterval extends Span {
  readonly failed: Ratio;
  /** The measurements it was made of. */
  readonly ids: readonly string[];
}

/**
 * The intervals that measurements tell, in order. A measurement speaks for the time up to it: since the one before, at
 * most one interval. Counts of one instant (several counters) are added up.
 */
export function requestIntervals(
  facts: readonly RequestsFact[],
  basis: Extract<AvailabilityBasis, { kind: 'requests' }>,
): readonly RequestInterval[] {
  const intervals: RequestInterval[] = [];
  const sorted = [...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < sorted.length; ) {
    const { at } = sorted[i] as RequestsFact;
    let failed = 0n;
    let total = 0n;
    const ids: string[] = [];
    for (; sorted[i]?.at === at; i++) {
      const fact = sorted[i] as RequestsFact;
      failed += BigInt(fact.failed);
      total += BigInt(fact.total);
      ids.push(fact.id);
    }
    intervals.push({
      from: Math.max(at - basis.intervalMs, before),
      to: at,
      failed: shareOf(failed, total, basis),
      ids,
    });
    before = at;
  }
  return intervals;
}

/**
 * Shares are told to the millionth of a millionth, rounded down: fractions of every size would take a month's sum
 * seconds, and of five minutes this is less than a nanosecond.
 */
const FINEST = 10n ** 12n;

function shareOf(
  failed: bigint,
  total: bigint,
  { minimum, badAbovePpm }: Extract<AvailabilityBasis, { kind: 'requests' }>,
): Ratio {
  if (failed === 0n || total < BigInt(minimum)) return ZERO;
  if (badAbovePpm === null) return ratio((failed * FINEST) / total, FINEST);
  return failed * 1_000_000n > BigInt(badAbovePpm) * total ? ONE : ZERO;
}
