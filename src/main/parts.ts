import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Parts } from '../cli/index.ts';
import { packageFolder, packageVersion } from './package-folder.ts';

/** The parts of today's command line. Nothing is loaded before it is asked for. */
export function joinParts(): Parts {
  return {
    version: packageVersion,
    files: () => import('./files.ts').then((found) => found.files),
    holidays: () => import('../connectors/holidays/index.ts').then((found) => found.loadHolidaySource()),
    bases: (file) => import('./bases.ts').then((found) => found.basesFor(file, packageFolder())),
    shipped: (path) => relative(process.cwd(), join(packageFolder(), path)),
    suppliers: async () => {
      const { readCatalogue } = await import('../app/catalogue/index.ts');
      return readCatalogue(readFileSync(join(packageFolder(), 'catalogue/suppliers.json'), 'utf8'));
    },
    eventLog: async () => {
      const [log, spill] = await Promise.all([
        import('../connectors/event-log/index.ts'),
        import('../connectors/spill/index.ts'),
      ]);
      return { readEventLines: log.readEventLines, openSorter: spill.sorter, openRepeatFinder: spill.repeatFinder };
    },
    server: () => import('./serve/server.ts').then((found) => found.server),
    upkeep: () => import('./serve/server.ts').then((found) => found.upkeep),
    tzdata: process.versions['tz'] ?? 'unknown',
    tables: async () => {
      const [csv, spill] = await Promise.all([
        import('../connectors/csv/index.ts'),
        import('../connectors/spill/index.ts'),
      ]);
      return { readTable: csv.readTable, openSorter: spill.sorter };
    },
  };
}
