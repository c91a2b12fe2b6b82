import { type Instant, MINUTE_MS, SECOND_MS } from '../../../core/time/index.ts';
import type { AlertPorts } from '../ports.ts';
import { MISSES_GATHER_MS } from './misses.ts';
import { QUEUE_EVERY_MS } from './queue.ts';

/** Plans looks that changes of tickets call for; each node remembers what it planned, so that most changes write nothing. */
export interface ChangePlanner {
  /** Tickets have changed: the queue is looked at, and the misses of agreements of which a promise was broken. */
  plan(): Promise<void>;
}

/** What was decided in a transaction that took so long to be kept is still seen. */
const OVERLAP_MS = 30 * SECOND_MS;
/** A start looks back so far. */
const BACK_MS = 10 * MINUTE_MS;
const PAGE = 1_000;

export function openChangePlanner(ports: AlertPorts): ChangePlanner {
  const { store, now } = ports;
  const planned = new Map<string, Instant>();
  const broken = newlyBroken(ports);
  return {
    async plan() {
      const at = now();
      const queueAt = Math.floor(at / QUEUE_EVERY_MS + 1) * QUEUE_EVERY_MS;
      const wanted = [
        { name: 'queue', dueAt: queueAt, note: null },
        ...(await broken(at)).map((id) => ({ name: `misses:${id}`, dueAt: at + MISSES_GATHER_MS, note: id })),
      ].filter(({ name }) => (planned.get(name) ?? Number.NEGATIVE_INFINITY) <= at);
      if (wanted.length === 0) return;
      await store.transact(async (tx) => {
        for (const entry of wanted.toSorted((a, b) => (a.name < b.name ? -1 : 1))) await tx.plan(entry, 'earlier');
      });
      for (const { name, dueAt } of wanted) planned.set(name, dueAt);
    },
  };
}

/** The agreements of which a promise has been broken since it was asked last: only that takes misses away. */
function newlyBroken({ store, rosters }: AlertPorts): (at: Instant) => Promise<readonly string[]> {
  let from: Instant | null = null;
  let seen = new Set<string>();
  return async (at) => {
    from ??= at - BACK_MS;
    const decided = await store.alerts({ kind: ['breach', 'supplierClaim'], from }, null, PAGE);
    const agreements = new Set<string>();
    for (const { key, ticket, agreement } of decided)
      if (ticket !== null && agreement !== null && !seen.has(key)) agreements.add(agreement);
    seen = new Set(decided.map(({ key }) => key));
    from = Math.max(from, (decided[0]?.decidedAt ?? from) - OVERLAP_MS);
    // More than can be told apart: it may be any of them.
    return decided.length < PAGE ? [...agreements] : (await rosters.inForce(store)).roster.all.map(({ id }) => id);
  };
}
