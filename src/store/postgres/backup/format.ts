import { Hindered, type Told } from '../../../app/ports/index.ts';
import type { CopiedTable } from './tables.ts';

// A copy is one gzip stream of lines, each JSON. The first says what it holds. Then, table by table: a line that names
// it, its rows as arrays of texts as PostgreSQL writes them, and a line with their number and hash. The last line says that
// all is there. Whoever finds one in thirty years can read it with nothing but these words.

export const FORMAT = 1;

export interface Header {
  readonly leeway: 'backup';
  readonly format: number;
  /** The version of the program that wrote it. */
  readonly program: string;
  /** The last migration its tables had. */
  readonly migration: number;
  /** RFC 3339, by the clock of the database. */
  readonly takenAt: string;
  readonly tables: readonly CopiedTable[];
  /** What is sealed in the tables opens with it; null: it was given by the surroundings, and is kept there. */
  readonly secret: string | null;
}

/** How a table begins. */
export interface PartStart {
  readonly table: string;
}

/** How a table ends: SHA-256 of its lines, line ends included. */
export interface PartEnd {
  readonly rows: number;
  readonly sha256: string;
}

/** The last line: SHA-256 of the first line, without its line end, and the tables' hashes, one after the other. */
export interface CopyEnd {
  readonly end: true;
  readonly sha256: string;
}

/** A copy that is not what it says. */
export function damaged(file: string, where: Told, cause?: unknown): Hindered {
  return new Hindered(
    'copy',
    {
      fr: `la sauvegarde ${file} est endommagée\u202f: ${where.fr}`,
      en: `the backup ${file} is damaged: ${where.en}`,
    },
    {
      fr: 'Prenez une sauvegarde plus ancienne\u202f; rien n’a été modifié.',
      en: 'Take an earlier backup; nothing was changed.',
    },
    cause,
  );
}
