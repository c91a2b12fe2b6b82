import type { Language } from '../because.ts';
import { TERM_LABELS } from './term-labels.data.ts';
import type { Titles } from './titles.ts';
import { wordText } from './value-text.ts';

/** The parts of an agreement as a reader meets them, in the order in which they are told. */
export const TERM_GROUPS = [
  'commitments',
  'hours',
  'rules',
  'services',
  'priorities',
  'plans',
  'prices',
  'remedies',
  'bonuses',
  'ending',
  'governance',
  'clauses',
  'people',
  'agreement',
  'internal',
] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];

/** Where a changed term stands, in a reader's words. */
export interface TermPlace {
  readonly group: TermGroup;
  /** What it belongs to; null: the agreement as a whole. */
  readonly thing: string | null;
  /** Id of that thing in the file; null: it has none. */
  readonly id: string | null;
  /** Path below the thing; empty: the thing itself. */
  readonly leaf: string;
  /** What the term is called; empty: the thing itself. */
  readonly label: string;
}

interface Part {
  readonly prefix: string;
  readonly group: TermGroup;
  /** Namespace of labels; the group, where it is not said. */
  readonly labels?: string;
  /** Do its things have ids? `free`: ids are whatever stands there, up to one of these last words. */
  readonly ids?: 'known' | readonly string[];
}

/** The more exact prefix first. */
const PARTS: readonly Part[] = [
  { prefix: 'targets', group: 'commitments', ids: 'known' },
  { prefix: 'calendars', group: 'hours', ids: 'known' },
  { prefix: 'rules', group: 'rules' },
  { prefix: 'services', group: 'services', ids: 'known' },
  { prefix: 'priorities', group: 'priorities', ids: 'known' },
  { prefix: 'priorityMatrix', group: 'priorities', ids: [] },
  { prefix: 'levels', group: 'plans', ids: 'known' },
  { prefix: 'assignments', group: 'plans', ids: [] },
  { prefix: 'adherents', group: 'plans', ids: ['level', 'from', 'to'] },
  { prefix: 'charges.lines', group: 'prices', ids: 'known' },
  { prefix: 'charges', group: 'prices', labels: 'charges' },
  { prefix: 'remedies', group: 'remedies', ids: 'known' },
  { prefix: 'caps', group: 'remedies', ids: ['share', 'of', 'amount'] },
  { prefix: 'earnBack', group: 'remedies', labels: 'earnBack', ids: ['every', 'mean', 'atLeast', 'of', 'portion'] },
  { prefix: 'bonuses', group: 'bonuses', ids: 'known' },
  { prefix: 'termination.chronic', group: 'ending', ids: ['missed', 'of'] },
  { prefix: 'termination', group: 'ending' },
  { prefix: 'reporting', group: 'governance' },
  { prefix: 'reviews', group: 'governance', ids: 'known' },
  { prefix: 'exit', group: 'governance' },
  { prefix: 'liability', group: 'governance' },
  { prefix: 'insurance', group: 'governance', ids: 'known' },
  { prefix: 'provenance', group: 'governance' },
  { prefix: 'clauses', group: 'clauses', ids: 'known' },
  { prefix: 'parties', group: 'people', ids: 'known' },
  { prefix: 'contacts', group: 'people', ids: 'known' },
  { prefix: 'escalation', group: 'people', ids: ['to'] },
  { prefix: 'internal.cost', group: 'internal', ids: [] },
  { prefix: 'internal.bounds', group: 'internal', ids: ['ideal', 'acceptable', 'walkAway', 'approver'] },
  { prefix: 'internal', group: 'internal' },
];

/** `levels.gold.targets.p1.within` is `targets.p1.within` of the level `gold`; null: no target of a level. */
function variantIn(path: string): { readonly level: string; readonly term: string } | null {
  const [before, inside] = ['levels.', '.targets.'];
  const end = path.startsWith(before) ? path.indexOf(inside, before.length + 1) : -1;
  if (end < 0 || end + inside.length === path.length) return null;
  return { level: path.slice(before.length, end), term: path.slice(end + 1) };
}

