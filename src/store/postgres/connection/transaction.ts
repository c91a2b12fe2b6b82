import type { Socket } from 'node:net';
import {
  type CompiledQuery,
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';

/** Sent right behind `begin`: it holds nothing beyond its transaction, and does no harm where there is none. */
const HARMLESS = /^\s*\/\* kept: write-shared \*\//;

/**
 * One transaction on a connection of the pool, at READ COMMITTED. Statements that are asked for at the same time are sent
 * together, in the order in which they were asked for, and done one after another: they cost one way there and back.
 * (Within transactions of kysely each is sent after the answer to the one before.)
 * @throws what `work` throws, after all was taken back; and when a statement failed of which `work` took no notice
 */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: Transaction<unknown>) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const statements = new Statements(client);
  let isUsable = true;
  pipedOf(client).pipeline = true;
  try {
    const given = await work(new Transaction<unknown>({ config, dialect, driver, executor: statements }));
    await statements.commit();
    return given;
  } catch (error) {
    isUsable = await statements.rollback();
    throw error;
  } finally {
    pipedOf(client).pipeline = false;
    client.release(!isUsable);
  }
}

/** What the types of the driver do not name. */
interface Piped {
  /** Whether it sends a statement before the one before is answered. */
  pipeline: boolean;
  readonly connection: { readonly stream: Socket };
}

function pipedOf(client: pg.PoolClient): Piped {
  return client as unknown as Piped;
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
/** Everything is sent by `Statements`: nobody asks for a connection. */
const nowhere = { provideConnection: () => Promise.reject(new Error('the connection is that of the transaction')) };
const driver = new DummyDriver();
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction has no pool')) });
const config = { dialect };

/** The statements of one transaction, which begins with the first of them. */
class Statements extends DefaultQueryExecutor {
  readonly #client: pg.PoolClient;
  #begun: Promise<unknown> | null = null;
  #isBegun = false;
  #isOver = false;

  constructor(client: pg.PoolClient) {
    super(compiler, adapter, nowhere);
    this.#client = client;
  }

  override executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // Whoever asks after the end would ask within the transaction of somebody else.
    if (this.#isOver) return Promise.reject(new Error('the transaction is over'));
    this.#gather();
    const ask = async () => resultOf<R>(await this.#client.query(sql, [...parameters]));
    if (this.#isBegun) return ask();
    if (this.#begun !== null) return this.#begun.then(ask);
    this.#begun = this.#client.query('begin').then(() => {
      this.#isBegun = true;
    });
    if (!HARMLESS.test(sql)) return this.#begun.then(ask);
    const asked = ask();
    // Where `begin` failed, that is what is told.
    asked.catch(() => {});
    return this.#begun.then(() => asked);
  }

  /** What is sent before other work is done goes in one piece. */
  #gather(): void {
    const { stream } = pipedOf(this.#client).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  async commit(): Promise<void> {
    if (this.#begun === null) return;
    await this.#begun;
    this.#isOver = true;
    const { command } = await this.#client.query('commit');
    // A transaction in which a statement failed is taken back without an error.
    if (command !== 'COMMIT') throw new Error('a transaction was taken back, for one of its statements had failed');
  }

  /** Whether the connection can be used on. */
  async rollback(): Promise<boolean> {
    this.#isOver = true;
    if (this.#begun === null) return true;
    return await this.#client.query('rollback').then(
      () => true,
      () => false,
    );
  }
}

function resultOf<R>({ command, rowCount, rows }: pg.QueryResult): QueryResult<R> {
  const isCounted = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
  return isCounted ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
}
