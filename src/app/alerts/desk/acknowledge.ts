import type { Instant } from '../../../core/time/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import type { AlertRow, Store } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import { noAlert, notYours } from './alerts-page.ts';

/**
 * Somebody takes alerts on: nobody else is called for them. Acknowledging again changes nothing; who did so first stays.
 * Refused: `notFound` when one of them is unknown, and then none is acknowledged.
 */
export async function acknowledge(
  keys: readonly string[],
  actor: Actor,
  { store, now }: { readonly store: Store; readonly now: () => Instant },
): Promise<readonly AlertRow[] | Refusal> {
  if (!may(actor, 'alerts:write') || actor.customer !== null) return notYours();
  const at = now();
  const wanted = [...new Set(keys)];
  return await store.transact(async (tx): Promise<readonly AlertRow[] | Refusal> => {
    const found = await Promise.all(wanted.map((key) => tx.alert(key)));
    if (found.includes(null)) return noAlert();
    const taken = new Set(await tx.acknowledgeAlerts(wanted, at, actor.id));
    for (const row of found as readonly AlertRow[]) {
      if (!taken.has(row.key)) continue;
      const object = row.ticket === null ? `alert:${row.kind}` : `ticket:${row.ticket}`;
      const details = { kind: row.kind, key: row.key };
      await tx.note({ at, actor: actor.id, action: 'alert.acknowledged', object, customer: row.customer, details });
    }
    return (await Promise.all(wanted.map((key) => tx.alert(key)))) as readonly AlertRow[];
  });
}
