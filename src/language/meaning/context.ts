import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Facts, Problem } from '../diagnostics/problem.ts';
import type { PartAgreement } from '../grammar/agreement-shape.ts';
import type { Reading } from '../shape/reading.ts';
import { keysAt, type Located, type Path, placeOf } from '../source/located.ts';
import { mayBeUnread } from './absence.ts';

/** What a check of meaning may look at, and how it speaks. */
export interface Context {
  /** What could be read; an item with a mistake of its own is left out. */
  readonly plain: PartAgreement;
  /** The keys written at a path, also of items that could not be read, so that nothing is said twice. */
  readonly keys: (...path: readonly string[]) => readonly string[];
  /** Calendars that something of the agreement refers to. */
  readonly usedCalendars: ReadonlySet<string>;
  /** Says something of what stands at a path. */
  readonly say: (name: DiagnosticName, path: Path, facts: Facts, which?: 'value' | 'key') => void;
}

/** A context over a text; what is said goes to `problems`, unless it only seems to be missing. */
export function contextOf(
  root: Located,
  plain: PartAgreement,
  { refs, unread }: Pick<Reading, 'refs' | 'unread'>,
  problems: Problem[],
): Context {
  return {
    plain,
    keys: (...path) => keysAt(root, ...path),
    usedCalendars: new Set(refs.flatMap(({ to, id }) => (to === 'calendar' ? [id] : []))),
    say: (name, path, facts, which = 'value') => {
      if (!mayBeUnread(name, path, unread)) problems.push({ name, place: placeOf(root, path, which), facts });
    },
  };
}

/** The entries of a section that may be missing. */
export function entriesOf<T>(section: { readonly [id: string]: T } | undefined): readonly (readonly [string, T])[] {
  return Object.entries(section ?? {});
}
