import type { Store } from '../../src/app/ports/index.ts';

/** A transaction that stays open until it is told to end; `ready` when its work is done but for the commit. */
export async function heldOpen(store: Store, work: Parameters<Store['transact']>[0]) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let ready = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const done = store.transact(async (tx) => {
    await work(tx);
    ready();
    await ended;
  });
  await Promise.race([isReady, done]);
  return {
    end: async () => {
      end();
      await done;
    },
  };
}
