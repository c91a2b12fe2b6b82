import { type Decided, type Store, type Tx, txWith } from '../../app/ports/index.ts';

/** The same store; tells of the alerts that were decided through it, once they are kept. */
export function countingStore(store: Store, onDecided: (alerts: readonly Decided[]) => void): Store {
  return {
    ...store,
    transact: async (work) => {
      let decided: Decided[] = [];
      const result = await store.transact((tx) => {
        // It may be run again from the beginning.
        decided = [];
        return work(noting(tx, decided));
      });
      if (decided.length > 0) onDecided(decided);
      return result;
    },
  };
}

function noting(tx: Tx, decided: Decided[]): Tx {
  return txWith(tx, {
    decide: async (alerts, at) => {
      const keys = await tx.decide(alerts, at);
      const isNew = new Set(keys);
      decided.push(...alerts.filter(({ key }) => isNew.delete(key)));
      return keys;
    },
  });
}
