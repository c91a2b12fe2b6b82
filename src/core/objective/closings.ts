import type { Versions } from '../agreement/index.ts';
import type { Instant } from '../time/index.ts';
import type { Ledger } from './ledger.ts';
import { isRolling, periodOf } from './period.ts';

/** The ends of periods that were found so far, ascending: all those within a span of time. */
interface Known {
  readonly from: Instant;
  readonly to: Instant;
  readonly closings: readonly Instant[];
}

/** Every ticket asks, and agreements do not change: what was found for one is kept for the next. */
const known = new WeakMap<readonly Versions[], Known>();

/** More than is asked for is found at once: tickets of a time are asked for together. */
const AHEAD_MS = 40 * 86_400_000;

/** The ends of objectives' calendar periods after `from` and before `to`, each once, ascending. */
export function closingsBetween({ agreements }: Ledger, from: Instant, to: Instant): readonly Instant[] {
  let found = known.get(agreements);
  if (found === undefined || found.from > from || found.to < to) {
    const span = { from: Math.min(from, found?.from ?? from) - AHEAD_MS, to: Math.max(to, found?.to ?? to) + AHEAD_MS };
    found = { ...span, closings: closingsIn(agreements, span.from, span.to) };
    known.set(agreements, found);
  }
  const { closings } = found;
  return closings.slice(firstFrom(closings, from + 1), firstFrom(closings, to));
}

/** The place of the first that is not before an instant. */
function firstFrom(closings: readonly Instant[], at: Instant): number {
  let low = 0;
  for (let high = closings.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((closings[middle] as Instant) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function closingsIn(agreements: readonly Versions[], from: Instant, to: Instant): readonly Instant[] {
  const closings = new Set<Instant>();
  for (const version of agreements.flatMap(({ versions }) => versions)) {
    for (const per of new Set(version.targets.map((target) => target.per))) {
      if (isRolling(per)) continue;
      for (let at = periodOf(version, per, from).to; at < to; at = periodOf(version, per, at).to) closings.add(at);
    }
  }
  return [...closings].sort((a, b) => a - b);
}
