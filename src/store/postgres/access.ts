import type { Transaction } from 'kysely';
import type { AccessReads, AccessTx } from '../../app/ports/index.ts';
import { accountsTx } from './access/accounts.ts';
import { askedTogether } from './access/asked-together.ts';
import { peopleTx } from './access/people.ts';
import { readsThrough } from './access/reads.ts';
import { secretsTx } from './access/secrets.ts';
import type { Database } from './database.ts';

/** People, accounts, sessions and tokens, read outside any transaction. */
export function accessReads(database: Database): AccessReads {
  const reads = readsThrough(database.ask);
  // Every request asks for one of these.
  return { ...reads, tokenByHash: askedTogether(reads.tokenByHash), session: askedTogether(reads.session) };
}

/** People, accounts, sessions and tokens, within a transaction. */
export function accessTx(tx: Transaction<unknown>): AccessTx {
  return { ...readsThrough((work) => work(tx)), ...peopleTx(tx), ...accountsTx(tx), ...secretsTx(tx) };
}
