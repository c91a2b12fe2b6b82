import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { Board, type BoardQuery } from './board.ts';

/** Where rows are grouped, so many are asked for at once: groups come into being as a whole. */
const EAGER = 1_000;

/** The board of a filter, followed as long as the page is there. @param isWhole many rows at once */
export function useBoard(query: BoardQuery, isWhole: boolean) {
  const asked = JSON.stringify(query);
  const board = useMemo(
    () => new Board(JSON.parse(asked) as BoardQuery, isWhole ? EAGER : undefined),
    [asked, isWhole],
  );
  useEffect(() => board.start(), [board]);
  const view = useSyncExternalStore(board.subscribe, board.view);
  return { board, view };
}
