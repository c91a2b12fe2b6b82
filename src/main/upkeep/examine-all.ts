import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { verifyRecord } from '../../app/audit/index.ts';
import { Hindered, type Store, Unavailable } from '../../app/ports/index.ts';
import {
  type BackupState,
  backupAt,
  type Config,
  type DatabaseState,
  examine,
  type Finding,
  type FolderState,
  type Signs,
} from '../../app/running/index.ts';
import { lookAt, openBareStorage, openPostgresStore, readCopy, requireWhole } from '../../store/postgres/index.ts';
import { migrationsFolder } from '../migrations-folder.ts';
import { SEALED_WITH, secretIn } from '../serve/data-folder/secret.ts';
import { mailSigns, sendTestMail } from './examine-mail.ts';
import { signsOfWarning } from './examine-warning.ts';
import { isStoreThere } from './is-store-there.ts';
import { carriedSecret } from './secret-file.ts';

/** Gathers what the doctor looks at; makes nothing, migrates nothing. */
export async function examineAll(config: Config, sendMail: string | null = null): Promise<readonly Finding[]> {
  const inStore = await signsOfStore(config);
  const since = inStore.since;
  return examine({
    at: Date.now(),
    node: process.versions.node,
    timeZones: process.versions['tz'] ?? '–',
    folder: folderState(resolve(config.data)),
    database: inStore.database,
    secret: inStore.secret,
    record: inStore.record,
    backup: await backupState(config, since),
    warning: inStore.warning,
    mail: await mailSigns(config),
    sentMail: sendMail === null ? null : await sendTestMail(config, sendMail),
  });
}

function folderState(folder: string): FolderState {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return { folder, found: null };
  const { bavail, bsize } = statfsSync(folder);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  return { folder, found: { isOurs, mode: found.mode, freeBytes: bavail * bsize } };
}

type OfStore = Pick<Signs, 'database' | 'secret' | 'record' | 'warning'> & { readonly since: number | null };
const NOTHING: Omit<OfStore, 'database'> = { secret: 'unknown', record: null, warning: null, since: null };

async function signsOfStore(config: Config): Promise<OfStore> {
  if (!isStoreThere(config)) return { ...NOTHING, database: { kind: 'none' } };
  try {
    return await signsOfLiving(config);
  } catch (error) {
    if (error instanceof Unavailable) return { ...NOTHING, database: { kind: 'away' } };
    if (!(error instanceof Hindered)) throw error;
    return { ...NOTHING, database: { kind: 'hindered', what: error.what, help: error.help } };
  }
}

async function signsOfLiving(config: Config): Promise<OfStore> {
  const { data, databaseUrl } = config;
  const bare = await openBareStorage({ data, databaseUrl, as: 'visitor' });
  try {
    await requireWhole(bare.owner);
    const app = await bare.openApp();
    const store = openPostgresStore(app);
    try {
      const look = await lookAt(bare.owner, app, migrationsFolder());
      const aheadMs = look.at - Date.now();
      // Of a database that is not up to date only that is told: its tables may be others.
      const isCurrent = look.missing === 0 && look.applied === look.known;
      const oldestDueAt = isCurrent ? (await store.behind(Date.now())).oldestDueAt : null;
      const database: DatabaseState = { kind: 'there', isEmbedded: bare.isEmbedded, ...look, aheadMs, oldestDueAt };
      if (!isCurrent) return { ...NOTHING, database };
      const [first] = await store.facts({}, null, 1);
      const secret = await secretState(config, store);
      const warning = secret === 'fits' ? await signsOfWarning(config, store) : null;
      const record = await verifyRecord(store);
      return { database, secret, record, warning, since: first?.event.recordedAt ?? null };
    } finally {
      await store.close();
    }
  } finally {
    await bare.close();
  }
}

async function secretState(config: Config, store: Store): Promise<Signs['secret']> {
  const kept = await store.setting(SEALED_WITH);
  if (kept === null) return 'none';
  if (config.secret === null && carriedSecret(config) === null) return 'lost';
  return secretIn(config.data, config.secret).fingerprint === kept ? 'fits' : 'other';
}

async function backupState(config: Config, since: number | null): Promise<BackupState> {
  const folder = config.backupDir ?? join(resolve(config.data), 'backups');
  const keep = config.backupKeep ?? 0;
  const name = namesIn(folder)
    .filter((each) => backupAt(each) !== null)
    .sort()
    .at(-1);
  if (name === undefined) return { folder, keep, since, latest: null };
  const damage = await readCopy(join(folder, name), {}).then(
    () => null,
    (error) => {
      if (error instanceof Hindered) return error.what;
      throw error;
    },
  );
  return { folder, keep, since, latest: { at: backupAt(name) ?? 0, name, damage } };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
