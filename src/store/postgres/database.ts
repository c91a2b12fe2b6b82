import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { Unavailable } from '../../app/ports/index.ts';

/** Nothing of the schema is told to the type checker: statements are written in SQL (`sql` of kysely), rows typed where read. */
export type Sql = Kysely<unknown> | Transaction<unknown>;

/** A PostgreSQL database as the rooms of the store use it. */
export interface Database {
  /** For single statements. */
  readonly sql: Kysely<unknown>;
  /**
   * One transaction at READ COMMITTED. `work` is run again when another transaction was in the way (deadlock, lock not
   * available, serialization), at most five times.
   * @throws Unavailable when the database is away
   */
  transact<T>(work: (tx: Transaction<unknown>) => Promise<T>): Promise<T>;
  /** Gives single statements the same treatment: what means "away" becomes `Unavailable`. */
  ask<T>(work: (sql: Kysely<unknown>) => Promise<T>): Promise<T>;
  /** The pool, for what needs a connection of its own (LISTEN, COPY, advisory locks). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const RETRIED = new Set(['40001', '40P01', '55P03']);
const TRIES = 5;
/** Connection exceptions, shutting down, starting up, too many connections, and what the network says. */
const AWAY =
  /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;

// Whole numbers of 64 bits come as text from the driver; ours (milliseconds, counts) are all far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a pool of connections; none is made before it is needed. */
export function openDatabase(config: pg.PoolConfig): Database {
  const pool = new pg.Pool({ max: 10, connectionTimeoutMillis: 10_000, ...config });
  // Without a listener a restart of the database would end the process.
  pool.on('error', () => {});
  const sql = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    sql,
    pool,
    ask: (work) => orUnavailable(() => work(sql)),
    transact: (work) => orUnavailable(() => retried(() => sql.transaction().execute(work))),
    close: () => sql.destroy(),
  };
}

async function retried<T>(doing: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await doing();
    } catch (error) {
      if (attempt === TRIES || !RETRIED.has(codeOf(error))) throw error;
    }
  }
}

async function orUnavailable<T>(doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    if (isAway(error)) throw new Unavailable('the database is away', { cause: error });
    throw error;
  }
}

function isAway(error: unknown): boolean {
  if (AWAY.test(codeOf(error))) return true;
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
