import { afterAll, describe } from 'vitest';
import type { Store } from '../../src/app/ports/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { storesOfRun } from '../support/postgres/stores-of-run.ts';

/** Says the same of a house kept in memory and of one in PostgreSQL. `open` gives an empty store; all are closed at the end. */
export function inBothStores(about: string, say: (open: () => Promise<Store>) => void): void {
  describe(`${about} (memory)`, () => {
    say(async () => openMemoryStore());
  });
  describe(`${about} (PostgreSQL)`, () => {
    const fresh = storesOfRun();
    const opened: Store[] = [];
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
