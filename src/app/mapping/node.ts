import { nearestName } from '../../core/event/index.ts';
import type { Located, LocatedEntry, LocatedMap } from '../../language/index.ts';
import type { MappingProblem } from './problem.ts';

/** Told every problem of a mapping's text, with the offset at which it stands. */
export type Tell = (problem: MappingProblem, at: number) => void;

/** A map of the text, or null after saying that it is none. */
export function mapOf(node: Located, key: string, tell: Tell): LocatedMap | null {
  if (node.kind === 'map') return node;
  tell({ kind: 'wrongKind', key, expected: 'map' }, node.place.from);
  return null;
}

/** A scalar as it was written, without quotes (so `1` and `yes` stay what a table holds), or null after saying that it is none. */
export function textOf(node: Located, key: string, tell: Tell): string | null {
  if (node.kind === 'scalar' && node.value !== null) return typeof node.value === 'string' ? node.value : node.raw;
  tell({ kind: 'wrongKind', key, expected: 'text' }, node.place.from);
  return null;
}

/** Texts of a list, or of the one text that stands instead of a list. */
export function textsOf(node: Located, key: string, tell: Tell): readonly string[] {
  if (node.kind !== 'list') return [textOf(node, key, tell) ?? ''];
  return node.items.map((item) => textOf(item, key, tell) ?? '');
}

/** Tells of keys a map may not have. */
export function onlyKeys(map: LocatedMap, known: readonly string[], tell: Tell): void {
  for (const { key, keyPlace } of map.entries) {
    if (!known.includes(key)) tell({ kind: 'unknownKey', key, nearest: nearestName(key, known), known }, keyPlace.from);
  }
}

/** The entry of a key; where it is missing and needed, that is told. */
export function entryAt(map: LocatedMap, key: string, needed: boolean, tell: Tell): LocatedEntry | null {
  const entry = map.entries.find((each) => each.key === key) ?? null;
  if (entry === null && needed) tell({ kind: 'missingKey', key }, map.place.from);
  return entry;
}

/** The text under a key, or null. */
export function textAt(map: LocatedMap, key: string, needed: boolean, tell: Tell): string | null {
  const entry = entryAt(map, key, needed, tell);
  return entry === null ? null : textOf(entry.value, key, tell);
}

/** One of a few words under a key; the first of them where it is missing or none of them (which is told). */
export function choiceAt<T extends string>(map: LocatedMap, key: string, choices: readonly [T, ...T[]], tell: Tell): T {
  const entry = entryAt(map, key, false, tell);
  if (entry === null) return choices[0];
  const found = textOf(entry.value, key, tell);
  const choice = choices.find((each) => each === found);
  if (choice === undefined && found !== null) {
    tell({ kind: 'unknownChoice', key, found, choices, nearest: nearestName(found, choices) }, entry.value.place.from);
  }
  return choice ?? choices[0];
}
