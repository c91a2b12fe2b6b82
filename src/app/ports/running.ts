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
  | 'notEmpty';

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
