import { createHash, type Hash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql, type Transaction } from 'kysely';
import { type CopyTold, Hindered } from '../../../app/ports/index.ts';
import type { Database } from '../database.ts';
import { flush } from '../embedded/flush.ts';
import { makeFolders } from '../embedded/make-folders.ts';
import { copyOut } from './copy-out.ts';
import { type CopyEnd, FORMAT, type Header, type PartEnd, type PartStart } from './format.ts';
import { readCopy } from './read-copy.ts';
import { inSnapshot, type Snapshot } from './snapshot.ts';
import { type CopiedTable, copiedTables } from './tables.ts';

/** Bodies of facts shrink to a fifth at the lowest level; the next ones cost twice the time for a tenth. */
const LEVEL = 1;

/**
 * Copies what a database holds into one file, as of one instant, while it is in use; reads it back whole before it gets its
 * name. Memory stays flat.
 * @param owner as the role that owns the schema
 * @param secret what is sealed opens with it; null: it is kept elsewhere
 * @throws Hindered when the file is there already, can not be written, or does not read back
 */
export async function writeBackup(
  owner: Database,
  file: string,
  { program, secret }: { readonly program: string; readonly secret: string | null },
): Promise<CopyTold> {
  const target = resolve(file);
  if (existsSync(target)) throw alreadyThere(file);
  const part = `${target}.${process.pid}.part`;
  try {
    makeFolders(dirname(target), 0o700);
    await writePart(owner, part, program, secret);
    await flush(part);
    const told = await readCopy(part, {});
    await rename(part, target);
    await flush(dirname(target));
    return { ...told, file };
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw explained(error, file);
  }
}

type Put = (piece: string | Buffer) => Promise<void>;

async function writePart(owner: Database, part: string, program: string, secret: string | null): Promise<void> {
  const gzip = createGzip({ level: LEVEL, chunkSize: 1 << 18 });
  const writing = pipeline(gzip, createWriteStream(part, { mode: 0o600 }));
  const failed = writing.then(
    () => new Promise<never>(() => {}),
    (error) => Promise.reject(error),
  );
  failed.catch(() => {});
  const put: Put = async (piece) => {
    if (!gzip.write(piece)) await Promise.race([failed, new Promise((done) => gzip.once('drain', done))]);
  };
  try {
    await inSnapshot(owner, (snapshot) => writeLines(snapshot, program, secret, put));
    gzip.end();
    await writing;
  } catch (error) {
    gzip.destroy();
    await writing.catch(() => {});
    throw error;
  }
}

async function writeLines(snapshot: Snapshot, program: string, secret: string | null, put: Put): Promise<void> {
  const header: Header = { ...(await headerOf(snapshot.tx, program)), secret };
  const first = JSON.stringify(header);
  await put(`${first}\n`);
  const whole = createHash('sha256').update(first);
  for (const table of header.tables) {
    await put(lineOf<PartStart>({ table: table.table }));
    const hash = createHash('sha256');
    const rows = await writeRows(snapshot, table, hash, put);
    const sha256 = hash.digest('hex');
    whole.update(sha256);
    await put(lineOf<PartEnd>({ rows, sha256 }));
  }
  await put(lineOf<CopyEnd>({ end: true, sha256: whole.digest('hex') }));
}

function lineOf<Line>(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

async function headerOf(tx: Transaction<unknown>, program: string): Promise<Omit<Header, 'secret'>> {
  const { rows } = await sql<{ readonly migration: number; readonly at: string }>`
    select coalesce(max(number), 0) as migration, to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from leeway_migration`.execute(tx);
  return {
    leeway: 'backup',
    format: FORMAT,
    program,
    migration: rows[0]?.migration ?? 0,
    takenAt: rows[0]?.at ?? '',
    tables: await copiedTables(tx),
  };
}

async function writeRows(
  { tx, client }: Snapshot,
  { table, columns }: CopiedTable,
  hash: Hash,
  put: Put,
): Promise<number> {
  const values = sql.join(columns.map(({ name }) => sql`${sql.ref(name)}::text`));
  // JSON writes control characters otherwise: with two of them as its signs, a row comes as it is.
  const { sql: statement } = sql`copy (select json_build_array(${values})::text from ${sql.table(table)})
    to stdout (format csv, delimiter ${sql.lit('\u0002')}, quote ${sql.lit('\u0001')})`.compile(tx);
  return await copyOut(client, statement, async (piece) => {
    hash.update(piece);
    await put(piece);
  });
}

function alreadyThere(file: string): Hindered {
  return new Hindered(
    'copy',
    { fr: `le fichier ${file} existe déjà`, en: `the file ${file} is there already` },
    { fr: 'Choisissez un autre nom, ou supprimez-le d’abord.', en: 'Choose another name, or remove it first.' },
  );
}

/** What the disk says, as a hindrance. */
function explained(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (
    typeof code !== 'string' ||
    !/^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EISDIR|ENOTDIR|EEXIST|ENOENT|ENAMETOOLONG|EIO|EFBIG)$/.test(code)
  )
    return error;
  return new Hindered(
    'copy',
    {
      fr: `la sauvegarde ${file} ne peut pas être écrite (${code})`,
      en: `the backup ${file} can not be written (${code})`,
    },
    {
      fr: 'Choisissez un dossier où vous pouvez écrire et où il reste de la place.',
      en: 'Choose a folder that you may write to and that has room.',
    },
    error,
  );
}
