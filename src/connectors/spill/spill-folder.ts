import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'leeway-spill-';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let folder: string | null = null;
let files = 0;

/** A path for a new temporary file; its folder is made at the first call, private to the user and to this process. */
export function newSpillPath(): string {
  if (folder === null) {
    removeLeftovers();
    // mkdtemp makes it for this user alone.
    folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    process.once('exit', removeFolder);
    for (const signal of SIGNALS) process.once(signal, interrupted);
  }
  files += 1;
  return join(folder, String(files));
}

function removeFolder(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
}

/** Removes the folder, then lets the signal do what it would have done. */
function interrupted(signal: NodeJS.Signals): void {
  removeFolder();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** A process that was killed could not tidy up: folders whose process is gone are removed by the next one that needs one. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (!Number.isInteger(pid) || isRunning(pid)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's: theirs to remove.
    }
  }
}

function isRunning(pid: number): boolean {
  if (existsSync(`/proc/${pid}`)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
