import type { Store, Tx } from '../ports/index.ts';
import { isRefusal, type Refusal } from '../refusal.ts';

class Refused extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super('a refusal takes a transaction back');
    this.why = why;
  }
}

/** A transaction of which nothing stays when its work ends in a refusal. */
export async function allOrRefused<T>(store: Store, work: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await store.transact(async (tx) => {
      const result = await work(tx);
      if (isRefusal(result)) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.why;
    throw error;
  }
}
