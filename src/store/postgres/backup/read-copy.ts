import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type CopyTold, Hindered, type Told } from '../../../app/ports/index.ts';
import { damaged, FORMAT, type Header } from './format.ts';

/** What is done with what is read; what is left out is only checked. */
export interface CopySink {
  readonly header?: (header: Header) => Promise<void>;
  /** Some rows of a table, each a line; given before the table's hash is checked. */
  readonly rows?: (table: string, lines: Buffer) => Promise<void>;
  /** All rows of a table were given, and are what was written. */
  readonly tableEnd?: (table: string) => Promise<void>;
}

/** The longest line that is believed; a fact has at most some megabytes. */
const LONGEST_LINE = 256 << 20;
const NEWLINE = 10;
/** Rows begin with it, and nothing else does. */
const BRACKET = 91;
type Line = { readonly [key: string]: unknown };

/**
 * Reads a copy from its beginning to its end and checks every part against its hash. Memory stays flat.
 * @throws Hindered `copy` naming the part that is damaged, `version` when a newer program wrote it
 */
export async function readCopy(file: string, sink: CopySink): Promise<CopyTold> {
  const state = newState(file, sink);
  const lines = linesInto(state);
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  let bytes = 0;
  source.on('data', (piece) => {
    bytes += piece.length;
  });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) await lines.take(piece);
  } catch (error) {
    throw error instanceof Hindered ? error : unreadable(file, error, state.where());
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  lines.finish();
  const whole = state.finish();
  if (whole === null) throw state.wrong();
  const { header, tables } = whole;
  const { program, migration, takenAt, secret } = header;
  return { file, program, migration, takenAt, bytes, tables, hasSecret: secret !== null };
}

/**
 * Looks at the beginning of a copy alone: whether there is a file, it can be read, and is a copy that this program knows.
 * @throws Hindered as `readCopy`
 */
export async function requireCopy(file: string): Promise<void> {
  const enough = new Error('its beginning was read');
  await readCopy(file, {
    header: async () => {
      throw enough;
    },
  }).catch((error) => {
    if (error !== enough) throw error;
  });
}

/**
 * Follows the lines of a copy: which part they belong to, and whether it is what was written. `control` takes a line that
 * is no row, `rows` some rows of the part that was begun, line ends included.
 */
function newState(file: string, sink: CopySink) {
  let header: Header | null = null;
  let part: { readonly table: string; readonly hash: Hash; rows: number } | null = null;
  let isOver = false;
  const tables: { table: string; rows: number }[] = [];
  const whole = createHash('sha256');
  const wrong = (cause?: unknown) => damaged(file, where(), cause);
  const where = () => placeOf(header, part?.table ?? null, tables.at(-1)?.table ?? '–');
  const endPart = async ({ table, hash, rows }: NonNullable<typeof part>, said: Line): Promise<void> => {
    const sha256 = hash.digest('hex');
    if (said['rows'] !== rows || said['sha256'] !== sha256) throw wrong();
    whole.update(sha256);
    tables.push({ table, rows });
    await sink.tableEnd?.(table);
    part = null;
  };
  const beginOrEnd = (of: Header, said: Line): void => {
    if (said['end'] === true) {
      if (tables.length !== of.tables.length || said['sha256'] !== whole.digest('hex')) throw wrong();
      isOver = true;
    } else {
      const table = of.tables[tables.length]?.table;
      if (table === undefined || said['table'] !== table) throw wrong();
      part = { table, hash: createHash('sha256'), rows: 0 };
    }
  };
  return {
    where,
    wrong,
    control: async (line: string): Promise<void> => {
      const said = parsed(line, wrong);
      if (header === null) {
        header = headerIn(said, file, wrong);
        whole.update(line);
        await sink.header?.(header);
      } else if (isOver) throw wrong();
      else if (part !== null) await endPart(part, said);
      else beginOrEnd(header, said);
    },
    rows: async (text: Buffer): Promise<void> => {
      if (part === null) throw wrong();
      part.rows += countLines(text);
      part.hash.update(text);
      await sink.rows?.(part.table, text);
    },
    /** Null: its end has not come. */
    finish: () => (header === null || !isOver ? null : { header: header as Header, tables }),
  };
}

function placeOf(header: Header | null, table: string | null, last: string): Told {
  if (header === null) return { fr: 'dès la première ligne', en: 'in its first line' };
  if (table !== null) return { fr: `dans la table ${table}`, en: `in the table ${table}` };
  return { fr: `après la table ${last}`, en: `after the table ${last}` };
}

/** Cuts what comes into whole lines, rows together. */
function linesInto(state: ReturnType<typeof newState>) {
  let rest: Buffer[] = [];
  let restLength = 0;
  const wholeLines = async (text: Buffer): Promise<void> => {
    for (let at = 0; at < text.length; ) {
      const isRow = text[at] === BRACKET;
      const end = isRow ? endOfRows(text, at) : text.indexOf(NEWLINE, at) + 1;
      if (isRow) await state.rows(text.subarray(at, end));
      else await state.control(text.toString('utf8', at, end - 1));
      at = end;
    }
  };
  return {
    take: async (piece: Buffer): Promise<void> => {
      const cut = piece.lastIndexOf(NEWLINE) + 1;
      if (cut === 0) {
        rest.push(piece);
        restLength += piece.length;
        if (restLength > LONGEST_LINE) throw state.wrong();
        return;
      }
      const whole = Buffer.concat([...rest, piece.subarray(0, cut)]);
      rest = [piece.subarray(cut)];
      restLength = piece.length - cut;
      await wholeLines(whole);
    },
    /** Nothing may be left that is no whole line. */
    finish: () => {
      if (restLength > 0) throw state.wrong();
    },
  };
}

/** Where the rows that begin at a place end: behind the last line that begins with a bracket without a break. */
function endOfRows(text: Buffer, from: number): number {
  for (let at = from; ; ) {
    const next = text.indexOf(NEWLINE, at) + 1;
    if (next === text.length || text[next] !== BRACKET) return next;
    at = next;
  }
}

function countLines(text: Buffer): number {
  let count = 0;
  for (let at = text.indexOf(NEWLINE); at >= 0; at = text.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function parsed(line: string, wrong: (cause?: unknown) => Hindered): Line {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Line;
  } catch (error) {
    throw wrong(error);
  }
  throw wrong();
}

function headerIn(said: Line, file: string, wrong: () => Hindered): Header {
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
      fr: `la sauvegarde ${file} vient d’une version plus récente de Leeway (${program}, ${has}\u202f; connu ici\u202f: ${known})`,
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
    { fr: `${file} n’est pas une sauvegarde de Leeway`, en: `${file} is no backup of Leeway` },
    {
      fr: 'Donnez un fichier écrit par «\u202fleeway backup\u202f», ou l’un de ceux du dossier backups.',
      en: 'Give a file that "leeway backup" wrote, or one of the folder backups.',
    },
  );
}

/** What the disk or the unpacking says. */
function unreadable(file: string, error: unknown, where: Told): unknown {
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
