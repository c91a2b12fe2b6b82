import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Parts } from '../cli/index.ts';

/** The parts of today's command line. Nothing is loaded before it is asked for. */
export function joinParts(): Parts {
  return {
    version: packageVersion,
    files: () => import('./files.ts').then((found) => found.files),
    holidays: () => import('../connectors/holidays/index.ts').then((found) => found.loadHolidaySource()),
    tables: async () => {
      const [csv, spill] = await Promise.all([
        import('../connectors/csv/index.ts'),
        import('../connectors/spill/index.ts'),
      ]);
      return { readTable: csv.readTable, openSorter: spill.sorter };
    },
  };
}

/** The version in the package's own package.json, which stands some folders above the built or the written code. */
function packageVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const found = versionIn(join(folder, 'package.json'));
    if (found !== null) return found;
    if (dirname(folder) === folder) return '0.0.0';
    folder = dirname(folder);
  }
}

function versionIn(file: string): string | null {
  try {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown; version?: unknown };
    return name === 'leeway' && typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}
