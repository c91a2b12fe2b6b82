import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, openBareStorage, openDatabase, openStorage } from '../../src/store/postgres/index.ts';
import { type Cluster, DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';
import { bundled } from './bundled.ts';

const root = join(import.meta.dirname, '../..');
const MIGRATIONS = join(root, 'src/store/migrations');
const folder = mkdtempSync(join(tmpdir(), 'lwup-'));
// Whoever PostgreSQL runs as must reach the data folders in it, or root would keep them elsewhere.
chmodSync(folder, 0o711);
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
}, 120_000);
afterAll(async () => {
  await cluster.drop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

/** The URL of a new database, for a role (the superuser where none is named). */
async function newUrl(role = 'postgres', encoding: string | null = null): Promise<string> {
  const { host, database } = await cluster.newDatabase();
  const admin = openDatabase({ host, user: 'postgres', database: 'postgres', max: 1 });
  const name = encoding === null ? database : `${database}x`;
  if (encoding !== null) {
    await sql`create database ${sql.ref(name)} encoding ${sql.lit(encoding)} locale 'C' template template0`.execute(
      admin.sql,
    );
  }
  await admin.close();
  return `postgresql://${role}@/${name}?host=${encodeURIComponent(host)}`;
}

const asked = (url: string) => ({ data: folder, databaseUrl: url, as: 'visitor' as const, migrations: MIGRATIONS });

describe("a PostgreSQL of the user's own", () => {
  it('is brought up to date by the role of the URL, which makes no roles', async () => {
    const url = await newUrl();
    const storage = await openStorage(asked(url));
    const { rows } = await sql<{ n: number }>`select count(*) as n from pg_roles where rolname like 'leeway%'`.execute(
      storage.app.sql,
    );
    expect(rows).toEqual([{ n: 0 }]);
    expect((await sql`select from event`.execute(storage.app.sql)).rows).toEqual([]);
    await storage.close();
  });

  it('is refused by name where its encoding can not hold every text', async () => {
    await expect(openStorage(asked(await newUrl('postgres', 'LATIN1')))).rejects.toMatchObject({
      hindrance: 'database',
      what: { en: expect.stringContaining('LATIN1') },
      help: { en: expect.stringContaining("encoding 'UTF8'") },
    });
  });

  it('is refused where the role may not make tables, with the statement that cures it', async () => {
    const url = await newUrl();
    const admin = openDatabase({ connectionString: url, max: 1 });
    await sql`create role plain login`.execute(admin.sql);
    await admin.close();
    await expect(openStorage(asked(url.replace('postgres@', 'plain@')))).rejects.toMatchObject({
      hindrance: 'database',
      help: { en: expect.stringMatching(/alter database ".*" owner to "plain";/) },
    });
  });

  it('is refused where the database is not there, and the URL is not told', async () => {
    const url = (await newUrl()).replace(/\/t[0-9a-f]+\?/, '/nowhere?').replace('postgres@', 'postgres:zibeline@');
    const fault = await openStorage(asked(url)).catch((error) => error);
    expect(fault).toMatchObject({ hindrance: 'database' });
    expect(JSON.stringify([fault.message, fault.what, fault.help])).not.toContain('zibeline');
  });

  it('works as leeway_app where that role was made and given to us', async () => {
    const url = await newUrl();
    const admin = openDatabase({ connectionString: url, max: 1 });
    await sql`create role keeper login`.execute(admin.sql);
    await sql`create role leeway_app nologin`.execute(admin.sql);
    await sql`grant leeway_app to keeper`.execute(admin.sql);
    const [{ name } = { name: '' }] = (
      await sql<{ name: string }>`select current_database()::text as name`.execute(admin.sql)
    ).rows;
    await sql`alter database ${sql.ref(name)} owner to keeper`.execute(admin.sql);
    const storage = await openStorage(asked(url.replace('postgres@', 'keeper@')));
    const { rows } = await sql`select current_user::text as role`.execute(storage.app.sql);
    expect(rows).toEqual([{ role: 'leeway_app' }]);
    await expect(sql`drop table event`.execute(storage.app.sql)).rejects.toThrow(/must be owner/);
    await storage.close();
    await sql`drop owned by leeway_app`.execute(admin.sql);
    await sql`drop role leeway_app`.execute(admin.sql);
    await admin.close();
  });

  it('that a newer program has used is refused with both numbers and the way out', async () => {
    const url = await newUrl();
    await (await openStorage(asked(url))).close();
    const admin = openDatabase({ connectionString: url, max: 1 });
    await sql`insert into leeway_migration (number, name, hash) values (901, 'later', 'x')`.execute(admin.sql);
    await admin.close();
    await expect(openStorage(asked(url))).rejects.toMatchObject({
      hindrance: 'version',
      what: { en: expect.stringMatching(/step 901, this program knows steps up to \d+/) },
      help: { en: expect.stringContaining('npm install') },
    });
  });
});

describe('bringing a database up to date', () => {
  let out = '';
  const steps = join(folder, 'steps');
  beforeAll(async () => {
    mkdirSync(steps, { recursive: true });
    for (let number = 1; number <= 12; number += 1) {
      writeFileSync(
        join(steps, `${String(number).padStart(4, '0')}-step.sql`),
        `create table t${number} (n integer); insert into t${number} values (${number}); select pg_sleep(0.05);
         insert into t${number} values (${number});`,
      );
    }
    out = await bundled('migrate-once');
  });

  it('killed at five instants is right in the end: each step whole, and once', async () => {
    const url = await newUrl();
    for (const afterMs of [350, 450, 550, 650, 750]) {
      const child = spawn(process.execPath, [out, url, steps], { stdio: 'ignore' });
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      child.kill('SIGKILL');
    }
    const database = openDatabase({ connectionString: url, max: 2 });
    expect(await migrate(database, steps)).toMatchObject({ kind: 'ready' });
    for (let number = 1; number <= 12; number += 1) {
      const { rows } = await sql`select n from ${sql.table(`t${number}`)}`.execute(database.sql);
      expect(rows).toEqual([{ n: number }, { n: number }]);
    }
    const { rows } = await sql<{ n: number }>`select count(*) as n from leeway_migration`.execute(database.sql);
    expect(rows).toEqual([{ n: 12 }]);
    await database.close();
  }, 60_000);

  it('by two programs at the same moment does each step once', async () => {
    const url = await newUrl();
    const both = [1, 2].map(() => openDatabase({ connectionString: url, max: 2 }));
    const done = await Promise.all(both.map((database) => migrate(database, steps)));
    const applied = done.map((one) => (one.kind === 'ready' ? one.applied.length : -1)).sort((a, b) => a - b);
    expect(applied).toEqual([0, 12]);
    for (const database of both) await database.close();
  });
});

describe('the commands that keep the store', () => {
  const data = join(folder, 'data');
  const leeway = (at: string, ...words: readonly string[]) => {
    const env = { ...process.env, LEEWAY_DATA: at, LC_ALL: 'C', DATABASE_URL: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/leeway.mjs'), ...words], {
      env,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  };

  it('back up, restore elsewhere, rebuild, verify and examine', async () => {
    const file = join(folder, 'all.backup');
    const bare = await openBareStorage({ data, databaseUrl: null, as: 'visitor' });
    await migrate(bare.owner, MIGRATIONS);
    writeFileSync(join(data, 'secret'), 'zibeline-zibeline-zibeline-zibeline\n', { mode: 0o600 });
    const backup = leeway(data, 'backup', file, '--json');
    expect(backup).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(backup.out)).toMatchObject({ hasSecret: true });
    await bare.close();
    expect(leeway(join(folder, 'other'), 'restore', file)).toMatchObject({ status: 0, err: '' });
    expect(leeway(join(folder, 'other'), 'rebuild')).toMatchObject({ status: 0, err: '' });
    expect(leeway(join(folder, 'other'), 'audit', 'verify').out).toContain('The record holds');
    const doctor = leeway(join(folder, 'other'), 'doctor', '--json');
    expect(doctor).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(doctor.out)).toMatchObject({ wrong: 0 });
  }, 120_000);

  it('tell what stands in the way, change nothing, and end with 2', () => {
    const again = leeway(join(folder, 'other'), 'restore', join(folder, 'all.backup'));
    expect(again).toMatchObject({ status: 2, out: '' });
    expect(again.err).toContain('not empty');
    const none = leeway(join(folder, 'third'), 'restore', join(folder, 'nothing.backup'), '--lang', 'fr');
    expect(none).toMatchObject({ status: 2, out: '' });
    expect(none.err).toContain('ne peut pas être lu');
    const there = leeway(join(folder, 'other'), 'backup', join(folder, 'all.backup'));
    expect(there).toMatchObject({ status: 2, out: '' });
    expect(there.err).toContain('is there already');
  }, 120_000);

  it('find a record that was changed, and end with 1', async () => {
    const bare = await openBareStorage({ data: join(folder, 'other'), databaseUrl: null, as: 'visitor' });
    await sql`insert into audit_entry (number, at, actor, action, object, customer, details, previous, hash)
      values (1, 1, null, 'a', 'b', null, '{}', repeat('0', 64), repeat('1', 64))`.execute(bare.owner.sql);
    await sql`update audit_head set number = 1, hash = repeat('2', 64)`.execute(bare.owner.sql);
    const verified = leeway(join(folder, 'other'), 'audit', 'verify');
    const doctor = leeway(join(folder, 'other'), 'doctor');
    await bare.close();
    expect([verified.status, doctor.status]).toEqual([1, 1]);
    expect(doctor.out).toContain('leeway audit verify');
  }, 120_000);
});
