import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../../src/app/audit/index.ts';
import { type Config, readConfig } from '../../../src/app/running/index.ts';
import { upkeep } from '../../../src/main/upkeep/upkeep.ts';
import {
  beginRestore,
  type Database,
  openBareStorage,
  openLedger,
  openPostgresStore,
  openStorage,
  restoreBackup,
  writeBackup,
} from '../../../src/store/postgres/index.ts';
import { actorOf, event, given, registerWorld, smallAgreement } from '../../register/register-world.ts';
import { type Cluster, DEBIAN_15, startCluster } from '../../support/postgres/cluster.ts';

const root = join(import.meta.dirname, '../../..');
const MIGRATIONS = join(root, 'src/store/migrations');
const LEEWAY = join(root, 'bin/leeway.mjs');
const TICKETS = 1500;
/** How often a restore is killed and gone on with; `npm run test:long` asks for more. */
const RESTORES = Number(process.env['LEEWAY_RESTORES'] ?? 2);
const folder = mkdtempSync(join(tmpdir(), 'lwre-'));
// Whoever PostgreSQL runs as must reach the data folders in it.
chmodSync(folder, 0o711);
const file = join(folder, 'whole.backup');
const other = join(folder, 'other.backup');
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
  const storage = await openStorage({ ...configFor(await newUrl()), as: 'visitor', migrations: MIGRATIONS });
  await writeBackup(storage.owner, other, { program: '0', secret: null });
  const world = registerWorld('2026-04-10T08:00:00Z', openPostgresStore(storage.app));
  given(await world.publish(smallAgreement('b', 1)));
  const opened = { customer: 'boreal', priority: 'P1' };
  for (let from = 0; from < TICKETS; from += 500) {
    const some = Array.from({ length: 500 }, (_, n) => from + n);
    await world.post(
      some.map((n) => event('ticket.opened', `T-${n}`, '2026-04-09T08:00:00Z', opened)),
      actorOf('manager'),
    );
  }
  await writeBackup(storage.owner, file, { program: '0', secret: null });
  await storage.close();
}, 120_000);
afterAll(async () => {
  await cluster.drop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

/** What a command of its own is started with: Leeway refuses settings that it does not know, and ours is one. */
function surroundings(data: string): NodeJS.ProcessEnv {
  const { LEEWAY_RESTORES: _, ...others } = process.env;
  return { ...others, LEEWAY_DATA: data };
}

async function newUrl(): Promise<string> {
  const { host, database } = await cluster.newDatabase();
  return `postgresql://postgres@/${database}?host=${encodeURIComponent(host)}`;
}

function configFor(databaseUrl: string | null, data = join(folder, 'none')): Config {
  const surroundings = { LEEWAY_DATA: data, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) };
  const { config } = readConfig(surroundings, upkeep.readSecretFile);
  if (config === null) throw new Error('the configuration of this test is wrong');
  return config;
}

const open = (config: Config) => openStorage({ ...config, as: 'visitor', migrations: MIGRATIONS });

/** What a restore does, up to where it is broken off. */
async function brokenOff(config: Config, hasRows: boolean): Promise<void> {
  const bare = await openBareStorage({ ...config, as: 'server' });
  await beginRestore(bare.owner, file);
  if (hasRows) await restoreBackup(bare.owner, file, MIGRATIONS, () => {});
  await bare.close();
}

async function expectWhole(database: Database): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ticket where generation > 0`.execute(
    database.sql,
  );
  expect(rows[0]?.n).toBe(TICKETS);
  expect(await verifyStore(openLedger(database))).toMatchObject({ facts: TICKETS, total: 0, record: { faults: [] } });
}

describe('a restore that was broken off', () => {
  it.each([
    ['before the rows were there', false],
    ['before every ticket was judged', true],
  ])('%s: nobody serves from it, and the next one goes on', async (_, hasRows) => {
    const config = configFor(await newUrl());
    await brokenOff(config, hasRows);
    const hindered = {
      hindrance: 'restoring',
      what: {
        en: expect.stringContaining(`the restore of ${file} is not over`),
        fr: expect.stringContaining('pas terminée'),
      },
      help: { en: expect.stringContaining(`leeway restore ${file}`) },
    };
    await expect(open(config)).rejects.toMatchObject(hindered);
    await expect(upkeep.backup(config, join(folder, 'never'), '0')).rejects.toMatchObject(hindered);
    expect(await upkeep.examine(config)).toContainEqual(
      expect.objectContaining({ check: 'database', level: 'wrong', what: expect.objectContaining(hindered.what) }),
    );
    expect((await upkeep.restore(config, file, () => {})).rebuilt).toEqual({ tickets: TICKETS, failed: 0 });
    const storage = await open(config);
    await expectWhole(storage.app);
    await storage.close();
    await expect(upkeep.restore(config, file, () => {})).rejects.toMatchObject({ hindrance: 'notEmpty' });
  });

  it('is not gone on with from another backup', async () => {
    const config = configFor(await newUrl());
    await brokenOff(config, true);
    await expect(upkeep.restore(config, other, () => {})).rejects.toMatchObject({ hindrance: 'notEmpty' });
    await expect(open(config)).rejects.toMatchObject({ hindrance: 'restoring' });
    await upkeep.restore(config, file, () => {});
  });

  it(
    'by a kill at any moment ends whole all the same, in the embedded database',
    async () => {
      for (let n = 0; n < RESTORES; n += 1) {
        const data = join(folder, `killed-${n}`);
        const env = surroundings(data);
        const child = spawn(process.execPath, [LEEWAY, 'restore', file], { env, stdio: 'ignore' });
        const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
        await new Promise((resolve) => setTimeout(resolve, 300 + (6000 * n) / RESTORES));
        child.kill('SIGKILL');
        await ended;
        expect([null, 0]).toContain(child.exitCode);
        const config = configFor(null, data);
        // Killed after its end, it has nothing left to do.
        await upkeep
          .restore(config, file, () => {})
          .catch((error) => {
            if (error.hindrance !== 'notEmpty') throw error;
          });
        const storage = await open(config);
        await expectWhole(storage.app);
        await storage.close();
        rmSync(data, { recursive: true, force: true });
      }
    },
    60_000 * (RESTORES + 1),
  );
});

describe('what can not be restored', () => {
  it.each([
    ['a file that is not there', join(folder, 'missing.backup'), 'can not be read (ENOENT)'],
    ['a file that is no backup', join(root, 'package.json'), 'is no backup of Leeway'],
  ])('%s: no folder is made', async (_, named, said) => {
    const data = join(folder, 'new');
    await expect(upkeep.restore(configFor(null, data), named, () => {})).rejects.toMatchObject({
      hindrance: 'copy',
      what: { en: expect.stringContaining(said) },
    });
    expect(existsSync(data)).toBe(false);
  });
});

describe('a port that another program has', () => {
  it('is told before anything is made', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const data = join(folder, 'unmade');
    const env = surroundings(data);
    const child = spawn(process.execPath, [LEEWAY, 'serve', '--port', String(port), '--lang', 'en'], { env });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    taken.close();
    expect([code, said]).toEqual([2, expect.stringContaining(`127.0.0.1:${port}: another program`)]);
    expect(existsSync(data)).toBe(false);
  });
});

describe('a folder that the system will not make', () => {
  it('is told at once, by every command that would make it', () => {
    for (const words of [
      ['serve', '--port', '0'],
      ['restore', file],
    ]) {
      const env = surroundings('/proc/leeway');
      const { status, stderr } = spawnSync(process.execPath, [LEEWAY, ...words, '--lang', 'en'], {
        env,
        encoding: 'utf8',
        timeout: 60_000,
        killSignal: 'SIGKILL',
      });
      expect([status, stderr]).toEqual([2, expect.stringContaining('the folder /proc/leeway')]);
    }
  });
});
