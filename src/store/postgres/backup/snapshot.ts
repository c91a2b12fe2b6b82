import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Database } from '../database.ts';

/** A database as of one instant, over two connections that see the same. */
export interface Snapshot {
  /** For questions. */
  readonly tx: Transaction<unknown>;
  /** For copies, whose values come as texts that do not depend on how the server is set. */
  readonly client: pg.PoolClient;
}

const AS_TEXTS = [
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'iso_8601'",
  "set local bytea_output = 'hex'",
  'set local extra_float_digits = 1',
  "set local timezone = 'UTC'",
  'set local statement_timeout = 0',
] as const;

/** Nothing that is written meanwhile is seen, and nobody who writes waits. @throws Unavailable */
export async function inSnapshot<T>(database: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return await database.ask((all) =>
    all
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const { rows } = await sql<{ readonly id: string }>`select pg_export_snapshot() as id`.execute(tx);
        const client = await database.pool.connect();
        // A connection that breaks is told by the statement that was under way.
        const ignore = () => {};
        client.on('error', ignore);
        try {
          await client.query('begin isolation level repeatable read, read only');
          await client.query(sql`set transaction snapshot ${sql.lit(rows[0]?.id ?? '')}`.compile(tx).sql);
          for (const statement of AS_TEXTS) await client.query(statement);
          const done = await work({ tx, client });
          await client.query('commit');
          client.off('error', ignore);
          client.release();
          return done;
        } catch (error) {
          client.release(true);
          throw error;
        }
      }),
  );
}
