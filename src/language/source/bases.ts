import type { Problem } from '../diagnostics/problem.ts';
import { entryOf, type Located, type LocatedEntry, type LocatedMap, type SourceText } from './located.ts';
import { parseText } from './parse.ts';

/** Bases that may stand one upon the other. */
export const MAX_BASES = 8;

export interface BaseOptions {
  /** The text of a base such as `templates/msp-standard@1`, or null when there is none. */
  readonly resolve: (ref: string) => string | null;
  /** Keys a base never hands on. */
  readonly ownKeys: ReadonlySet<string>;
}

/** The text with everything it inherits, each value still at its own place in its own file. */
export function withBases(root: LocatedMap, options: BaseOptions, problems: Problem[]): LocatedMap {
  return inherit(root, options, problems, []);
}

function inherit(root: LocatedMap, options: BaseOptions, problems: Problem[], chain: readonly string[]): LocatedMap {
  const entry = entryOf(root, 'extends');
  if (entry === undefined || entry.value.kind !== 'scalar' || typeof entry.value.value !== 'string') return root;
  const ref = entry.value.value;
  const { place } = entry.value;
  if (chain.includes(ref)) {
    problems.push({ name: 'baseCycle', place, facts: { ref } });
    return root;
  }
  if (chain.length >= MAX_BASES) {
    problems.push({ name: 'baseTooDeep', place, facts: { limit: MAX_BASES } });
    return root;
  }
  const text = options.resolve(ref);
  if (text === null) {
    problems.push({ name: 'baseNotFound', place, facts: { ref } });
    return root;
  }
  const parsed = parsedBase({ file: ref, text });
  problems.push(...parsed.problems);
  if (parsed.root === null) return root;
  if (parsed.root.kind !== 'map') {
    problems.push({
      name: 'wrongKind',
      place: parsed.root.place,
      facts: { key: ref, expected: '@map', found: '@text', example: 'leeway: 1' },
    });
    return root;
  }
  const found = nameOfBase(parsed.root);
  if (found !== null && !sameBase(ref, found))
    problems.push({ name: 'baseVersionDiffers', place, facts: { ref, found } });
  const base = inherit(parsed.root, options, problems, [...chain, ref]);
  const inherited: LocatedMap = { ...base, entries: base.entries.filter(({ key }) => !options.ownKeys.has(key)) };
  return overlay(inherited, root, problems);
}

/** A base is long, and the same for all that build on it: the last ones are kept as they were taken apart, but for huge ones. */
const MOST_KEPT = 16;
const LONGEST_KEPT = 200_000;
const kept = new Map<string, ReturnType<typeof parseText>>();

function parsedBase(source: SourceText): ReturnType<typeof parseText> {
  const key = `${source.file}\n${source.text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const parsed = parseText(source);
  if (source.text.length > LONGEST_KEPT) return parsed;
  for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest);
  kept.set(key, parsed);
  return parsed;
}

/** `id@version` as a text says of itself (the first version when it does not say which); null without an id. */
function nameOfBase(root: LocatedMap): string | null {
  const id = entryOf(root, 'id')?.value;
  const version = entryOf(root, 'version')?.value;
  return id?.kind === 'scalar' ? `${id.raw}@${version?.kind === 'scalar' ? version.raw : '1'}` : null;
}

/** A base may call itself by its whole name or by the last part of it. */
function sameBase(ref: string, found: string): boolean {
  return ref === found || ref.endsWith(`/${found}`);
}

/** Map over map, key by key, in the order of the base; lists and single values replace; nothing removes. */
export function overlay(base: LocatedMap, over: LocatedMap, problems: Problem[]): LocatedMap {
  const byKey = new Map(over.entries.map((entry) => [entry.key, entry]));
  const kept: LocatedEntry[] = [];
  for (const entry of base.entries) {
    const own = byKey.get(entry.key);
    byKey.delete(entry.key);
    if (own === undefined) kept.push(entry);
    else if (isNull(own.value)) continue;
    else if (own.value.kind === 'map' && entry.value.kind === 'map') {
      kept.push({ ...own, value: overlay(entry.value, own.value, problems) });
    } else kept.push(own);
  }
  for (const entry of byKey.values()) {
    if (isNull(entry.value))
      problems.push({ name: 'nothingToRemove', place: entry.keyPlace, facts: { key: entry.key } });
    else kept.push({ ...entry, value: withoutNulls(entry.value, problems) });
  }
  return { ...over, entries: kept };
}

/** A new item has nothing to remove within itself. */
function withoutNulls(value: Located, problems: Problem[]): Located {
  return value.kind === 'map' ? overlay({ ...value, entries: [] }, value, problems) : value;
}

function isNull(value: Located): boolean {
  return value.kind === 'scalar' && value.value === null;
}
