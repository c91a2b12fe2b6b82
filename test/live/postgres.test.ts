import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/index.ts';
import { openDatabase, openPostgresStore } from '../../src/store/postgres/index.ts';
import { openWaker } from '../../src/worker/index.ts';
import { storesOfRun } from '../support/postgres/stores-of-run.ts';
import { drawLife, drawn, said } from './life.ts';
import { living } from './living.ts';

const stores = storesOfRun();
afterAll(() => stores.drop(), 120_000);

describe('what is projected in PostgreSQL', () => {
  it.each([1, 2, 3])(
    'is, once the due are looked at, what a replay from nothing gives (world %i)',
    async (seed) => {
      const store = await stores.open();
      const check = async (system: Parameters<Parameters<typeof drawLife>[1]>[0]) => {
        await system.look(1 + (seed % 5));
        const before = await system.projected();
        await system.rebuild();
        expect(before).toEqual(await system.projected());
      };
      await drawLife(seed, check, store);
      await store.close();
    },
    120_000,
  );
});

describe('two nodes on one database', () => {
  it.each([4, 5, 6, 7])(
    'that are told everything at once, together and twice, know what one would (world %i)',
    async (seed) => {
      const { events, agreement, begin, random } = drawn(seed);
      const present = begin + 5 * 86_400_000;
      const config = await stores.newDatabase();
      const opened: Store[] = [1, 2].map(() => openPostgresStore(openDatabase(config)));
      const nodes = opened.map((store) => living(store, present));
      const [one] = nodes as [(typeof nodes)[number]];
      await one.publish(said(agreement, random, 1, '1980-01-01'));
      const defects: unknown[] = [];
      const wakers = nodes.map(({ ports }) => openWaker({ ...ports, onDefect: (error) => void defects.push(error) }));
      const posts = nodes.flatMap((node) =>
        random.shuffle(events).map((event, index) => async () => {
          const results = await node.post([event]);
          if (index === 5) await node.publish(said(agreement, random, node === one ? 2 : 3, '1981-01-01'));
          return results;
        }),
      );
      const results = (await Promise.all(posts.map((post) => post()))).flat();
      const identities = new Set(events.map(({ source, id }) => `${source} ${id}`));
      expect(results.filter(({ result }) => result === 'new')).toHaveLength(identities.size);
      for (const waker of wakers) await waker.stop();
      await one.look();
      const before = await one.projected();
      await one.rebuild();
      expect(before).toEqual(await one.projected());
      expect(defects).toEqual([]);
      for (const store of opened) await store.close();
    },
    120_000,
  );
});
