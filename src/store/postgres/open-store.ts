import type { Store, Tx } from '../../app/ports/index.ts';
import type { Database } from './database.ts';
import { liveReads } from './live/reads.ts';
import { liveTx } from './live/tx.ts';

/** A store in a database that `migrate` has brought up to date. Closing the store closes the database. */
export function openPostgresStore(database: Database): Store {
  const live = liveReads(database);
  return {
    ...live.reads,
    transact: (work) => database.transact((tx) => work({ ...liveTx(tx) } satisfies Tx)),
    close: async () => {
      await live.close();
      await database.close();
    },
  };
}
