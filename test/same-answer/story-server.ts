/** One server over one PostgreSQL for many stories, one after the other: between them all that a story told is gone. */
import pg from 'pg';
import { openRosters, type Rosters } from '../../src/app/live/index.ts';
import { loadHolidaySource } from '../../src/connectors/holidays/index.ts';
import { openDatabase, openPostgresStore } from '../../src/store/postgres/index.ts';
import { type Served, serve } from '../http/support/server.ts';
import { storesOfRun } from '../support/postgres/stores-of-run.ts';

export interface StoryServer {
  readonly served: Served;
  readonly rosters: Rosters;
  /** Forgets every fact, projection, agreement and name; numbers of agreement sets go on, for the server remembers one. */
  readonly forget: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const TOLD = [
  'event_identity',
  'event',
  'retraction',
  'ticket',
  'clock',
  'agreement_version',
  'customer',
  'customer_alias',
  'statement',
];

export async function openStoryServer(): Promise<StoryServer> {
  const stores = storesOfRun();
  const config = await stores.newDatabase();
  const served = await serve({
    store: openPostgresStore(openDatabase(config)),
    parts: { publishing: { bases: () => null, holidays: async () => loadHolidaySource() } },
  });
  const superuser = new pg.Client({ ...config, user: 'postgres' });
  await superuser.connect();
  const forgetting = TOLD.map((table) => `delete from ${table}`).join('; ');
  return {
    served,
    rosters: openRosters(),
    forget: async () => void (await superuser.query(forgetting)),
    close: async () => {
      await superuser.end();
      await served.close();
      await stores.drop();
    },
  };
}
