import type { Instant, Span } from './instant.ts';

// INVARIANT(spans): a list of spans is sorted, and its spans are not empty and do not touch.
// `unite` makes such a list of any spans; the others take and give such lists, each in one pass over both.

/** Any spans as a sorted list without overlaps: touching ones become one, empty ones vanish. */
export function unite(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.filter((span) => span.to > span.from).sort((a, b) => a.from - b.from);
  const united: { from: Instant; to: Instant }[] = [];
  for (const span of sorted) {
    const last = united.at(-1);
    if (last === undefined || span.from > last.to) united.push({ from: span.from, to: span.to });
    else if (span.to > last.to) last.to = span.to;
  }
  return united;
}

/** What lies in both. */
export function intersect(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (let i = 0, j = 0; ; ) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return result;
    const from = Math.max(left.from, right.from);
    const to = Math.min(left.to, right.to);
    if (to > from) result.push({ from, to });
    if (left.to < right.to) i++;
    else j++;
  }
}

/** What lies in `a` and not in `b`. */
export function subtract(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  let j = 0;
  for (const span of a) {
    let from = span.from;
    for (let cut = b[j]; cut !== undefined && cut.from < span.to; cut = b[++j]) {
      if (cut.from > from) result.push({ from, to: cut.from });
      from = Math.max(from, cut.to);
      if (cut.to > span.to) break;
    }
    if (from < span.to) result.push({ from, to: span.to });
  }
  return result;
}

/** What lies within `[from, to)`. */
export function clip(spans: readonly Span[], from: Instant, to: Instant): readonly Span[] {
  return intersect(spans, [{ from, to }]);
}

/** Milliseconds covered. */
export function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  for (const span of spans) length += span.to - span.from;
  return length;
}
