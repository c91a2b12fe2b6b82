import pg from 'pg';
import type { FreshDatabases } from './fresh-stores.ts';

/**
 * One database for test after test, put back each time it is asked for as it was when it was new (only numbers of
 * transactions go on): making a new one takes many times longer. Whoever used it before must have closed it.
 */
export function emptiedDatabase(databases: () => FreshDatabases): () => Promise<pg.PoolConfig> {
  let config: pg.PoolConfig | null = null;
  let emptying: string | null = null;
  return async () => {
    config ??= await databases().newDatabase();
    const superuser = new pg.Client({ host: config.host, database: config.database, user: 'postgres' });
    await superuser.connect();
    if (emptying === null) emptying = await emptyingOf(superuser);
    else await superuser.query(emptying);
    await superuser.end();
    return config;
  };
}

/**
 * What makes the database as it is now of whatever it becomes: all rows go, and those of now, which are few, come back.
 * Keys between tables and what guards rows stand aside.
 */
async function emptyingOf(superuser: pg.Client): Promise<string> {
  const tables = await superuser.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1",
  );
  const statements = ['begin', 'set local session_replication_role = replica'];
  for (const { name } of tables.rows) {
    statements.push(`delete from ${name}`);
    const { rows } = await superuser.query<{ row: string }>(`select to_json(t)::text as row from ${name} t`);
    for (const { row } of rows) {
      const value = superuser.escapeLiteral(row);
      statements.push(`insert into ${name} select * from json_populate_record(null::${name}, ${value})`);
    }
  }
  return [...statements, 'commit'].join('; ');
}
