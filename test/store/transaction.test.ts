import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/postgres/database.ts';
import { type Cluster, DEBIAN_15, once, startCluster } from '../support/postgres/cluster.ts';

let cluster: Cluster;
let config: pg.PoolConfig;
let database: Database;
beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
}, 60_000);
afterAll(async () => {
  await cluster?.drop();
});
beforeEach(async () => {
  config = await cluster.newDatabase();
  // One connection: what a transaction leaves behind is what the next one finds.
  database = openDatabase({ ...config, max: 1 });
  await database.transact((tx) => sql`create table kept (number integer primary key)`.execute(tx));
});
afterEach(async () => {
  await database.close();
});

const numbers = async () => {
  const { rows } = await database.transact((tx) =>
    sql<{ number: number }>`select number from kept order by 1`.execute(tx),
  );
  return rows.map(({ number }) => number);
};
const keep = (tx: Parameters<Parameters<Database['transact']>[0]>[0], number: number) =>
  sql`insert into kept (number) values (${number})`.execute(tx);

describe('a transaction', () => {
  it('does what is asked for at once in the order in which it was asked for', async () => {
    const seen = await database.transact(async (tx) => {
      const count = async () => (await sql<{ count: number }>`select count(*) from kept`.execute(tx)).rows[0]?.count;
      const [before, , between, , after] = await Promise.all([count(), keep(tx, 1), count(), keep(tx, 2), count()]);
      return [before, between, after];
    });
    expect(seen).toEqual([0, 1, 2]);
    expect(await numbers()).toEqual([1, 2]);
  });

  it('keeps nothing when one of several statements fails, says what failed first, and leaves the connection as it was', async () => {
    const work = database.transact((tx) => Promise.all([keep(tx, 1), keep(tx, 1), keep(tx, 2)]));
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await numbers()).toEqual([]);
    await database.transact((tx) => keep(tx, 3));
    expect(await numbers()).toEqual([3]);
  });

  it('is not said to be kept when it was taken back, though nobody looked at what failed', async () => {
    const work = database.transact(async (tx) => {
      await keep(tx, 1);
      await keep(tx, 1).catch(() => {});
    });
    await expect(work).rejects.toThrow(/taken back/);
    expect(await numbers()).toEqual([]);
  });

  it('takes nothing more once it is over', async () => {
    let late: (() => Promise<unknown>) | null = null;
    await database.transact(async (tx) => {
      await keep(tx, 1);
      late = () => keep(tx, 2);
    });
    await expect((late as unknown as () => Promise<unknown>)()).rejects.toThrow(/over/);
    expect(await numbers()).toEqual([1]);
  });

  it('is none when nothing is asked for', async () => {
    expect(await database.transact(async () => 'given')).toBe('given');
    await expect(database.transact(() => Promise.reject(new Error('thrown')))).rejects.toThrow('thrown');
  });

  it('keeps nothing when its connection is ended under it, and says that the database is away', async () => {
    const work = database.transact(async (tx) => {
      await keep(tx, 1);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await once(cluster.folder, `select pg_terminate_backend(${rows[0]?.pid})`);
      await Promise.all([keep(tx, 2), keep(tx, 3)]);
    });
    await expect(work).rejects.toMatchObject({ name: 'Unavailable' });
    expect(await numbers()).toEqual([]);
  });

  it('leaves no connection when the database is closed', async () => {
    const { database: name = '' } = config;
    await database.close();
    await once(cluster.folder, `drop database ${name}`);
  });
});

describe('a question', () => {
  it('is asked again when it was ended for the sake of somebody who empties its tables', async () => {
    await database.transact((tx) =>
      sql`create table one (number integer); create table two (number integer)`.execute(tx),
    );
    // Whoever looks first for a circle ends himself: the one that asks does, however slow the machine, and looks once,
    // when there is time enough for the circle to have closed.
    await database.transact((tx) => sql`set deadlock_timeout = '3s'`.execute(tx));
    const other = new pg.Client(config);
    await other.connect();
    await other.query(`set deadlock_timeout = '10min'`);
    await other.query('begin');
    await other.query('lock table two in access exclusive mode');
    const answer = database.ask((on) => sql`select from one, two`.execute(on));
    await expect
      .poll(async () => (await other.query('select from pg_locks where not granted')).rowCount, { timeout: 10_000 })
      .toBe(1);
    // Now each waits for the other: the one that asks is ended, by the rule of the database.
    await other.query('truncate one');
    await other.query('commit');
    await other.end();
    expect((await answer).rows).toEqual([]);
  });
});
