/** Looks, among candidates offered one by one, for the one that a mistyped word most likely meant. */
export interface Search {
  readonly offer: (candidate: string) => void;
  /** Null when none is near. */
  readonly found: () => string | null;
}

export function nearestTo(word: string): Search {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  return {
    offer: (candidate) => {
      const other = candidate.toLowerCase();
      if (Math.abs(other.length - wanted.length) >= least) return;
      const found = distance(wanted, other, least);
      if (found >= least) return;
      least = found;
      best = candidate;
    },
    found: () => best,
  };
}

/** The candidate that a mistyped word most likely meant, or null when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const search = nearestTo(word);
  for (const candidate of candidates) search.offer(candidate);
  return search.found();
}

/** Letters to add, drop, change or swap with their neighbour to turn `a` into `b`; `limit` when it is that or more. */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least >= limit) return limit;
    before = last;
    last = row;
  }
  return Math.min(limit, last[b.length] ?? limit);
}
