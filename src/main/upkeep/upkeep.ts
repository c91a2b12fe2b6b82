import { resolve } from 'node:path';
import { sealFacts, verifyStore } from '../../app/audit/index.ts';
import { openRosters, rebuild } from '../../app/live/index.ts';
import { Hindered, type Store } from '../../app/ports/index.ts';
import type { Config } from '../../app/running/index.ts';
import type { UpkeepPart } from '../../cli/index.ts';
import {
  beginRestore,
  bringUpToDate,
  endRestore,
  openBareStorage,
  openLedger,
  openPostgresStore,
  openStorage,
  readCopy,
  requireCopy,
  requireSameCopy,
  restoreBackup,
  type Storage,
  writeBackup,
} from '../../store/postgres/index.ts';
import { migrationsFolder } from '../migrations-folder.ts';
import { readSecretFile } from '../serve/config-files.ts';
import { examineAll } from './examine-all.ts';
import { isStoreThere } from './is-store-there.ts';
import { carriedSecret, keepSecret } from './secret-file.ts';

/** What the command line does to a store beside serving from it. */
export const upkeep: UpkeepPart = {
  readSecretFile,
  backup: (config, file, version) =>
    withStorage(config, ({ owner }) => writeBackup(owner, file, { program: version, secret: carriedSecret(config) })),
  rebuild: (config, progress) => withStorage(config, ({ app }) => rebuildAll(openPostgresStore(app), progress)),
  audit: (config, asked, progress) => withStorage(config, (storage) => audit(storage, asked, progress)),
  restore,
  examine: examineAll,
};

async function withStorage<T>(config: Config, work: (storage: Storage) => Promise<T>): Promise<T> {
  const { data, databaseUrl } = config;
  // A folder misspelt would be filled with a new, empty store: a backup of it would look like one.
  if (!isStoreThere(config)) throw noStore(resolve(data));
  const storage = await openStorage({ data, databaseUrl, as: 'visitor', migrations: migrationsFolder() });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

function noStore(folder: string): Hindered {
  return new Hindered(
    'place',
    {
      fr: `le dossier ${folder} ne contient aucune base de Leeway`,
      en: `the folder ${folder} holds no store of Leeway`,
    },
    {
      fr: 'Indiquez son dossier avec LEEWAY_DATA, ou sa base avec DATABASE_URL ; « leeway serve » en crée une nouvelle.',
      en: 'Name its folder with LEEWAY_DATA, or its database with DATABASE_URL; "leeway serve" makes a new one.',
    },
  );
}

async function rebuildAll(store: Store, progress: (done: number, left: number) => void) {
  const rosters = openRosters(() =>
    import('../../connectors/holidays/index.ts').then((found) => found.loadHolidaySource()),
  );
  return await rebuild({ store, now: () => Date.now(), rosters }, progress);
}

async function audit(
  { app }: Storage,
  { seal }: { readonly seal: boolean },
  progress: (done: number, of: number) => void,
) {
  const book = openLedger(app);
  const found = await verifyStore(book, progress);
  const isWhole = found.total === 0 && found.record.faults.length === 0;
  return { found, isWhole, sealed: seal && isWhole ? await sealFacts(book, { at: Date.now() }) : null };
}

/**
 * As the one server of the folder: nobody serves from a store that is being filled. Broken off, it is noted in the database
 * that it was, and the next call goes on: rows that are all there are not brought again.
 */
async function restore(config: Config, file: string, progress: (done: number, left: number) => void) {
  const migrations = migrationsFolder();
  const { data, databaseUrl } = config;
  await requireCopy(file);
  const bare = await openBareStorage({ data, databaseUrl, as: 'server' });
  try {
    const begun = await beginRestore(bare.owner, file);
    const copy = await (begun === null
      ? restoreBackup(bare.owner, file, migrations, (secret) => keepSecret(config, secret))
      : readCopy(file, {}));
    if (begun !== null) requireSameCopy(file, copy, begun);
    await bringUpToDate(bare.owner, migrations);
    const app = await bare.openApp();
    const store = openPostgresStore(app);
    try {
      const rebuilt = await rebuildAll(store, progress);
      await endRestore(bare.owner);
      return { copy, rebuilt };
    } finally {
      await store.close();
    }
  } finally {
    await bare.close();
  }
}
