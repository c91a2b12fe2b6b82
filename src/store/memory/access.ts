import type { AccessTx } from '../../app/ports/index.ts';
import { accountsTx } from './access/accounts.ts';
import { peopleTx } from './access/people.ts';
import { accessReads } from './access/reads.ts';
import { secretsTx } from './access/secrets.ts';
import type { MemoryState } from './state.ts';

export { accessReads } from './access/reads.ts';

/** People, accounts, sessions and tokens, within a transaction. */
export function accessTx(state: MemoryState): AccessTx {
  return { ...accessReads(state), ...peopleTx(state), ...accountsTx(state), ...secretsTx(state) };
}
