import { movedCount } from './moved.ts';
import { type BoardRow, compareOnPages, comparePlaces } from './place.ts';

/** What happened to the order since it was shown, and waits. */
export interface Waiting {
  readonly new: number;
  readonly moved: number;
  readonly over: number;
}

export const NOTHING_WAITS: Waiting = { new: 0, moved: 0, over: 0 };

/** Rows in the board's order, as far as pages were asked for. @param last the last row of the last page; null: all are there */
export function inOrder(rows: Iterable<BoardRow>, last: BoardRow | null): readonly string[] {
  const within = last === null ? [...rows] : [...rows].filter((row) => compareOnPages(row, last) <= 0);
  return within.sort(comparePlaces).map(({ key }) => key);
}

/** What is other in the order that would be shown than in the one that is. */
export function waitingBetween(shown: readonly string[], next: readonly string[]): Waiting {
  const places = new Map(shown.map((key, at) => [key, at]));
  const before = next.flatMap((key) => places.get(key) ?? []);
  return {
    new: next.length - before.length,
    moved: movedCount(before),
    over: shown.length - before.length,
  };
}
