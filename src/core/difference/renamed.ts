import type { Agreement } from '../agreement/index.ts';
import { canonicalText } from './canonical-text.ts';
import type { Entry, LaterId, Section } from './leaf.ts';
import { NAMED_SECTIONS } from './sections/all.ts';
import type { NamedSection, StatedValue } from './value.ts';

/** Which ids of the earlier version are called otherwise in the later one, by section: earlier id to later id. */
export type Renamings = ReadonlyMap<NamedSection, ReadonlyMap<string, string>>;

/** An entry that went and one that came are one renamed when this share of what they say is the same, and their title. */
const ALIKE = 0.75;

/** Finds what was only renamed, each section after those whose ids it names. */
export function renamingsOf(before: Agreement, after: Agreement): Renamings {
  const found = new Map<NamedSection, ReadonlyMap<string, string>>();
  for (const section of NAMED_SECTIONS) {
    if (section.named !== null) found.set(section.named, renamingsIn(section, before, after, laterIdOf(found)));
  }
  return found;
}

/** Ids as the later version has them. */
export function laterIdOf(renamings: Renamings): LaterId {
  return (section, id) => renamings.get(section)?.get(id) ?? id;
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly alike: number;
}

function renamingsIn(section: Section, before: Agreement, after: Agreement, laterId: LaterId) {
  const [earlier, later] = [section.entries(before, laterId), section.entries(after, (_, id) => id)];
  const ids = { earlier: new Set(earlier.map(({ id }) => id)), later: new Set(later.map(({ id }) => id)) };
  const gone = earlier.filter(({ id }) => !ids.later.has(id));
  const come = later.filter(({ id }) => !ids.earlier.has(id));
  if (gone.length === 0 || come.length === 0) return new Map<string, string>();
  const said = come.map((entry) => ({ id: entry.id, says: saying(entry, (_, id) => id) }));
  const pairs = gone.flatMap((entry) => {
    const says = saying(entry, laterId);
    return said.map((to): Pair => ({ from: entry.id, to: to.id, alike: likeness(says, to.says) }));
  });
  const renamings = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs.filter(({ alike }) => alike >= ALIKE).sort(closestFirst)) {
    if (renamings.has(from) || taken.has(to)) continue;
    renamings.set(from, to);
    taken.add(to);
  }
  return renamings;
}

/** The same order in both directions of comparing. */
function closestFirst(a: Pair, b: Pair): number {
  const key = ({ from, to }: Pair) => [from, to].sort().join(' ');
  return b.alike - a.alike || (key(a) < key(b) ? -1 : 1);
}

/** What an entry says, without what it only inherits and without what is empty. */
function saying(entry: Entry, laterId: LaterId): ReadonlyMap<string, string> {
  const says = new Map<string, string>();
  for (const { path, value, inherits } of entry.leaves) {
    if (value === null || inherits !== undefined) continue;
    const text = canonicalText(withLaterIds(value, laterId));
    if (text !== '[]' && text !== '{}') says.set(path, text);
  }
  return says;
}

const TITLES: ReadonlySet<string> = new Set(['title', 'name']);

/** 0 to 1. Under another title only what is otherwise the same can be the same. */
function likeness(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  const paths = [...new Set([...a.keys(), ...b.keys()])];
  const rest = paths.filter((path) => !TITLES.has(path));
  const same = rest.filter((path) => a.get(path) === b.get(path)).length;
  const sameTitle = paths.every((path) => !TITLES.has(path) || a.get(path) === b.get(path));
  if (rest.length === 0) return sameTitle && paths.length > 0 ? 1 : 0;
  return sameTitle ? same / rest.length : Math.floor(same / rest.length);
}

/** A value of the earlier version with the ids that the later one has for the same things. */
export function withLaterIds(value: StatedValue, laterId: LaterId): StatedValue {
  switch (value.kind) {
    case 'reference':
      return { ...value, id: laterId(value.to, value.id) };
    case 'references':
      return { ...value, ids: value.ids.map((id) => laterId(value.to, id)) };
    case 'base':
      if (value.base.kind !== 'lines') return value;
      return {
        kind: 'base',
        base: { kind: 'lines', lines: value.base.lines.map((id) => laterId('charges.lines', id)) },
      };
    default:
      return value;
  }
}
