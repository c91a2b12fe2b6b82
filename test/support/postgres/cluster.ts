import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of a test's own, on a socket in a temporary folder, as an unprivileged user; nothing listens on TCP. */
export interface Cluster {
  readonly folder: string;
  readonly pid: () => number;
  /** A fresh, empty database; connects as the superuser of this cluster. */
  readonly newDatabase: () => Promise<pg.PoolConfig & { readonly host: string; readonly database: string }>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** As by `kill -9` of the whole database server. */
  readonly kill: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export const DEBIAN_15 = '/usr/lib/postgresql/15/bin';

/** 65534 is `nobody` everywhere that matters; PostgreSQL refuses to run as root. */
const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** How many may be connected at once, where not as PostgreSQL has it. */
interface Options {
  readonly connections?: number;
}

/** Starts a cluster with the programs of a folder (`initdb`, `postgres`). Its speed is a test's: nothing is flushed. */
export async function startCluster(programs: string, { connections }: Options = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'lwpg-'));
  chmodSync(folder, 0o700);
  if ('uid' in identity) chownSync(folder, Number(identity.uid), Number(identity.gid));
  const data = join(folder, 'data');
  makeData(programs, folder, data);
  let child: ReturnType<typeof spawn> | null = null;
  const start = async () => {
    const settings = ['listen_addresses=', 'fsync=off', ...(connections ? [`max_connections=${connections}`] : [])];
    const args = ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])];
    const begin = () => {
      child = spawn(join(programs, 'postgres'), args, { ...identity, cwd: folder, stdio: 'ignore' });
    };
    begin();
    // After a kill a process of the old server may live a moment longer, and the new one gives up at once.
    await answers(folder, () => {
      if (child?.exitCode !== null) begin();
    });
  };
  const ended = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  await start();
  return {
    folder,
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    newDatabase: async () => {
      const database = `t${randomBytes(6).toString('hex')}`;
      await once(folder, `create database ${database}`);
      return { host: folder, user: 'postgres', database };
    },
    start,
    stop: () => ended('SIGINT'),
    kill: () => ended('SIGKILL'),
    drop: async () => {
      await ended('SIGINT');
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeData(programs: string, folder: string, data: string): void {
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...identity, cwd: folder, encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr ?? made.error?.message}`);
}

/** Asks the cluster in a folder one thing, as its superuser, on a connection of its own. */
export async function once(host: string, text: string): Promise<void> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function answers(host: string, meanwhile: () => void): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    try {
      return await once(host, 'select 1');
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
      meanwhile();
    }
  }
}
