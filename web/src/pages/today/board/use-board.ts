import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { Board, type BoardQuery, type BoardView } from './board.ts';

/** Where rows are grouped, so many are asked for at once: groups come into being as a whole. */
const EAGER = 1_000;

/**
 * The board of a filter, followed as long as the page is there. Until another filter's rows have come, those of the one
 * before stay in sight, and `isComing`. @param isWhole many rows at once
 */
export function useBoard(query: BoardQuery, isWhole: boolean) {
  const asked = JSON.stringify(query);
  const board = useMemo(
    () => new Board(JSON.parse(asked) as BoardQuery, isWhole ? EAGER : undefined),
    [asked, isWhole],
  );
  useEffect(() => board.start(), [board]);
  const view = useSyncExternalStore(board.subscribe, board.view);
  const before = useRef<BoardView | null>(null);
  const isKnown = view.isThere || view.error !== null;
  useEffect(() => {
    if (isKnown) before.current = view.isThere ? view : null;
  }, [isKnown, view]);
  if (isKnown || before.current === null) return { board, view, isComing: false };
  return { board, view: { ...before.current, hasMore: false, waiting: view.waiting }, isComing: true };
}
