/** A text and the name under which messages speak of it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** Where something stands, as offsets into its text. Lines are only counted when a message needs them. */
export interface Place {
  readonly source: SourceText;
  readonly from: number;
  readonly to: number;
}

export interface LocatedEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Located;
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: readonly LocatedEntry[];
}

export interface LocatedList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Located[];
}

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** As written, without its quotes. */
  readonly raw: string;
}

/** A value of the text that still knows where it was written; values of a base stand beside those built on it. */
export type Located = LocatedMap | LocatedList | LocatedScalar;

/** Keys and positions that lead from the top to a value. */
export type Path = readonly (string | number)[];

/** The entry of a map under a key. */
export function entryOf(node: Located | undefined, key: string): LocatedEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The keys written in the map at a path, valid or not; none where there is no map. */
export function keysAt(root: Located | undefined, ...path: readonly string[]): readonly string[] {
  let node = root;
  for (const key of path) node = entryOf(node, key)?.value;
  return node?.kind === 'map' ? node.entries.map((entry) => entry.key) : [];
}

/**
 * The place of what stands at a path. Where the path leads beyond what was written, that of the nearest thing above.
 * `which: 'key'` gives the key's own place when the path ends at one.
 */
export function placeOf(root: Located, path: Path, which: 'value' | 'key' = 'value'): Place {
  let node = root;
  let place = root.place;
  for (const [index, step] of path.entries()) {
    // One item may stand without its list's brackets: it is then its own first.
    if (step === 0 && node.kind !== 'list') continue;
    const entry = typeof step === 'string' ? entryOf(node, step) : undefined;
    const next = entry?.value ?? (node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined);
    if (next === undefined) return place;
    node = next;
    const last = index === path.length - 1;
    const wide = next.kind !== 'scalar' || (next.value === null && next.raw === '');
    place = entry !== undefined && (wide || (last && which === 'key')) ? entry.keyPlace : next.place;
  }
  return place;
}
