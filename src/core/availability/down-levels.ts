import type { Instant, Span } from '../time/index.ts';

/** A stretch that may count as downtime, and how heavily: `rank` orders weights, the heavier the higher. */
export interface Weighted extends Span {
  readonly rank: number;
}

/** A stretch and which of those that cover it counts there. */
export interface Level extends Span {
  /** Place in the list given. */
  readonly of: number;
}

/**
 * Who counts where several overlap: at every instant the heaviest; of equals the one that began first, then the first
 * in the list. Sorted, without overlaps. `n log n` in the number of stretches.
 */
export function downLevels(stretches: readonly Weighted[]): readonly Level[] {
  const order = stretches.map((_, place) => place).filter((place) => isLong(stretches[place] as Weighted));
  order.sort((a, b) => (stretches[a] as Weighted).from - (stretches[b] as Weighted).from || a - b);
  const edges = [
    ...new Set(order.flatMap((place) => [(stretches[place] as Weighted).from, (stretches[place] as Weighted).to])),
  ].sort((a, b) => a - b);
  const heap: number[] = [];
  const levels: { from: Instant; to: Instant; readonly of: number }[] = [];
  let next = 0;
  for (let k = 0; k + 1 < edges.length; k++) {
    const [from, to] = [edges[k] as number, edges[k + 1] as number];
    for (; next < order.length; next++) {
      const place = order[next] as number;
      if ((stretches[place] as Weighted).from > from) break;
      push(heap, place, stretches);
    }
    while (heap.length > 0 && (stretches[heap[0] as number] as Weighted).to <= from) pop(heap, stretches);
    const heaviest = heap[0];
    if (heaviest === undefined) continue;
    const last = levels.at(-1);
    if (last !== undefined && last.of === heaviest && last.to === from) last.to = to;
    else levels.push({ from, to, of: heaviest });
  }
  return levels;
}

function isLong({ from, to }: Span): boolean {
  return to > from;
}

/** Is `a` to be taken before `b`? */
function precedes(a: number, b: number, stretches: readonly Weighted[]): boolean {
  const [left, right] = [stretches[a] as Weighted, stretches[b] as Weighted];
  return left.rank !== right.rank ? left.rank > right.rank : left.from !== right.from ? left.from < right.from : a < b;
}

function push(heap: number[], place: number, stretches: readonly Weighted[]): void {
  let at = heap.push(place) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!precedes(place, heap[parent] as number, stretches)) break;
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = place;
}

function pop(heap: number[], stretches: readonly Weighted[]): void {
  const place = heap.pop() as number;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && precedes(heap[child + 1] as number, heap[child] as number, stretches)) child += 1;
    if (!precedes(heap[child] as number, place, stretches)) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = place;
}
