import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase, openPostgresStore } from '../../src/store/postgres/index.ts';
import { type Cluster, DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
}, 60_000);

afterAll(() => cluster?.drop());

it('changes are heard from a database that asks for a password', async () => {
  const superuser = await cluster.newDatabase();
  const rules = join(cluster.folder, 'data', 'pg_hba.conf');
  writeFileSync(rules, `local all guarded scram-sha-256\n${readFileSync(rules, 'utf8')}`);
  await administered(superuser, [
    "set password_encryption = 'scram-sha-256'",
    "create role guarded login password 'correct horse'",
    'select pg_reload_conf()',
  ]);
  const database = openDatabase({ ...superuser, user: 'guarded', password: 'correct horse' });
  const store = openPostgresStore(database);
  let told = 0;
  store.onChange(() => {
    told += 1;
  });
  try {
    await vi.waitFor(() => expect(told).toBeGreaterThan(0), { timeout: 5_000 });
  } finally {
    await store.close();
  }
});

it('that changes can not be heard is told once, and once that they can again; then what was missed is told', async () => {
  const superuser = await cluster.newDatabase();
  await administered(superuser, ['create role narrow login connection limit 1']);
  const database = openDatabase({ ...superuser, user: 'narrow', max: 1 });
  // The only connection that the role may have is taken.
  const taken = await database.pool.connect();
  const heard: object[] = [];
  const store = openPostgresStore(database, (told) => heard.push(told));
  let told = 0;
  store.onChange(() => {
    told += 1;
  });
  try {
    await vi.waitFor(() => expect(heard).toEqual([{ isHeard: false, why: '53300' }]), { timeout: 5_000 });
    // It tries again several times a second.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect([heard.length, told]).toEqual([1, 0]);
    await administered(superuser, ['alter role narrow connection limit 2']);
    await vi.waitFor(() => expect(heard.slice(1)).toEqual([{ isHeard: true }]), { timeout: 5_000 });
    await vi.waitFor(() => expect(told).toBeGreaterThan(0), { timeout: 5_000 });
  } finally {
    taken.release();
    await store.close();
  }
  expect(heard).toHaveLength(2);
});

async function administered(config: pg.ClientConfig, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