/** Where a path of the file stands, and what to call it. */
export function termPlace(path: string, titles: Titles, language: Language): TermPlace {
  const variant = variantIn(path);
  if (variant !== null) {
    const { thing, ...rest } = termPlace(variant.term, titles, language);
    const level = titles.title('levels', variant.level) ?? variant.level;
    return { ...rest, thing: thing === null ? level : `${thing} (${level})` };
  }
  const part = PARTS.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}.`));
  if (part === undefined) {
    return { group: 'agreement', thing: null, id: null, leaf: path, label: labelOf(path, 'agreement', language) };
  }
  const below = path.slice(part.prefix.length + 1);
  const [id, leaf] = split(below, part, titles);
  const named = part.labels ?? part.group;
  const label = leaf === '' ? '' : labelOf(leaf, named, language);
  const thing = thingOf(part, id, titles, language);
  // The window of a cap is told by its words, not by its key.
  return { group: part.group, thing, id: part.prefix === 'caps' ? null : id, leaf, label };
}

/** Id and path below it. */
function split(below: string, { prefix, ids }: Part, titles: Titles): readonly [id: string | null, leaf: string] {
  if (ids === undefined || below === '') return [null, below];
  if (ids === 'known') {
    const known = titles.ids(prefix).filter((id) => below === id || below.startsWith(`${id}.`));
    const id = known.reduce<string | null>((most, one) => (one.length > (most?.length ?? -1) ? one : most), null);
    return id === null ? [null, below] : [id, below.slice(id.length + 1)];
  }
  const last = ids.find((word) => below.endsWith(`.${word}`));
  return last === undefined ? [below, ''] : [below.slice(0, -last.length - 1), last];
}

const PART_TITLES: { readonly [prefix: string]: { readonly [L in Language]: string } } = {
  termination: { en: 'Ending the agreement', fr: 'Fin du contrat' },
  reporting: { en: 'Reporting', fr: 'Compte rendu' },
  exit: { en: 'Exit', fr: 'Réversibilité' },
  liability: { en: 'Liability', fr: 'Responsabilité' },
  provenance: { en: 'Provenance', fr: 'Provenance' },
  caps: { en: 'Cap', fr: 'Plafond' },
  priorityMatrix: { en: 'Priority matrix', fr: 'Matrice des priorités' },
  earnBack: { en: 'Earned back', fr: 'Rattrapage' },
  'termination.chronic': { en: 'Right to end', fr: 'Droit de résiliation' },
  escalation: { en: 'Escalation at', fr: 'Escalade à' },
  'internal.cost': { en: 'Cost', fr: 'Coût' },
  'internal.bounds': { en: 'Bounds', fr: 'Bornes' },
};

function thingOf({ prefix }: Part, id: string | null, titles: Titles, language: Language): string | null {
  const fixed = PART_TITLES[prefix]?.[language] ?? null;
  if (id === null) return fixed;
  const name = titles.title(prefix, id) ?? (prefix === 'caps' ? wordText(id, { language, leaf: 'window' }) : id);
  return fixed === null
    ? name
    : prefix === 'caps' || prefix === 'escalation'
      ? `${fixed} ${name}`
      : `${fixed} (${name})`;
}

/** What a term is called, by the most exact label; its path where it has none. */
function labelOf(leaf: string, named: string, language: Language): string {
  const plain = leaf.replace(/^rules\./, '');
  const found = own(`${named}.${plain}`) ?? own(plain);
  if (found !== null) return found[language];
  const excluded = /^excludes\.(.+?)(\.price\.(unit|amount))?$/.exec(plain);
  if (excluded?.[1] !== undefined) {
    const of = excluded[2] === undefined ? null : own(plain.slice(-excluded[2].length + 1));
    const what = language === 'fr' ? `non compris (${excluded[1]})` : `not included (${excluded[1]})`;
    return of === null ? what : `${what}, ${of[language]}`;
  }
  const first = /^.+\.first$/.test(plain) ? own('first') : null;
  if (first !== null) return first[language];
  const last = plain.replace(/^(details|aliases|responsibilities)\./, '');
  return own(last)?.[language] ?? last;
}

function own(key: string) {
  return Object.hasOwn(TERM_LABELS, key) ? (TERM_LABELS[key] ?? null) : null;
}
