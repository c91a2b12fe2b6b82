import type { Transaction } from 'kysely';
import type { DeskReads, DeskTx } from '../../../app/ports/index.ts';
import type { Database } from '../database.ts';
import { boardReads } from './board.ts';
import { wallReads, wallTx } from './walls.ts';

/** What the desk asks, outside any transaction. */
export function deskReads({ ask }: Pick<Database, 'ask'>): DeskReads {
  return { ...boardReads(ask), ...wallReads(ask) };
}

/** What the desk keeps, within a transaction. */
export function deskTx(tx: Transaction<unknown>): DeskTx {
  return wallTx(tx);
}
