import type { Agreement } from '../agreement/index.ts';
import { type Judge, unclear } from './judge/judge.ts';
import type { NamedSection, StatedValue } from './value.ts';

/** One term that an agreement states, below its entry: `within`, `rules.reopen`. */
export interface Leaf {
  readonly path: string;
  readonly value: StatedValue | null;
  readonly judge: Judge;
  /** The path (whole) of a term that tells the same change, where this one only inherits it. */
  readonly inherits?: string;
}

/** Something with an id, or a section without: its terms, and for whom it is better that it is there. */
export interface Entry {
  /** Where it stands: `targets.p1-response`, `rules`. */
  readonly path: string;
  /** What it is matched by within the section: its id, or the later ids of what it is about. */
  readonly id: string;
  readonly leaves: readonly Leaf[];
  readonly presence: Judge;
}

/** One part of the agreement file. */
export interface Section {
  /** The entries' ids are named by other terms under this name; null: nothing names them. */
  readonly named: NamedSection | null;
  /** Are ids chosen freely, so that another id with the same content is a renaming? */
  readonly renames: boolean;
  /** Ours alone. */
  readonly internal?: true;
  readonly entries: (agreement: Agreement, laterId: LaterId) => readonly Entry[];
}

/** The id that an id has in the later version; itself when it was not renamed (and always, for the later version). */
export type LaterId = (section: NamedSection, id: string) => string;

/** A part of the agreement that has no ids of its own. */
export function whole(path: string, leaves: readonly Leaf[]): Entry {
  return { path, id: path, leaves, presence: unclear('entry') };
}

/** A term of an entry; `value` null: it is not said. */
export function leaf(path: string, value: StatedValue | null, judge: Judge): Leaf {
  return { path, value, judge };
}
