import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../../src/app/ports/index.ts';
import { openDatabase } from '../../src/store/postgres/index.ts';
import { dataFolder, type NodeProcess, startReady } from '../running/node-process.ts';
import { type Cluster, DEBIAN_15, once, startCluster } from '../support/postgres/cluster.ts';
import { type Replica, startReplica } from '../support/postgres/replica.ts';
import { tokenOfNewOwner } from './owner.ts';

/** An address that leads to one server, and later to another: a name, or an address that moves. */
async function addressTo(folder: string) {
  let leadsTo = folder;
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect({ path: join(leadsTo, '.s.PGSQL.5432') });
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
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    port: (server.address() as { readonly port: number }).port,
    /** Whoever was connected is cut off, and who connects comes to the other one. */
    leadTo: (other: string) => {
      leadsTo = other;
      cut();
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}

const folder = dataFolder();
let primary: Cluster;
let replica: Replica;
let address: Awaited<ReturnType<typeof addressTo>>;
let node: NodeProcess;
let token = '';

beforeAll(async () => {
  primary = await startCluster(DEBIAN_15);
  const { database } = await primary.newDatabase();
  address = await addressTo(primary.folder);
  const url = `postgres://postgres@127.0.0.1:${address.port}/${database}`;
  node = await startReady({ LEEWAY_DATA: folder.path, DATABASE_URL: url });
  token = await tokenOfNewOwner(node.url, String(node.ownerLink));
  replica = await startReplica(primary, DEBIAN_15);
}, 120_000);
afterAll(async () => {
  await node?.stop();
  await address?.close();
  await replica?.drop();
  await primary?.drop();
  folder.remove();
}, 60_000);

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${node.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

async function post(ticket: string): Promise<number> {
  const event = {
    specversion: '1.0',
    id: `e-${ticket}`,
    source: 'desk',
    type: 'ticket.opened',
    subject: ticket,
    time: '2026-03-12T08:00:00Z',
    data: { customer: 'boreal', priority: 'P1' },
  };
  const headers = { 'content-type': 'application/json' };
  return (await ask('/api/v1/events', { method: 'POST', headers, body: JSON.stringify(event) })).status;
}

describe('a node whose database is taken over by a replica', () => {
  it('answers nothing old while the replica only reads, and goes on by itself once it was promoted', async () => {
    const stream = await ask('/api/v1/changes');
    const reader = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (word: string) => {
      while (!heard.includes(word)) heard += (await reader.read()).value ?? '';
    };
    expect(await post('INC-1')).toBe(200);
    await hear('INC-1');
    await replica.caughtUp();
    address.leadTo(replica.folder);
    await primary.kill();
    // The replica would tell what it has; but nobody knows what it lacks.
    const refused = await Promise.all([post('INC-2'), ask('/api/v1/tickets/INC-1'), fetch(`${node.url}/readyz`)]);
    expect(refused.map((each) => (typeof each === 'number' ? each : each.status))).toEqual([503, 503, 503]);
    expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
    await replica.promote();
    await vi.waitFor(async () => expect(await post('INC-2')).toBe(200), { timeout: 20_000, interval: 200 });
    // What was answered before is there, and what was refused is there once.
    expect((await ask('/api/v1/tickets/INC-1')).status).toBe(200);
    const { items } = (await (await ask('/api/v1/tickets/INC-2/events')).json()) as { readonly items: object[] };
    expect(items).toHaveLength(1);
    // Another history has begun: who listens reads everything anew, and hears what comes.
    await hear('event: reset');
    expect(await post('INC-3')).toBe(200);
    await hear('INC-3');
    await reader.cancel();
    await vi.waitFor(async () => expect((await ask('/readyz')).status).toBe(200), { timeout: 20_000 });
    expect(node.log()).not.toContain('"defect"');
  }, 90_000);
});

describe('connections to a server that from some moment on only reads', () => {
  it('are not used again: the next one is made where the address leads by then', async () => {
    const other = await startCluster(DEBIAN_15);
    await once(other.folder, 'create table kept (n integer)');
    const place = { host: other.folder, user: 'postgres', database: 'postgres', max: 3 };
    const database = openDatabase(place, { writesOnly: true });
    const write = () => database.transact((tx) => sql`insert into kept values (1)`.execute(tx));
    await Promise.all([write(), write(), write()]);
    expect(database.pool.totalCount).toBe(3);
    const only = async (reads: 'on' | 'off') => {
      await once(other.folder, `alter system set default_transaction_read_only = ${reads}`);
      await once(other.folder, 'select pg_reload_conf()');
    };
    await only('on');
    await vi.waitFor(async () => {
      await expect(write()).rejects.toBeInstanceOf(Unavailable);
      expect(database.pool.totalCount).toBe(0);
    });
    await expect(database.ask((on) => sql`select 1`.execute(on))).rejects.toBeInstanceOf(Unavailable);
    await only('off');
    await vi.waitFor(write);
    await database.close();
    await other.drop();
  }, 60_000);
});
