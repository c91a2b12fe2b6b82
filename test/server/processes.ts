/** Killing as a power cut or the system's memory killer does: the processes of a PostgreSQL, found and ended. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLiving } from '../../src/store/postgres/embedded/process.ts';
import { until } from '../running/node-process.ts';

/** The number of the server process of a PostgreSQL's data folder; null: none lives. */
export function postmasterOf(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return isLiving(pid) ? pid : null;
  } catch {
    return null;
  }
}

/** The processes that serve its clients, and those it runs for itself. */
export function childrenOf(pid: number): readonly { readonly pid: number; readonly title: string }[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/);
    return children.flatMap((each) => {
      try {
        return [{ pid: Number(each), title: readFileSync(`/proc/${each}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

export function kill(pid: number): void {
  signal(pid, 'SIGKILL');
}

/** One that ended meanwhile needs none. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ends the server process alone; those it left find out by themselves, and are waited for. */
export async function killPostmaster(data: string): Promise<void> {
  const pid = postmasterOf(data);
  if (pid === null) return;
  const left = childrenOf(pid).map((child) => child.pid);
  kill(pid);
  await until('those it left are gone', () => !left.some(isLiving));
}

/** Ends one process that serves a client; PostgreSQL then ends all others and recovers. False: there was none. */
export function killBackend(data: string, pick: <T>(from: readonly T[]) => T): boolean {
  const pid = postmasterOf(data);
  const serving = pid === null ? [] : childrenOf(pid).filter(({ title }) => title.includes('[local]'));
  if (serving.length === 0) return false;
  kill(pick(serving).pid);
  return true;
}

/** Ends all of its processes at once, and waits until none is left. */
export async function killWhole(data: string): Promise<void> {
  const pid = postmasterOf(data);
  if (pid === null) return;
  const all = [pid, ...childrenOf(pid).map((child) => child.pid)];
  for (const each of all) kill(each);
  await until('its processes are gone', () => !all.some(isLiving));
}

/** Stops all of its processes where they are, their connections open; gives how they go on. */
export function freeze(data: string): () => void {
  const pid = postmasterOf(data);
  const all = pid === null ? [] : [pid, ...childrenOf(pid).map((child) => child.pid)];
  for (const each of all) signal(each, 'SIGSTOP');
  return () => {
    for (const each of all) signal(each, 'SIGCONT');
  };
}
