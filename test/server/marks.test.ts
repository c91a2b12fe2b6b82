import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/index.ts';
import { openDatabase, openPostgresStore } from '../../src/store/postgres/index.ts';
import { BOREAL, clock, happened } from '../live/agreement.ts';
import { living } from '../live/living.ts';
import { DEBIAN_15 } from '../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';
import { killWhole } from './processes.ts';

let stores: FreshStores;
let store: Store;
beforeAll(async () => {
  stores = await freshStores(DEBIAN_15);
  await write(stores.cluster.folder, "alter system set wal_writer_delay = '10s'");
  await stores.cluster.stop();
  await stores.cluster.start();
  store = openPostgresStore(openDatabase(await stores.newDatabase()));
}, 60_000);
afterAll(async () => {
  await store?.close();
  await stores?.drop();
});

/** As the superuser: what comes to nothing is then long in coming to the disk. */
async function write(host: string, text: string): Promise<void> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await client.connect();
  await client.query(text);
  await client.end();
}

describe('whoever has a mark of what changed', () => {
  it('misses nothing after a crash, though PostgreSQL gives numbers of transactions again that came to nothing', async () => {
    const system = living(store, clock('10:00:00'));
    await system.publish(JSON.stringify(BOREAL));
    await system.post([happened('opened', 'A', '09:00', { customer: 'boreal' })]);
    const early = await store.mark();
    for (let time = 0; time < 30; time += 1) {
      const vain = store.transact(async (tx) => {
        await tx.lockGroups([`never-${time}`], []);
        throw new Error('in vain');
      });
      await expect(vain).rejects.toThrow('in vain');
    }
    const late = await store.mark();
    const told = await store.changesAfter(early, 10);
    await killWhole(join(stores.cluster.folder, 'data'));
    await stores.cluster.start();
    // Connections of before the crash are found dead one by one.
    for (let tries = 0; tries < 10; tries += 1) await store.generation().catch(() => {});
    for (const ticket of ['B', 'C']) await system.post([happened('opened', ticket, '09:30', { customer: 'boreal' })]);
    for (const mark of [early, late, told?.mark ?? '']) {
      const change = await store.changesAfter(mark, 10);
      expect(change?.tickets.map(({ ticket }) => ticket)).toEqual(expect.arrayContaining(['B', 'C']));
    }
  }, 60_000);
});
