// Keeping the store running: what stands in the way of opening it, and what is copied of it.

/** A sentence in both languages of the program. */
export interface Told {
  readonly fr: string;
  readonly en: string;
}

/** What can stand in the way of opening, copying or filling a store. */
export type Hindrance =
  /** This machine or folder can not hold an embedded PostgreSQL. */
  | 'place'
  /** Another program has it. */
  | 'taken'
  /** The database that was named can not be used: too old, a wrong encoding, a missing right. */
  | 'database'
  /** The database was used by a newer program, or one whose steps read differently. */
  | 'version'
  /** A copy can not be written or is not what it says. */
  | 'copy'
  /** The store into which a copy is to go holds something already. */
  | 'notEmpty'
  /** A copy is being put into the store, or that was broken off: it is not whole. */
  | 'restoring';

/** Thrown when a store can not be opened, copied or filled; says what is wrong and the way out. Nothing was changed. */
export class Hindered extends Error {
  override readonly name = 'Hindered';
  readonly hindrance: Hindrance;
  readonly what: Told;
  readonly help: Told;

  constructor(hindrance: Hindrance, what: Told, help: Told, cause?: unknown) {
    super(`${what.en}. ${help.en}`, cause === undefined ? {} : { cause });
    this.hindrance = hindrance;
    this.what = what;
    this.help = help;
  }
}

/** By its name: programs that are bundled apart have a class of their own. */
export function isHindered(error: unknown): error is Hindered {
  return error instanceof Error && error.name === 'Hindered';
}

/** What a copy came to, or was found to hold. */
export interface CopyTold {
  readonly file: string;
  readonly program: string;
  readonly migration: number;
  /** RFC 3339. */
  readonly takenAt: string;
  readonly bytes: number;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  /** It carries the secret that opens what is sealed in it. */
  readonly hasSecret: boolean;
}
