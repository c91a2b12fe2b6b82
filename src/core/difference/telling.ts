import type { Agreement } from '../agreement/index.ts';
import { canonicalText } from './canonical-text.ts';
import type { Sides } from './judge/judge.ts';
import type { Entry, LaterId, Section } from './leaf.ts';
import { laterIdOf, type Renamings, withLaterIds } from './renamed.ts';
import { SECTIONS } from './sections/all.ts';
import type { NamedSection, StatedValue } from './value.ts';

/** Everything that is needed to tell the terms of one section. */
export interface Telling {
  readonly sides: Sides;
  readonly laterId: LaterId;
  readonly before: Told;
  readonly after: Told;
}

/** One version: its entries by section, and what it says at each path, with later ids. */
export interface Told {
  readonly entries: ReadonlyMap<Section, readonly Entry[]>;
  readonly said: ReadonlyMap<string, string | null>;
}

/** The two versions laid side by side. */
export function tellingOf(before: Agreement, after: Agreement, renamings: Renamings): Telling {
  const sides = { before, after, earlierId: earlierIdOf(renamings), once: remembering() };
  const laterId = laterIdOf(renamings);
  return { sides, laterId, before: told(before, laterId), after: told(after, (_, id) => id) };
}

function earlierIdOf(renamings: Renamings): Sides['earlierId'] {
  const back = new Map<NamedSection, ReadonlyMap<string, string>>();
  for (const [section, ids] of renamings) back.set(section, new Map([...ids].map(([from, to]) => [to, from])));
  return (section, id) => back.get(section)?.get(id) ?? id;
}

function remembering(): Sides['once'] {
  const known = new Map<string, unknown>();
  return <T>(key: string, reckon: () => T): T => {
    if (!known.has(key)) known.set(key, reckon());
    return known.get(key) as T;
  };
}

function told(agreement: Agreement, laterId: LaterId): Told {
  const entries = new Map<Section, readonly Entry[]>();
  const said = new Map<string, string | null>();
  for (const section of SECTIONS) {
    const ofSection = section.entries(agreement, laterId);
    entries.set(section, ofSection);
    for (const { path, leaves } of ofSection) {
      for (const leaf of leaves) said.set(joined(path, leaf.path), comparable(leaf.value, laterId));
    }
  }
  return { entries, said };
}

/** Equal texts are equal terms: a year is twelve months, a set has no order, a renamed thing is the same. */
function comparable(value: StatedValue | null, laterId: LaterId): string | null {
  if (value === null) return null;
  if (value.kind === 'length') return lengthKey(value.length);
  return canonicalText(withLaterIds(value, laterId));
}

function lengthKey({ unit, count }: Extract<StatedValue, { kind: 'length' }>['length']): string {
  if (unit === 'y') return `${count * 12}mo`;
  return unit === 'w' ? `${count * 7}d` : `${count}${unit}`;
}

export function joined(path: string, below: string): string {
  return path === '' ? below : below === '' ? path : `${path}.${below}`;
}
