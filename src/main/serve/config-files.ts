import { closeSync, openSync, readSync } from 'node:fs';
import type { ReadSecretFile } from '../../app/running/index.ts';

/** A setting is short; a path that leads elsewhere should not fill the memory. */
const LONGEST = 65_536;

/** Reads a file that a `_FILE` variable names. */
export const readSecretFile: ReadSecretFile = (path) => {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(LONGEST);
      return { text: bytes.toString('utf8', 0, readSync(file, bytes)) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { fault: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
};
