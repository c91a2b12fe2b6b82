import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing, each once: where the system will have none (`/proc`), it says so at
 * once. `mkdir` of Node.js with `recursive` tries there for ever.
 * @param mode of the folder itself; those above it are made as everybody's are
 * @throws the system's error (`ENOENT`, `EACCES`, `ENOTDIR`, `EROFS`, `ENOSPC` …)
 */
export function makeFolders(folder: string, mode = 0o777): void {
  const missing: string[] = [];
  for (let each = resolve(folder); statSync(each, { throwIfNoEntry: false }) === undefined; each = dirname(each)) {
    missing.push(each);
  }
  for (let each = missing.pop(); each !== undefined; each = missing.pop()) {
    try {
      mkdirSync(each, { mode: missing.length === 0 ? mode : 0o777 });
    } catch (error) {
      // Another program may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
