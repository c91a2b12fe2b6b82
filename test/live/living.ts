/** A living system on a store of one's choice, whose present a test sets: what the laws and the real log are posted to. */
import { OURSELVES } from '../../src/app/access/actor.ts';
import { type EventPost, type LivePorts, openEventPost, type PostResult } from '../../src/app/live/post-events.ts';
import { rebuild } from '../../src/app/live/rebuild.ts';
import { openRosters } from '../../src/app/live/roster.ts';
import { lookAgain } from '../../src/app/live/wake.ts';
import type { Projection, Store } from '../../src/app/ports/index.ts';
import { readAgreement } from '../../src/language/index.ts';

export const SYSTEM = OURSELVES;

export interface Living {
  readonly store: Store;
  readonly ports: LivePorts;
  readonly posting: EventPost;
  at(present: number): void;
  post(values: readonly unknown[]): Promise<readonly PostResult[]>;
  /** Publishes a text as it stands. */
  publish(text: string): Promise<void>;
  attach(source: string, alias: string, customer: string): Promise<void>;
  /** Looks until nothing is due. */
  look(limit?: number): Promise<number>;
  rebuild(): Promise<void>;
  /** All that is projected, but for when it must be looked at again. */
  projected(): Promise<readonly unknown[]>;
}

export function living(store: Store, present: number): Living {
  let now = present;
  const ports: LivePorts = { store, now: () => now, rosters: openRosters() };
  const posting = openEventPost(ports);
  return {
    store,
    ports,
    posting,
    at: (instant) => {
      now = instant;
    },
    post: (values) => posting.post(values, SYSTEM, 'en'),
    async publish(text) {
      const { agreement, diagnostics } = readAgreement(text, { file: 'published' });
      if (agreement === null) throw new Error(JSON.stringify(diagnostics));
      await store.transact(async (tx) => {
        const { id, version } = agreement;
        const nobody = { withdrawnAt: null, withdrawnBy: null, withdrawnBecause: null };
        const body = { text, resolved: text, hash: `${id}@${version} ${text}` };
        await tx.addVersion({ agreement: id, version, ...body, publishedAt: now, publishedBy: null, ...nobody });
        await tx.newGeneration();
      });
    },
    attach: (source, alias, customer) =>
      store.transact(async (tx) => {
        await tx.lockWriting('alone');
        await tx.putAlias({ source, alias, customer, attachedAt: now, attachedBy: null });
        await tx.wakeCustomer(alias);
      }),
    async look(limit = 100) {
      for (let looked = 0; ; ) {
        const { tickets } = await lookAgain(store, ports.rosters, now, limit);
        if (looked > 100_000) throw new Error('looking again never ends');
        if (tickets === 0) return looked;
        looked += tickets;
      }
    },
    rebuild: async () => void (await rebuild(ports, () => {})),
    projected: async () => (await allProjections(store)).map(comparable),
  };
}

export async function allProjections(store: Store): Promise<readonly Projection[]> {
  const all: Projection[] = [];
  for (;;) {
    const last = all[all.length - 1]?.ticket;
    const page = await store.tickets(
      {},
      last === undefined ? null : { openedAt: last.openedAt, ticket: last.ticket },
      500,
    );
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** Clocks in one order, and without when to look again: that may be told too early. */
function comparable({ ticket, clocks }: Projection): unknown {
  const { wakeAt: _wakeAt, ...row } = ticket;
  const key = (clock: (typeof clocks)[number]) => `${clock.agreement} ${clock.version} ${clock.measure} ${clock.cycle}`;
  return { ticket: row, clocks: [...clocks].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}
