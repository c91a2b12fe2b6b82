import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Hindered } from '../../../app/ports/index.ts';
import { beganAt, isLiving } from './process.ts';

/** One server program a folder: two would each answer for half of what is asked. */
export interface ServerLock {
  readonly release: () => void;
}

interface Holder {
  readonly pid: number;
  /** As the system counts it; null where it does not tell. */
  readonly began: string | null;
  readonly since: string;
}

/**
 * Notes this process as the one that serves from a data folder, unless the one noted there lives.
 * @throws Hindered naming the process that has it
 */
export function takeServerLock(folder: string): ServerLock {
  const path = join(resolve(folder), 'server.lock');
  const own: Holder = { pid: process.pid, began: beganAt(process.pid), since: new Date().toISOString() };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    // A dead holder's note is moved away under a name of ours, so that of two programs only one takes its place.
    for (let tries = 0; tries < 20; tries += 1) {
      if (linked(draft, path)) return { release: () => release(path, own) };
      const holder = read(path);
      if (holder !== null && lives(holder)) throw taken(folder, holder);
      moveAway(path, `${draft}.old`, holder);
    }
    throw new Error(`${path} can not be taken`);
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}.old`, { force: true });
  }
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null where there is none, or none that can be read: half a note is nobody's. */
function read(path: string): Holder | null {
  try {
    const { pid, began, since } = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return Number.isInteger(pid) && pid > 0 ? { pid, began, since } : null;
  } catch {
    return null;
  }
}

function lives({ pid, began }: Holder): boolean {
  if (!isLiving(pid)) return false;
  const present = beganAt(pid);
  return began === null || present === null || began === present;
}

function moveAway(path: string, aside: string, seen: Holder | null): void {
  try {
    renameSync(path, aside);
    const moved = read(aside);
    // Somebody took it between our look and our move: it is his.
    if (moved !== null && moved.pid !== seen?.pid && lives(moved)) linked(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function release(path: string, own: Holder): void {
  const holder = read(path);
  if (holder?.pid === own.pid && holder.since === own.since) rmSync(path, { force: true });
}

function taken(folder: string, { pid, since }: Holder): Hindered {
  return new Hindered(
    'taken',
    {
      fr: `le dossier ${folder} est déjà servi par le processus ${pid}, depuis ${since}`,
      en: `the folder ${folder} is served by process ${pid} already, since ${since}`,
    },
    {
      fr: 'Arrêtez-le d’abord, ou indiquez un autre dossier avec LEEWAY_DATA.',
      en: 'Stop that one first, or name another folder with LEEWAY_DATA.',
    },
  );
}
