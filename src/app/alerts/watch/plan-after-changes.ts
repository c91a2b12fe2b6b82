import type { Versions } from '../../../core/agreement/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { isOfCustomer } from '../../live/answers/concern.ts';
import type { AlertPorts } from '../ports.ts';
import { MISSES_GATHER_MS } from './misses.ts';
import { QUEUE_EVERY_MS } from './queue.ts';

/** Plans looks that changes of tickets call for; each node remembers what it planned, so that most changes write nothing. */
export interface ChangePlanner {
  planFor(customers: ReadonlySet<string | null>): Promise<void>;
}

export function openChangePlanner({ store, rosters, now }: AlertPorts): ChangePlanner {
  const planned = new Map<string, Instant>();
  return {
    async planFor(customers) {
      const at = now();
      const { roster } = await rosters.inForce(store);
      const queueAt = Math.floor(at / QUEUE_EVERY_MS + 1) * QUEUE_EVERY_MS;
      const wanted = [
        { name: 'queue', dueAt: queueAt, note: null },
        ...roster.all
          .filter((versions) => concerns(versions, customers))
          .map(({ id }) => ({ name: `misses:${id}`, dueAt: at + MISSES_GATHER_MS, note: id })),
      ].filter(({ name }) => (planned.get(name) ?? Number.NEGATIVE_INFINITY) <= at);
      if (wanted.length === 0) return;
      await store.transact(async (tx) => {
        for (const entry of wanted.toSorted((a, b) => (a.name < b.name ? -1 : 1))) await tx.plan(entry, 'earlier');
      });
      for (const { name, dueAt } of wanted) planned.set(name, dueAt);
    },
  };
}

/** Agreements within, and with suppliers, name no customer of ours. */
function concerns({ versions }: Versions, customers: ReadonlySet<string | null>): boolean {
  return versions.some(
    (version) => version.kind !== 'sla' || [...customers].some((id) => id === null || isOfCustomer(version, id)),
  );
}
