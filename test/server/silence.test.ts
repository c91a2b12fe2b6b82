import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Unavailable } from '../../src/app/ports/index.ts';
import { type Database, openDatabase } from '../../src/store/postgres/index.ts';
import { type Cluster, DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';

/** A way to the database on which, from some moment on, nothing passes any more and nobody says so. */
interface Way {
  readonly port: number;
  /** What is open stays open, and is never heard of again; new connections pass. */
  readonly fallSilent: () => void;
  readonly close: () => Promise<void>;
}

let cluster: Cluster;
let way: Way;
let database: Database;
beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
  way = await wayTo(join(cluster.folder, '.s.PGSQL.5432'));
  const { database: name } = await cluster.newDatabase();
  const place = { host: '127.0.0.1', port: way.port, user: 'postgres', database: name };
  database = openDatabase({ ...place, max: 2 }, { silentMs: 700 });
}, 60_000);
afterAll(async () => {
  await way?.close();
  await database?.close();
  await cluster?.drop();
});

async function wayTo(path: string): Promise<Way> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((from) => {
    const to = connect({ path });
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {}).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { readonly port: number }).port,
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const one = () => database.ask(async (on) => (await sql<{ one: number }>`select 1 as one`.execute(on)).rows);

describe('a database that is not heard of any more, though its connections stand', () => {
  it('is away for those who wait for it, and answers again once it can be reached anew', async () => {
    expect(await one()).toEqual([{ one: 1 }]);
    way.fallSilent();
    await expect(one()).rejects.toThrow(Unavailable);
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('ends a transaction that waits for it', async () => {
    const working = database.transact(async (tx) => {
      await sql`select 1`.execute(tx);
      way.fallSilent();
      await sql`select 2`.execute(tx);
    });
    await expect(working).rejects.toThrow(Unavailable);
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('is not taken for one while it answers, however long its connection is kept', async () => {
    for (let time = 0; time < 4; time += 1) {
      expect(await one()).toEqual([{ one: 1 }]);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    expect(await database.transact(async (tx) => (await sql`select 1 as one`.execute(tx)).rows)).toEqual([{ one: 1 }]);
  });
});
