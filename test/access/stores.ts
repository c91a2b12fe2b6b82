import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/app/ports/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { DEBIAN_15 } from '../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';

/** Says the same of a house kept in memory and of one in PostgreSQL. `open` gives an empty store; all are closed at the end. */
export function inBothStores(about: string, say: (open: () => Promise<Store>) => void): void {
  describe(`${about} (memory)`, () => {
    say(async () => openMemoryStore());
  });
  describe(`${about} (PostgreSQL)`, () => {
    let fresh: FreshStores;
    const opened: Store[] = [];
    beforeAll(async () => {
      fresh = await freshStores(DEBIAN_15);
    });
    afterAll(async () => {
      await Promise.all(opened.map((store) => store.close()));
      await fresh.drop();
    });
    say(async () => {
      const store = await fresh.open();
      opened.push(store);
      return store;
    });
  });
}
