import type { Problem } from '../diagnostics/problem.ts';
import type { Referent } from '../grammar/form.ts';
import type { Path, Place } from '../source/located.ts';

/** Plain data, as JSON holds it. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** Stands for a value that has a problem, which was said. */
export const UNREADABLE: unique symbol = Symbol('unreadable');
export type Unreadable = typeof UNREADABLE;

/** An id that must be one of a section's. */
export interface Reference {
  readonly to: Referent;
  readonly id: string;
  readonly place: Place;
}

/** What one pass over a text gathers. */
export interface Reading {
  readonly problems: Problem[];
  readonly refs: Reference[];
  /** Paths of what is there and could not be read. */
  readonly unread: Path[];
  /** True for a text that is only a part (it extends another): nothing is missing yet. */
  readonly partial: boolean;
  /** The day the agreement says it takes effect on, as written; null when it does not. */
  readonly firstDay: string | null;
  readonly keyPlace: (path: Path) => Place;
}

/** The last word of a path, with a number for a place in a list. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'agreement';
  return typeof last === 'number' ? `${nameOf(path.slice(0, -1))}[${last + 1}]` : last;
}
