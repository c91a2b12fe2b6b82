import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Identity } from './identity.ts';

/** What PostgreSQL's programs see of our surroundings: nothing that could change how they read or load. */
export const SURROUNDINGS = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' };

/** Runs a program to its end, handing it a text; rejects with what it said when it ends otherwise than well. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  identity: Identity,
  folder: string,
  input = '',
): Promise<string> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...identity, cwd: folder, env: SURROUNDINGS });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        said = (said + text).slice(-20_000);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${program} ended with ${code ?? signal}: ${said.trim()}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Does a process live under this number? One that ended and waits to be reaped does not. */
export function isLiving(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return stateOf(pid)?.state !== 'Z';
}

/** When a process began, in whatever its system counts; tells apart two processes that had the same number. */
export function beganAt(pid: number): string | null {
  return stateOf(pid)?.began ?? null;
}

/** Null where the system has no /proc. */
function stateOf(pid: number): { readonly state: string; readonly began: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', began: fields[19] ?? '' };
  } catch {
    return null;
  }
}
