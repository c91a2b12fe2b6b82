import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package, which stands some folders above the built or the written code. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (manifestIn(folder) === null && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export function packageVersion(): string {
  return manifestIn(packageFolder())?.version ?? '0.0.0';
}

function manifestIn(folder: string): { readonly version: string } | null {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      name?: unknown;
      version?: unknown;
    };
    return name === 'leeway' && typeof version === 'string' ? { version } : null;
  } catch {
    return null;
  }
}
