import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leeway } from '../../cli/leeway.ts';
import { dataFolder, start, until } from '../../running/node-process.ts';
import { type DebianDatabase, debianDatabase } from '../debian.ts';
import { hookSink, type Sink } from './sinks.ts';

const folders = [dataFolder(), dataFolder()];
let database: DebianDatabase;
let watcher: Sink;
beforeAll(async () => {
  [database, watcher] = await Promise.all([debianDatabase(), hookSink()]);
}, 60_000);
afterAll(async () => {
  await watcher?.close();
  await database?.drop();
  for (const folder of folders) folder.remove();
});

const envOf = (number: number, secret: string) => ({
  LEEWAY_DATA: String(folders[number]?.path),
  DATABASE_URL: database.url,
  LEEWAY_SECRET: secret,
  LEEWAY_HEARTBEAT_URL: `${watcher.url}/ping`,
  LEEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
});

describe('leeway worker', () => {
  it('without a database of its own to share is refused, with the way out, in both languages', async () => {
    const env = { LEEWAY_DATA: String(folders[0]?.path) };
    const english = await leeway(['worker'], { env });
    expect([english.code, english.out]).toEqual([2, '']);
    expect(english.err).toContain('a worker works on a database that is shared, and DATABASE_URL is not set');
    expect(english.err).toContain('belongs to "leeway serve", which does this work by itself');
    const french = await leeway(['worker'], { env: { ...env, LEEWAY_LANG: 'fr' } });
    expect(french.err).toContain('un worker travaille sur une base partagée, et DATABASE_URL n’est pas donnée');
  });

  it('works beside another, gives a sign of life, and ends when it is told to', async () => {
    const secret = randomBytes(24).toString('hex');
    const workers = [start(envOf(0, secret), ['--json'], 'worker'), start(envOf(1, secret), ['--json'], 'worker')];
    await Promise.all(workers.map((worker) => worker.told('working')));
    await until('both have given a sign of life', () => watcher.taken.length >= 2);
    expect(new Set(watcher.taken.map(({ to }) => to))).toEqual(new Set(['/ping']));
    for (const worker of workers) worker.process.kill('SIGTERM');
    expect(await Promise.all(workers.map(({ exited }) => exited))).toEqual([0, 0]);
    expect(workers.map(({ log }) => log()).join('')).not.toContain('"defect"');
    // The address is as good as a secret.
    expect(workers.map(({ log }) => log()).join('')).not.toContain('/ping');
  });

  it('with another secret than the one the database was sealed with is refused', async () => {
    const other = await leeway(['worker'], { env: envOf(0, randomBytes(24).toString('hex')) });
    expect(other.code).toBe(2);
    expect(other.err).toContain('this is not the secret with which the database was sealed');
  });
});
