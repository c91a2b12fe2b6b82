import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { Unavailable } from '../../app/ports/index.ts';
import { nameStatements } from './connection/named-statements.ts';
import { inTransaction } from './connection/transaction.ts';

/** Nothing of the schema is told to the type checker: statements are written in SQL (`sql` of kysely), rows typed where read. */
export type Sql = Kysely<unknown> | Transaction<unknown>;

/** A PostgreSQL database as the rooms of the store use it. */
export interface Database {
  /** For single statements. */
  readonly sql: Kysely<unknown>;
  /**
   * One transaction at READ COMMITTED; statements that are asked for at once are sent together, and done in the order in
   * which they were asked for. `work` is run again when another transaction was in the way (deadlock, lock not
   * available, serialization), at most five times.
   * @throws Unavailable when the database is away
   */
  transact<T>(work: (tx: Transaction<unknown>) => Promise<T>): Promise<T>;
  /** Gives single statements the same treatment, but for locks not available: what means "away" becomes `Unavailable`. */
  ask<T>(work: (sql: Kysely<unknown>) => Promise<T>): Promise<T>;
  /** The rows of a query, so many at a time, as of one moment; holds a connection until they are read or left. */
  stream<R>(query: RawBuilder<R>, rows: number): AsyncIterable<readonly R[]>;
  /** The pool, for what needs a connection of its own (LISTEN, COPY, advisory locks). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const RETRIED = new Set(['40001', '40P01', '55P03']);
/** Of single statements: those that were ended at once. One that has waited for a lock in vain has waited long enough. */
const ENDED = new Set(['40001', '40P01']);
const TRIES = 5;
/**
 * Connection exceptions, shutting down, starting up, out of connections, memory or disk, a statement or lock waited for too
 * long, a server that only reads (a replica, before it is promoted), and what the network says.
 */
const AWAY =
  /^(08...|53...|57P0[1235]|57014|55P03|25006|25P03|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the driver says of a connection that was lost; it gives no code. */
const LOST =
  /Connection terminated|Client was closed|Client has encountered a connection error|Connection ended|timeout exceeded when trying to connect|timeout expired|Query read timeout/;

/** Longer than any statement of ours takes, shorter than a person waits; whoever needs more says so in his transaction. */
const TIMEOUTS = { statement_timeout: 60_000, lock_timeout: 20_000, idle_in_transaction_session_timeout: 120_000 };

// Whole numbers of 64 bits come as text from the driver; ours (milliseconds, counts) are all far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A host that is gone without a word is found out within half a minute where the system can, for it is asked (TCP). */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

export interface DatabaseOptions {
  /**
   * A connection on which nothing came or went for so long is given up, where a network swallows what is sent. Longer than
   * any statement takes and any transaction rests (see `SILENT_MS`); missing: never, for those who wait as long as it takes.
   */
  readonly silentMs?: number;
  /**
   * A server that only reads (a replica, or one from which another has taken over) is as good as away: what it tells may
   * be old. The next connection is made to wherever the address leads by then.
   */
  readonly writesOnly?: boolean;
}

/** Above each of `TIMEOUTS`: the database itself would have spoken before. */
export const SILENT_MS = 125_000;

/** Opens a pool of connections; none is made before it is needed. */
export function openDatabase(config: pg.PoolConfig, { silentMs, writesOnly }: DatabaseOptions = {}): Database {
  const verify = makeReady(writesOnly === true);
  const settings = { connectionTimeoutMillis: 10_000, ...KEEP_ALIVE, ...TIMEOUTS, verify };
  const pool = new pg.Pool({ max: 10, ...settings, ...config });
  // Without a listener a restart of the database would end the process: the pool listens to connections that rest only.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    if (silentMs !== undefined) giveUpWhenSilent(client, silentMs);
    nameStatements(client);
  });
  leaveReaders(pool);
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    sql: kysely,
    pool,
    // A statement that was ended for the sake of another (whoever empties tables, say) did nothing: it is asked again.
    ask: (work) => orUnavailable(() => retried(() => work(kysely), ENDED)),
    transact: (work) => orUnavailable(() => retried(() => inTransaction(pool, work))),
    stream: (query, rows) => streamed(kysely, query, rows),
    // Kysely would end it only where something was asked outside of transactions.
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
}

/** The types of the driver do not name what is below a connection. */
function connectionOf(client: pg.PoolClient): EventEmitter & { readonly stream: Socket } {
  return (client as unknown as { readonly connection: EventEmitter & { readonly stream: Socket } }).connection;
}

const READS_ONLY = '25006';

/**
 * Makes a new connection ready. Our statements are short: to compile one takes many times longer than to run it. Asked to,
 * it refuses a server that only reads, as `target_session_attrs=read-write` has others do.
 */
function makeReady(writesOnly: boolean) {
  const asked = `select pg_catalog.set_config('jit', 'off', false), pg_catalog.current_setting('transaction_read_only') as reads`;
  return (client: pg.PoolClient, done: (error?: Error) => void): void => {
    client.query<{ readonly reads: string }>(asked).then(({ rows }) => {
      if (!writesOnly || rows[0]?.reads !== 'on') done();
      else done(Object.assign(new Error('the server only reads'), { code: READS_ONLY }));
    }, done);
  };
}

/** A connection to a server that was found only to read is not used again. */
function leaveReaders(pool: pg.Pool): void {
  const readers = new WeakSet<pg.PoolClient>();
  pool.on('connect', (client) => {
    connectionOf(client).on('errorMessage', ({ code }: { readonly code?: string }) => {
      if (code === READS_ONLY) readers.add(client);
    });
  });
  pool.on('release', (_error, client) => {
    // One that ends is let go of by the pool.
    if (readers.has(client)) (client as unknown as pg.Client).end().catch(() => {});
  });
}

function giveUpWhenSilent(client: pg.PoolClient, ms: number): void {
  const { stream } = connectionOf(client);
  stream.setTimeout(ms, () => stream.destroy(new Error('Connection terminated: nothing was heard for long')));
}

async function* streamed<R>(kysely: Kysely<unknown>, query: RawBuilder<R>, rows: number): AsyncGenerator<readonly R[]> {
  const tx = await orUnavailable(() =>
    kysely.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(),
  );
  try {
    await orUnavailable(() => sql`declare page no scroll cursor for ${query}`.execute(tx));
    for (;;) {
      const page = await orUnavailable(() => sql<R>`fetch ${sql.lit(rows)} from page`.execute(tx));
      if (page.rows.length > 0) yield page.rows;
      if (page.rows.length < rows) break;
    }
  } finally {
    // Nothing was written; and where the connection was lost there is nothing to end.
    await tx
      .rollback()
      .execute()
      .catch(() => {});
  }
}

async function retried<T>(doing: () => Promise<T>, codes = RETRIED): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await doing();
    } catch (error) {
      if (attempt === TRIES || !codes.has(codeOf(error))) throw error;
      // Two that were in each other's way should not come back at the same time.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * attempt));
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
  return error instanceof Error && LOST.test(error.message);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
