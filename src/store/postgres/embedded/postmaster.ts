import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { dataOf } from './cluster.ts';
import type { Home } from './identity.ts';
import { isLiving, SURROUNDINGS } from './process.ts';
import type { Programs } from './programs.ts';
import { PORT, socketFolderOf } from './socket.ts';

/** A database server that answers. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  /** It was living already. */
  readonly adopted: boolean;
}

/** What is set otherwise than PostgreSQL's own: for one small machine, whose only database this is. */
const SETTINGS = {
  listen_addresses: '',
  ssl: 'off',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // As many as one node may be told to hold (200), and commands beside it. Unused ones cost little.
  max_connections: '230',
  shared_buffers: '96MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  huge_pages: 'off',
  io_method: 'sync',
  jit: 'off',
  // Nobody copies this server's log of writes: it need hold no more than a crash asks for.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '1GB',
  checkpoint_timeout: '10min',
  // A program that was killed leaves no query running.
  client_connection_check_interval: '2s',
  password_encryption: 'scram-sha-256',
  log_timezone: 'UTC',
  timezone: 'UTC',
  // What customers wrote stays out of the log: no statements, no values of keys.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '%m [%p] ',
} as const;

const LOG_LIMIT_BYTES = 10_000_000;
const PATIENCE_MS = 120_000;

/**
 * Makes a home's server answer: one that lives is taken as it is, one that starts or stops is waited for, else it is
 * started. Its lock is its own business and never touched here.
 * @param knock as whom to find out whether it answers
 */
export async function ensurePostmaster(home: Home, programs: Programs, knock: pg.ClientConfig): Promise<Postmaster> {
  const until = Date.now() + PATIENCE_MS;
  let started: ReturnType<typeof start> | null = null;
  for (;;) {
    const living = readLiving(home);
    if (living?.isReady === true && (await answers(living.socketFolder, knock))) {
      return { ...living, adopted: living.pid !== started?.pid };
    }
    // One that ends at once found another one living, or the processes of a killed one still going.
    if (living === null && (started === null || started.hasEnded())) started = start(home, programs);
    if (Date.now() > until) throw new Error(`PostgreSQL does not start: ${endOfLog(home)}`);
    await new Promise((resolve) => setTimeout(resolve, started?.hasEnded() === true ? 100 : 15));
  }
}

function readLiving(
  home: Home,
): { readonly pid: number; readonly socketFolder: string; readonly isReady: boolean } | null {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(dataOf(home), 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid < 1 || !isLiving(pid) || !isPostgres(pid)) return null;
  return { pid, socketFolder: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' };
}

/** After a restart of the machine another program may bear the number. Where the system does not tell, it is believed. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return true;
  }
}

/** Is it still this server, living? */
export function stillLives(home: Home, pid: number): boolean {
  return isLiving(pid) && readLiving(home)?.pid === pid;
}

/** Does it take no more connections, or is it gone? */
export function isEnding(home: Home, pid: number): boolean {
  const living = readLiving(home);
  return living === null || living.pid !== pid || !living.isReady;
}

function start(home: Home, programs: Programs): { readonly pid: number | undefined; readonly hasEnded: () => boolean } {
  const log = openLog(home);
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolderOf(home) });
  const args = [
    '-D',
    dataOf(home),
    '-p',
    String(PORT),
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(programs.postgres, args, {
    ...home.identity,
    cwd: home.folder,
    env: SURROUNDINGS,
    stdio: ['ignore', log, log],
    // Of a group of its own: what is typed at the program's terminal does not reach it.
    detached: true,
  });
  closeSync(log);
  let ended = false;
  for (const event of ['exit', 'error'] as const) {
    child.on(event, () => {
      ended = true;
    });
  }
  child.unref();
  return { pid: child.pid, hasEnded: () => ended };
}

function logOf(home: Home): string {
  return join(home.folder, 'postgres.log');
}

function openLog(home: Home): number {
  const path = logOf(home);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

function endOfLog(home: Home): string {
  try {
    return readFileSync(logOf(home), 'utf8').trim().split('\n').slice(-5).join(' · ');
  } catch {
    return 'it says nothing';
  }
}

async function answers(host: string, knock: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...knock, host, port: PORT, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
