import pg from 'pg';
import type { FreshStores } from './fresh-stores.ts';

/** What migrations fill, and every database has. */
const FILLED = ['leeway_migration', 'agreement_set', 'audit_head'];

/**
 * One database for test after test, emptied each time it is asked for: making a new one takes many times longer. Whoever
 * used it before must have closed it.
 */
export function emptiedDatabase(stores: () => FreshStores): () => Promise<pg.PoolConfig> {
  let config: pg.PoolConfig | null = null;
  return async () => {
    config ??= await stores().newDatabase();
    const superuser = new pg.Client({ host: config.host, database: config.database, user: 'postgres' });
    await superuser.connect();
    const { rows } = await superuser.query<{ tables: string }>(
      `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables
       where schemaname = 'public' and tablename <> all ($1)`,
      [FILLED],
    );
    await superuser.query(`truncate ${rows[0]?.tables}`);
    await superuser.end();
    return config;
  };
}
