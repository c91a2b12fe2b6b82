import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { dataFolder, type NodeProcess, startReady } from '../running/node-process.ts';
import { type Cluster, DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';
import { tokenOfNewOwner } from './owner.ts';

const folder = dataFolder();
let cluster: Cluster;
let node: NodeProcess;
let token = '';
let ask: (text: string) => Promise<readonly object[]>;

beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
  const superuser = await cluster.newDatabase();
  ask = async (text) => {
    const client = new pg.Client(superuser);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  await ask(`create role leeway login; alter database ${superuser.database} owner to leeway`);
  const url = `postgres://leeway@/${superuser.database}?host=${encodeURIComponent(superuser.host)}`;
  node = await startReady({ LEEWAY_DATA: folder.path, DATABASE_URL: url });
  token = await tokenOfNewOwner(node.url, String(node.ownerLink));
}, 120_000);
afterAll(async () => {
  await node?.stop();
  await cluster?.drop();
  folder.remove();
}, 60_000);

const get = (path: string) => fetch(`${node.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

/** What readiness and the figures say of changes being heard, and whether the node is ready. */
async function hearing(): Promise<unknown> {
  const ready = await get('/readyz');
  const { checks } = (await ready.json()) as { readonly checks: { readonly changes: string } };
  const figures = await (await get('/metrics')).text();
  return [ready.status, checks.changes, /^leeway_changes_heard (\d)$/m.exec(figures)?.[1]];
}

function warned(): readonly string[] {
  return node
    .log()
    .split('\n')
    .filter((line) => line.includes('changes of the database'));
}

it('a node that can not listen to its database says so, still answers, and listens again by itself', async () => {
  await vi.waitFor(async () => expect(await hearing()).toEqual([200, 'ok', '1']), { timeout: 20_000 });
  await ask('alter role leeway connection limit 1');
  await ask(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'leeway'
    and (query like 'listen %' or query like 'select pg_snapshot_xmin%')`);
  await vi.waitFor(async () => expect(await hearing()).toEqual([200, 'not heard', '0']), { timeout: 20_000 });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(warned().map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', why: '53300' }]);
  await ask('alter role leeway connection limit -1');
  await vi.waitFor(async () => expect(await hearing()).toEqual([200, 'ok', '1']), { timeout: 20_000 });
  expect(warned().map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn' }, { level: 'info' }]);
}, 90_000);
