// What those who look at the board ask of the store: names for ids, how the board divides, what is about to be due, walls.
export * from './board.ts';
export * from './walls.ts';

import type { BoardReads } from './board.ts';
import type { WallReads, WallTx } from './walls.ts';

export interface DeskReads extends BoardReads, WallReads {}
/** Within one transaction. */
export type DeskTx = WallTx;
