import { Hindered } from '../../app/ports/index.ts';
import { requireWhole } from './backup/half-restored.ts';
import { type Database, openDatabase, SILENT_MS } from './database.ts';
import { type EmbeddedOptions, openEmbedded } from './embedded/open-embedded.ts';
import { migrate } from './migrate.ts';
import { openDatabaseUrl } from './own-server.ts';

export interface StorageConfig {
  /** The data folder, for the embedded PostgreSQL; not touched when there is a URL. */
  readonly data: string;
  /** The user's own PostgreSQL; null: the embedded one. */
  readonly databaseUrl: string | null;
  readonly as: EmbeddedOptions['as'];
  /** How many connections the program at work holds at most. */
  readonly connections?: number;
  /** Where the numbered SQL files are. */
  readonly migrations: string;
  /** Told before each step that the database lacks: how many are done, of how many. */
  readonly onStep?: (done: number, of: number) => void;
}

/** A database brought up to date, opened twice. */
export interface Storage {
  /** As the role that owns the schema: migrations, copies, rebuilding. Connects only when it is used. */
  readonly owner: Database;
  /** As the role of the program at work. */
  readonly app: Database;
  readonly isEmbedded: boolean;
  /** Closes both; an embedded server stops unless another program uses it. */
  readonly close: () => Promise<void>;
}

/** The same before anything was migrated: what a restore fills. */
export interface BareStorage {
  readonly owner: Database;
  readonly openApp: () => Promise<Database>;
  readonly isEmbedded: boolean;
  readonly close: () => Promise<void>;
}

/** More would not make it faster, and each connection costs memory of the server. */
const OWNER_CONNECTIONS = 4;

/**
 * Opens the store's database, the embedded one or the user's own, and brings its schema up to date.
 * @throws Hindered when something stands in the way, `version` when a newer program used it, `restoring` when it is not whole
 * @throws Unavailable when the user's own does not answer
 */
export async function openStorage(config: StorageConfig): Promise<Storage> {
  const bare = await openBareStorage(config);
  try {
    await requireWhole(bare.owner);
    await bringUpToDate(bare.owner, config.migrations, config.onStep);
    const app = await bare.openApp();
    return {
      owner: bare.owner,
      app,
      isEmbedded: bare.isEmbedded,
      close: async () => {
        await app.close();
        await bare.close();
      },
    };
  } catch (error) {
    await bare.close();
    throw error;
  }
}

/** Opens without migrating. */
export async function openBareStorage(config: Omit<StorageConfig, 'migrations'>): Promise<BareStorage> {
  const pool = config.connections === undefined ? {} : { max: config.connections };
  // Commands wait as long as their work takes.
  const patience = config.as === 'server' ? { silentMs: SILENT_MS, writesOnly: true } : {};
  if (config.databaseUrl !== null) {
    const own = await openDatabaseUrl(config.databaseUrl);
    const owner = openDatabase({ ...own.ownerConfig, max: OWNER_CONNECTIONS });
    return {
      owner,
      openApp: async () => openDatabase({ ...(await own.appConfig()), ...pool }, patience),
      isEmbedded: false,
      close: () => owner.close(),
    };
  }
  const embedded = await openEmbedded(config.data, { as: config.as });
  const owner = openDatabase({ ...embedded.ownerConfig, max: OWNER_CONNECTIONS });
  return {
    owner,
    openApp: async () => openDatabase({ ...embedded.appConfig, ...pool }, patience),
    isEmbedded: true,
    close: async () => {
      await owner.close();
      await embedded.stop();
    },
  };
}

/** @throws Hindered when the database was used by a newer program, or by one whose steps were others */
export async function bringUpToDate(
  owner: Database,
  migrations: string,
  onStep?: (done: number, of: number) => void,
): Promise<void> {
  const migrated = await migrate(owner, migrations, onStep);
  if (migrated.kind === 'newer') {
    const { number, known } = migrated;
    throw new Hindered(
      'version',
      {
        fr: `la base est au pas ${number}, ce programme ne connaît que les pas jusqu’à ${known}`,
        en: `the database is at step ${number}, this program knows steps up to ${known}`,
      },
      {
        fr: 'Une version plus récente de Leeway l’a utilisée\u202f: installez-la de nouveau (npm install leeway@latest), ou restaurez une copie plus ancienne dans un dossier vide.',
        en: 'A newer Leeway has used it: install that again (npm install leeway@latest), or restore an older copy into an empty folder.',
      },
    );
  }
  if (migrated.kind === 'changed') {
    throw new Hindered(
      'version',
      {
        fr: `le pas «\u202f${migrated.name}\u202f» appliqué à la base n’est pas celui de ce programme`,
        en: `the step "${migrated.name}" that was applied to the database is not the one this program has`,
      },
      {
        fr: 'Un programme modifié l’a utilisée\u202f: reprenez celui-là, ou restaurez une copie dans un dossier vide.',
        en: 'A program that was altered has used it: take that one, or restore a copy into an empty folder.',
      },
    );
  }
}
