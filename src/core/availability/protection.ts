import type { Agreement, AvailabilityRules } from '../agreement/index.ts';
import { periodOf } from '../objective/index.ts';
import { type Instant, lengthOf, type Span, unite } from '../time/index.ts';
import type { MaintenanceFact } from './facts/fact.ts';

/** What one planned maintenance protects, and why no more. */
export interface Protected {
  readonly fact: MaintenanceFact;
  /** Sorted, not touching; nothing that another maintenance protects already. */
  readonly spans: readonly Span[];
  /** `late`: announced too late. `calledOff`: ended before its begin. `beyondCap`: the month's cap was spent. */
  readonly because: 'late' | 'calledOff' | 'beyondCap' | null;
}

/**
 * What planned maintenance protects (rule `maintenance`, in real time): each from its begin to its end as announced or
 * earlier, if it was announced in time; in each month of the agreement's zone at most the cap, spent in order of begin
 * and cut mid-window. What overruns protects nothing.
 * @param facts in order of their begin
 */
export function protectionOf(
  facts: readonly MaintenanceFact[],
  { maintenance: { noticeMs, maxPerMonthMs } }: Pick<AvailabilityRules, 'maintenance'>,
  version: Agreement,
): readonly Protected[] {
  const spent = new Map<Instant, number>();
  let coveredTo = Number.NEGATIVE_INFINITY;
  return facts.map((fact) => {
    if (fact.from - fact.announcedAt < noticeMs) return { fact, spans: [], because: 'late' };
    const to = Math.min(fact.to, fact.endedAt ?? fact.to);
    if (to <= fact.from) return { fact, spans: [], because: 'calledOff' };
    const from = Math.max(fact.from, coveredTo);
    const own = to > from ? [{ from, to }] : [];
    coveredTo = Math.max(coveredTo, to);
    const spans = maxPerMonthMs === null ? own : own.flatMap((span) => withinCap(span, maxPerMonthMs, spent, version));
    return { fact, spans, because: lengthOf(spans) < lengthOf(own) ? 'beyondCap' : null };
  });
}

/** The part of a stretch for which its months' cap still lasts; spends it. */
function withinCap(span: Span, capMs: number, spent: Map<Instant, number>, version: Agreement): readonly Span[] {
  const parts: Span[] = [];
  for (let from = span.from; from < span.to; ) {
    const month = periodOf(version, 'month', from);
    const used = spent.get(month.from) ?? 0;
    const to = Math.min(span.to, month.to, from + Math.max(capMs - used, 0));
    if (to > from) parts.push({ from, to });
    spent.set(month.from, used + to - from);
    from = Math.min(span.to, month.to);
  }
  return unite(parts);
}
