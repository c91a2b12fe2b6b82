import { closeSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Enough to see that a text is longer than the language allows. */
const READ_BYTES = 600_000;
const ENDINGS = ['.yaml', '.yml', '.json'];

/**
 * Finds the text of a base (`templates/msp-standard@2`, in a file of that name with or without its version) beside the agreement that extends it, else in the
 * working folder, else among those that come with the package. A reference never leads out of these folders.
 */
export function basesFor(file: string, packageFolder: string): (ref: string) => string | null {
  return basesIn([dirname(file), '.', packageFolder]);
}

/** The same among what comes with the package alone: whoever publishes from afar names no file of this machine. */
export function shippedBases(packageFolder: string): (ref: string) => string | null {
  const found = basesIn([packageFolder]);
  return (ref) => (ref.startsWith('templates/') ? found(ref) : null);
}

function basesIn(folders: readonly string[]): (ref: string) => string | null {
  return (ref) => {
    if (ref.split(/[\\/]/).some((part) => part === '..' || part === '' || part.includes('\0'))) return null;
    const names = [ref, ref.replace(/@\d+$/, '')].flatMap((name) => ENDINGS.map((ending) => name + ending));
    for (const folder of folders) {
      for (const name of names) {
        const text = textOf(join(folder, name));
        if (text !== null) return text;
      }
    }
    return null;
  };
}

function textOf(path: string): string | null {
  try {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(READ_BYTES);
      const size = readSync(file, buffer);
      return buffer.toString('utf8', 0, size);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
