import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Hindered } from '../../../app/ports/index.ts';
import { type CopyTold, damaged, FORMAT, type Header } from './format.ts';

/** What is done with what is read; what is left out is only checked. */
export interface CopySink {
  readonly header?: (header: Header) => Promise<void>;
  /** Some rows of a table, as they stand in the file; given before the table's hash is checked. */
  readonly rows?: (table: string, lines: readonly string[]) => Promise<void>;
  /** All rows of a table were given, and are what was written. */
  readonly tableEnd?: (table: string) => Promise<void>;
}

/** The longest line that is believed; a fact has at most some megabytes. */
const LONGEST_LINE = 256 << 20;
const NEWLINE = 10;

/**
 * Reads a copy from its beginning to its end and checks every part against its hash. Memory stays flat.
 * @throws Hindered `copy` naming the part that is damaged, `version` when a newer program wrote it
 */
export async function readCopy(file: string, sink: CopySink): Promise<CopyTold> {
  const state = newState(file, sink);
  const gunzip = createGunzip();
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  let bytes = 0;
  source.on('data', (piece) => {
    bytes += piece.length;
  });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) await state.take(piece);
  } catch (error) {
    throw error instanceof Hindered ? error : unreadable(file, error, state.where());
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  const { header, tables } = state.finish();
  const { program, migration, takenAt, secret } = header;
  return { file, program, migration, takenAt, bytes, tables, hasSecret: secret !== null };
}

function newState(file: string, sink: CopySink) {
  let rest: Buffer[] = [];
  let restLength = 0;
  let header: Header | null = null;
  let part: { readonly table: string; readonly hash: Hash; rows: number } | null = null;
  let isOver = false;
  const tables: { table: string; rows: number }[] = [];
  const whole = createHash('sha256');

  const where = () => {
    if (part !== null) return { fr: `dans la table ${part.table}`, en: `in the table ${part.table}` };
    return header === null ? { fr: 'dès la première ligne', en: 'in its first line' } : afterTable();
  };
  const afterTable = () => {
    const last = tables.at(-1)?.table ?? '–';
    return { fr: `après la table ${last}`, en: `after the table ${last}` };
  };
  const wrong = (cause?: unknown) => damaged(file, where(), cause);

  const control = async (line: string): Promise<void> => {
    const said = parsed(line, wrong);
    if (header === null) {
      header = headerIn(said, file, wrong);
      whole.update(line);
      await sink.header?.(header);
    } else if (isOver) throw wrong();
    else if (part !== null) {
      const sha256 = part.hash.digest('hex');
      if (said['rows'] !== part.rows || said['sha256'] !== sha256) throw wrong();
      whole.update(sha256);
      tables.push({ table: part.table, rows: part.rows });
      await sink.tableEnd?.(part.table);
      part = null;
    } else if (said['end'] === true) {
      if (tables.length !== header.tables.length || said['sha256'] !== whole.digest('hex')) throw wrong();
      isOver = true;
    } else {
      const table = header.tables[tables.length]?.table;
      if (table === undefined || said['table'] !== table) throw wrong();
      part = { table, hash: createHash('sha256'), rows: 0 };
    }
  };

  /** Whole lines: rows of the table begun, up to the next line that is none. */
  const lines = async (text: Buffer): Promise<void> => {
    for (let at = 0; at < text.length; ) {
      if (text[at] !== 91 /* [ */) {
        const end = text.indexOf(NEWLINE, at);
        await control(text.toString('utf8', at, end));
        at = end + 1;
        continue;
      }
      const end = endOfRows(text, at);
      if (part === null) throw wrong();
      const rows = text.subarray(at, end);
      part.hash.update(rows);
      const found = sink.rows === undefined ? null : rows.toString('utf8').split('\n').slice(0, -1);
      part.rows += found?.length ?? countLines(rows);
      if (found !== null) await sink.rows?.(part.table, found);
      at = end;
    }
  };

  return {
    where,
    take: async (piece: Buffer): Promise<void> => {
      const last = piece.lastIndexOf(NEWLINE);
      restLength += piece.length;
      if (last < 0) {
        rest.push(piece);
        if (restLength > LONGEST_LINE) throw wrong();
        return;
      }
      const whole =
        rest.length === 0 ? piece.subarray(0, last + 1) : Buffer.concat([...rest, piece.subarray(0, last + 1)]);
      rest = [piece.subarray(last + 1)];
      restLength = rest[0]?.length ?? 0;
      await lines(whole);
    },
    finish: () => {
      if (header === null || !isOver || restLength > 0)
        throw damaged(file, { fr: `elle s'arrête ${where().fr}`, en: `it ends ${where().en}` });
      return { header, tables };
    },
  };
}

