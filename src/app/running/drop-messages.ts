import { createHash } from 'node:crypto';
import { DAY_MS, formatInstant, type Instant } from '../../core/time/index.ts';
import type { Store } from '../ports/index.ts';

/** So long messages and their tries are kept after they ended. */
const KEPT_MS = 365 * DAY_MS;
/** So many in one transaction. */
const BATCH = 500;

/**
 * Drops messages that ended more than a year ago, with their tries, some at a time; alerts stay, and so do notices to
 * customers, which are proofs. What is gone is noted in the record, batch by batch: how many, and a SHA-256 over their ids
 * and the hashes of what they said (`id hash` lines in the order in which they ended), by which a copy that somebody kept
 * can be held to it.
 * @returns how many
 */
export async function dropOldMessages(store: Store, at: Instant, isStopping: () => boolean): Promise<number> {
  const before = at - KEPT_MS;
  let total = 0;
  while (!isStopping()) {
    const dropped = await store.transact(async (tx) => {
      const gone = await tx.dropMessages(before, BATCH);
      if (gone.length === 0) return 0;
      const lines = gone.map(({ id, sha256 }) => `${id} ${sha256 ?? '-'}\n`).join('');
      await tx.note({
        at,
        actor: null,
        action: 'messages.dropped',
        object: 'messages',
        customer: null,
        details: {
          messages: gone.length,
          before: formatInstant(before),
          first: gone[0]?.id ?? '',
          last: gone.at(-1)?.id ?? '',
          sha256: createHash('sha256').update(lines).digest('hex'),
        },
      });
      return gone.length;
    });
    total += dropped;
    if (dropped < BATCH) break;
  }
  return total;
}
