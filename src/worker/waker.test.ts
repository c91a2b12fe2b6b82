import { afterEach, describe, expect, it } from 'vitest';
import { BOREAL, clock, happened } from '../../test/live/agreement.ts';
import { living } from '../../test/live/living.ts';
import { openRosters } from '../app/live/index.ts';
import { type Store, Unavailable } from '../app/ports/index.ts';
import { openMemoryStore } from '../store/memory/index.ts';
import { type Loop, openWaker } from './index.ts';

const wakers: Loop[] = [];
afterEach(async () => {
  for (const waker of wakers.splice(0)) await waker.stop();
});

/** A waker on a store, beside a living system; its clock runs from `begin` on. */
async function awake(begin: number, change: (store: Store) => Store = (store) => store) {
  const store = openMemoryStore();
  const system = living(store, begin);
  await system.publish(JSON.stringify(BOREAL));
  const started = performance.now();
  const now = () => Math.floor(begin + performance.now() - started);
  const defects: unknown[] = [];
  const open = () => {
    const onDefect = (error: unknown) => void defects.push(error);
    const waker = openWaker({ store: change(store), now, rosters: openRosters(), onDefect });
    wakers.push(waker);
    return waker;
  };
  const verdict = async () => (await store.ticket('T'))?.clocks.find((one) => one.measure === 'firstResponse')?.verdict;
  return { system, open, defects, verdict };
}

/** Asks until it is so; a test that waits in vain fails by its time limit. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

const opened = happened('opened', 'T', '09:00', { customer: 'boreal' });

describe('the waker', () => {
  it('tells a breach when its time has come, though nobody asks', async () => {
    const { system, open, verdict } = await awake(clock('09:59:59.900'));
    await system.post([opened]);
    expect(await verdict()).toBe('atRisk');
    open();
    await until(async () => (await verdict()) === 'breached');
  });
  it('learns of what is posted while it sleeps', async () => {
    const { system, open, verdict } = await awake(clock('09:59:59.800'));
    open();
    await system.post([opened]);
    await until(async () => (await verdict()) === 'breached');
  });
  it('judges all tickets again when another version is published, beside others that do the same', async () => {
    const { system, open, verdict } = await awake(clock('09:30:00'));
    await system.post([opened]);
    [open(), open()];
    const { response, ...others } = BOREAL.targets;
    const targets = { ...others, response: { ...response, within: '10m' } };
    const levels = { standard: BOREAL.levels.standard };
    await system.publish(JSON.stringify({ ...BOREAL, version: 2, levels, targets }));
    await until(async () => (await verdict()) === 'breached');
  });
  it('waits for a store that is away, and goes on', async () => {
    let away = 2;
    const { system, open, verdict, defects } = await awake(clock('10:00:01'), (store) => ({
      ...store,
      transact: async (work) => {
        away -= 1;
        if (away >= 0) throw new Unavailable('away');
        return await store.transact(work);
      },
    }));
    system.at(clock('09:30:00'));
    await system.post([opened]);
    open();
    await until(async () => (await verdict()) === 'breached');
    expect(defects).toEqual([]);
  });
  it('stops at once, though nothing is due for long', async () => {
    const { open } = await awake(clock('09:00:00'));
    const waker = open();
    await new Promise((resolve) => setTimeout(resolve, 30));
    await waker.stop();
    expect(wakers.splice(0)).toEqual([waker]);
  });
});
