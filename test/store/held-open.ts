import type { Store, Tx } from '../../src/app/ports/index.ts';

/** Two programs on one empty database. */
export type Twice = () => Promise<readonly [Store, Store]>;

/** A transaction that has done its work and stays open until it is told to end, or to fail: then it is taken back. */
export async function heldOpen<T>(store: Store, work: (tx: Tx) => Promise<T>) {
  let end = () => {};
  let fail = (_error: Error) => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  let done: Promise<void> = Promise.resolve();
  const result = await new Promise<T>((resolve, reject) => {
    done = store.transact(async (tx) => {
      resolve(await work(tx));
      await ended;
    });
    done.catch(reject);
  });
  return {
    result,
    end: async () => {
      end();
      await done;
    },
    fail: async (error: Error) => {
      fail(error);
      await done;
    },
  };
}

/** Long enough for what waits for nobody. */
export const soon = () => new Promise<'waiting'>((resolve) => setTimeout(resolve, 150, 'waiting'));