/** Where the rows that begin at a place end: behind the last line that begins with a bracket without a break. */
function endOfRows(text: Buffer, from: number): number {
  for (let at = from; ; ) {
    const next = text.indexOf(NEWLINE, at) + 1;
    if (next === text.length || text[next] !== 91) return next;
    at = next;
  }
}

function countLines(text: Buffer): number {
  let count = 0;
  for (let at = text.indexOf(NEWLINE); at >= 0; at = text.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function parsed(line: string, wrong: (cause?: unknown) => Hindered): { readonly [key: string]: unknown } {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as { readonly [key: string]: unknown };
  } catch (error) {
    throw wrong(error);
  }
  throw wrong();
}

function headerIn(said: { readonly [key: string]: unknown }, file: string, wrong: () => Hindered): Header {
  const { leeway, format, program, migration, takenAt, tables, secret } = said;
  if (leeway !== 'backup' || typeof format !== 'number') throw noCopy(file);
  if (format > FORMAT) throw newerCopy(file, `format ${format}`, `format ${FORMAT}`, String(program));
  const isWhole =
    typeof program === 'string' &&
    Number.isInteger(migration) &&
    typeof takenAt === 'string' &&
    (secret === null || typeof secret === 'string') &&
    Array.isArray(tables) &&
    tables.every(isTable) &&
    new Set(tables.map(({ table }) => table)).size === tables.length;
  if (!isWhole) throw wrong();
  return said as unknown as Header;
}

function isTable(value: unknown): boolean {
  const { table, columns } = (value ?? {}) as { readonly table?: unknown; readonly columns?: unknown };
  return (
    typeof table === 'string' &&
    Array.isArray(columns) &&
    columns.length > 0 &&
    columns.every((one) => typeof (one as { name?: unknown } | null)?.name === 'string')
  );
}

export function newerCopy(file: string, has: string, known: string, program: string): Hindered {
  return new Hindered(
    'version',
    {
      fr: `la sauvegarde ${file} vient d'une version plus récente de Leeway (${program}, ${has} ; connu ici : ${known})`,
      en: `the backup ${file} was written by a newer Leeway (${program}, ${has}; known here: ${known})`,
    },
    {
      fr: `Restaurez-la avec Leeway ${program} ou plus récent.`,
      en: `Restore it with Leeway ${program} or later.`,
    },
  );
}

function noCopy(file: string): Hindered {
  return new Hindered(
    'copy',
    { fr: `${file} n'est pas une sauvegarde de Leeway`, en: `${file} is no backup of Leeway` },
    {
      fr: 'Donnez un fichier écrit par « leeway backup », ou l’un de ceux du dossier backups.',
      en: 'Give a file that "leeway backup" wrote, or one of the folder backups.',
    },
  );
}

/** What the disk or the unpacking says. */
function unreadable(file: string, error: unknown, where: { readonly fr: string; readonly en: string }): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return error;
  if (code === 'Z_DATA_ERROR' && where.en === 'in its first line') return noCopy(file);
  if (code.startsWith('Z_')) return damaged(file, where, error);
  if (!/^E[A-Z]+$/.test(code)) return error;
  return new Hindered(
    'copy',
    { fr: `${file} ne peut pas être lu (${code})`, en: `${file} can not be read (${code})` },
    { fr: 'Vérifiez le nom et les droits du fichier.', en: 'Check the name of the file and who may read it.' },
    error,
  );
}
