import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, once } from './cluster.ts';

/** A server that repeats what another one writes, until it takes over. */
export interface Replica {
  readonly folder: string;
  /** All that the other one has written is here too. */
  readonly caughtUp: () => Promise<void>;
  /** From then on it is written to, in a history of its own. */
  readonly promote: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** @param programs the folder of `pg_basebackup` and `postgres`, of the version of the other one */
export async function startReplica(of: Cluster, programs: string): Promise<Replica> {
  const folder = mkdtempSync(join(tmpdir(), 'lwpg-'));
  chmodSync(folder, 0o700);
  if ('uid' in identity) chownSync(folder, Number(identity.uid), Number(identity.gid));
  const data = join(folder, 'data');
  const copied = spawnSync(
    join(programs, 'pg_basebackup'),
    ['-h', of.folder, '-U', 'postgres', '-D', data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'],
    { ...identity, cwd: folder, encoding: 'utf8' },
  );
  if (copied.status !== 0) throw new Error(`pg_basebackup: ${copied.stderr}`);
  const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off'];
  const child = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings], {
    ...identity,
    cwd: folder,
    stdio: 'ignore',
  });
  await patiently(() => once(folder, 'select 1'));
  return {
    folder,
    caughtUp: async () => {
      const written = await told(of.folder, 'select pg_current_wal_lsn()::text as at');
      await patiently(async () => {
        const replayed = `select pg_last_wal_replay_lsn() >= '${written}'::pg_lsn as at`;
        if ((await told(folder, replayed)) !== true) throw new Error('it has not caught up');
      });
    },
    promote: () => once(folder, 'select pg_promote()'),
    drop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function told(host: string, text: string): Promise<unknown> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<{ readonly at: unknown }>(text)).rows[0]?.at;
  } finally {
    await client.end();
  }
}

async function patiently(asking: () => Promise<void>): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    try {
      return await asking();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
