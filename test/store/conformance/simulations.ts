import { afterAll, describe, expect, it } from 'vitest';
import type { SimulationAsked, Store } from '../../../src/app/ports/index.ts';

const ASKED: SimulationAsked = {
  draft: { text: 'leeway: 1' },
  present: 'inForce',
  from: null,
  to: null,
  asOf: '2026-03-01',
  customers: [{ customer: 'boréal', scale: '1.5' }],
  confidence: '90%',
  years: 10,
  seed: 7,
  team: null,
  handling: null,
};

const add = (store: Store, id: string, createdAt: number, owner = 'p-1') =>
  store.transact((tx) => tx.addSimulation({ id, owner, title: 'x', asked: ASKED, createdAt, createdBy: 't-1' }));
const take = (store: Store, worker: string, at: number) =>
  store.transact((tx) => tx.takeSimulation(worker, at, at + 100));

/** By the sentence that must hold; each is asked of an empty store. */
const CASES: { readonly [sentence: string]: (store: Store) => Promise<void> } = {
  'keeps what was asked as it was asked, each for its owner, the latest first': async (store) => {
    await add(store, 'a', 1);
    await add(store, 'b', 2);
    await add(store, 'c', 3, 'p-2');
    expect((await store.simulationsOf('p-1', 10)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await store.simulationsOf('p-1', 1)).map(({ id }) => id)).toEqual(['b']);
    expect(await store.simulation('a')).toEqual({
      id: 'a',
      owner: 'p-1',
      title: 'x',
      asked: ASKED,
      createdAt: 1,
      createdBy: 't-1',
      state: 'queued',
      tries: 0,
      leasedUntil: null,
      startedAt: null,
      endedAt: null,
      progress: null,
      result: null,
      problem: null,
    });
    expect(await store.simulation('nothing')).toBeNull();
  },
  'gives each to one worker, the first asked for first, and again when he has it no more': async (store) => {
    await add(store, 'late', 2);
    await add(store, 'early', 1);
    expect(await take(store, 'w1', 10)).toMatchObject({ id: 'early', state: 'running', tries: 1, leasedUntil: 110 });
    const both = await Promise.all([take(store, 'w2', 10), take(store, 'w3', 10)]);
    expect(both.map((one) => one?.id ?? null).sort()).toEqual(['late', null].sort());
    expect(await store.waitingSimulations(109)).toEqual([]);
    expect(await store.waitingSimulations(110)).toEqual(['early', 'late']);
    expect(await take(store, 'w4', 110)).toMatchObject({ id: 'early', tries: 2, startedAt: 110 });
  },
  'hears of one only from whoever has it': async (store) => {
    await add(store, 'a', 1);
    await take(store, 'w1', 10);
    const progress = { doing: 'drawing', events: 3 } as const;
    expect(await store.transact((tx) => tx.renewSimulation('a', 'w2', 500, null))).toBe(false);
    expect(await store.transact((tx) => tx.renewSimulation('a', 'w1', 500, progress))).toBe(true);
    expect(await store.simulation('a')).toMatchObject({ leasedUntil: 500, progress });
    await store.transact((tx) => tx.endSimulation('a', 'w2', 20, { result: '{}' }));
    expect((await store.simulation('a'))?.state).toBe('running');
    await store.transact((tx) => tx.leaveSimulation('a', 'w1'));
    expect(await store.simulation('a')).toMatchObject({ state: 'queued', tries: 0, startedAt: null, progress: null });
    await take(store, 'w1', 30);
    await store.transact((tx) => tx.endSimulation('a', 'w1', 40, { result: '{"x":1}' }));
    expect(await store.simulation('a')).toMatchObject({ state: 'done', result: '{"x":1}', problem: null, endedAt: 40 });
    expect(await take(store, 'w1', 900)).toBeNull();
    expect(await store.transact((tx) => tx.renewSimulation('a', 'w1', 999, null))).toBe(false);
  },
  'keeps why one failed, and drops what was asked for too long ago or is wanted no more': async (store) => {
    for (const [id, at] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      await add(store, id, at);
    await take(store, 'w1', 10);
    await store.transact((tx) => tx.endSimulation('a', 'w1', 20, { problem: '{"kind":"defect"}' }));
    expect(await store.simulation('a')).toMatchObject({ state: 'failed', problem: '{"kind":"defect"}', result: null });
    expect(await store.transact((tx) => tx.dropSimulationsBefore(2))).toBe(1);
    expect(await store.transact((tx) => tx.dropSimulation('b'))).toBe(true);
    expect(await store.transact((tx) => tx.dropSimulation('b'))).toBe(false);
    expect(await store.waitingSimulations(10)).toEqual(['c']);
  },
};

export function describeSimulations(name: string, open: () => Promise<Store>): void {
  describe(`simulations in ${name}`, () => {
    const opened: Store[] = [];
    afterAll(() => Promise.all(opened.map((store) => store.close())));
    for (const [sentence, holds] of Object.entries(CASES)) {
      it(sentence, async () => {
        const store = await open();
        opened.push(store);
        await holds(store);
      });
    }
  });
}
