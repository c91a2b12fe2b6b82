import type { Agreement } from '../agreement/index.ts';
import { approvalsOf } from './approvals.ts';
import { boundCrossings } from './bounds.ts';
import { canonicalText } from './canonical-text.ts';
import type { Judgement } from './direction.ts';
import type { Entry, Leaf, Section } from './leaf.ts';
import { type Renamings, withLaterIds } from './renamed.ts';
import { SECTIONS } from './sections/all.ts';
import { joined, type Telling, tellingOf } from './telling.ts';
import type { ChangedTerm } from './term.ts';
import type { StatedValue } from './value.ts';

/** Two versions laid side by side, and the part of them that is being told. */
type SectionTelling = Telling & { readonly section: Section };

/** The terms that two versions say otherwise, in the order of the file, within a section by path. */
export function termsBetween(before: Agreement, after: Agreement, renamings: Renamings): readonly ChangedTerm[] {
  const telling = tellingOf(before, after, renamings);
  return SECTIONS.flatMap((section) => sectionTerms({ ...telling, section }));
}

function sectionTerms(telling: SectionTelling): readonly ChangedTerm[] {
  const { section } = telling;
  const earlier = telling.before.entries.get(section) ?? [];
  const byId = new Map(earlier.map((entry) => [entry.id, entry]));
  const later = telling.after.entries.get(section) ?? [];
  const kept = new Set(later.map(({ id }) => id));
  const terms: readonly Placed[] = [
    ...later.flatMap((entry) => {
      const former = byId.get(entry.id);
      return former === undefined ? wholeTerms(null, entry, telling) : entryTerms(former, entry, telling);
    }),
    ...earlier.flatMap((entry) => (kept.has(entry.id) ? [] : wholeTerms(entry, null, telling))),
  ];
  const placed = terms.map((term, place) => ({ ...term, place }));
  return placed.sort((a, b) => compareHeads(a.head, b.head) || a.place - b.place).map(({ term }) => term);
}

interface Placed {
  /** Path of the entry. */
  readonly head: string;
  readonly term: ChangedTerm;
}

function compareHeads(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An entry that only one of the versions has; none when it says only what is told elsewhere. */
function wholeTerms(before: Entry | null, after: Entry | null, telling: SectionTelling): readonly Placed[] {
  const entry = (after ?? before) as Entry;
  // Which of two targets stands first matters only while both are there, and their coming is told already.
  if (entry.leaves.every(({ path }) => path === 'first')) return [];
  const [from, to] = [before && entryValue(before), after && entryValue(after)];
  const judgement = entry.presence(from, to, telling.sides);
  return [{ head: entry.path, term: termOf({ path: entry.path, formerPath: null }, from, to, judgement, telling) }];
}

/** What an entry says, but for what it only inherits. */
function entryValue({ leaves }: Entry): StatedValue {
  const only = leaves.length === 1 ? leaves[0] : undefined;
  if (only?.path === '' && only.value !== null) return only.value;
  const own = leaves.flatMap(({ path, value, inherits }) =>
    value === null || (inherits !== undefined && path.startsWith('rules.')) ? [] : [[path, value] as const],
  );
  return { kind: 'entry', fields: Object.fromEntries(own) };
}

function entryTerms(former: Entry, entry: Entry, telling: SectionTelling): readonly Placed[] {
  const terms: Placed[] = [];
  const renamed = telling.section.renames && former.path !== entry.path;
  if (renamed) terms.push({ head: entry.path, term: renamedTerm(former, entry, telling) });
  const earlier = new Map(former.leaves.map((leaf) => [leaf.path, leaf]));
  const paths = new Set([...entry.leaves, ...former.leaves].map(({ path }) => path));
  const later = new Map(entry.leaves.map((leaf) => [leaf.path, leaf]));
  for (const path of paths) {
    const term = leafTerm(earlier.get(path), later.get(path), former, entry, telling);
    if (term !== null) terms.push({ head: entry.path, term });
  }
  return terms;
}

function renamedTerm(former: Entry, entry: Entry, telling: SectionTelling): ChangedTerm {
  const id = (path: string) => path.slice(path.lastIndexOf('.') + 1);
  const [from, to]: readonly StatedValue[] = [former, entry].map(({ path }) => ({ kind: 'name', name: id(path) }));
  const judgement = { direction: 'neutral', reason: 'renamed' } as const;
  const term = termOf({ path: entry.path, formerPath: former.path }, from ?? null, to ?? null, judgement, telling);
  // An id stands in no contract: whoever approved what it names has approved it still.
  return { ...term, change: 'renamed', internal: { approvals: [], bounds: [] } };
}

function leafTerm(
  earlier: Leaf | undefined,
  later: Leaf | undefined,
  former: Entry,
  entry: Entry,
  telling: SectionTelling,
): ChangedTerm | null {
  const leaf = (later ?? earlier) as Leaf;
  const [from, to] = [earlier?.value ?? null, later?.value ?? null];
  const path = joined(entry.path, leaf.path);
  const had = telling.before.said.get(joined(former.path, leaf.path)) ?? null;
  const has = telling.after.said.get(path) ?? null;
  if (had === has || isInherited(earlier, later, had, has, telling)) return null;
  const formerPath = former.path === entry.path ? null : joined(former.path, leaf.path);
  const judgement = leaf.judge(from === null ? null : withLaterIds(from, telling.laterId), to, telling.sides);
  return termOf({ path, formerPath }, from, to, judgement, telling);
}

/** Is the change only that of a term this one follows in both versions, and told there? */
function isInherited(
  earlier: Leaf | undefined,
  later: Leaf | undefined,
  had: string | null,
  has: string | null,
  { before, after }: Telling,
): boolean {
  const [from, to] = [earlier?.inherits, later?.inherits];
  if (from === undefined || to === undefined || !before.said.has(from) || !after.said.has(to)) return false;
  return before.said.get(from) === had && after.said.get(to) === has;
}

function termOf(
  where: Pick<ChangedTerm, 'path' | 'formerPath'>,
  before: StatedValue | null,
  after: StatedValue | null,
  judgement: Judgement,
  { sides, section }: SectionTelling,
): ChangedTerm {
  const bounds = boundCrossings(where, before, after, sides, judgement.direction);
  return {
    ...where,
    change: before === null ? 'added' : after === null ? 'removed' : 'changed',
    before,
    after,
    beforeText: before === null ? null : canonicalText(before),
    afterText: after === null ? null : canonicalText(after),
    direction: judgement.direction,
    reason: judgement.reason,
    effect: judgement.effect ?? null,
    internalOnly: section.internal === true,
    internal: { approvals: approvalsOf(where.path, sides, bounds, section.internal === true), bounds },
  };
}
