import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/core/agreement/index.ts';
import { type ChangedTerm, type Direction, differenceBetween } from '../../src/core/difference/index.ts';
import { type Json, leavesOf, mutated } from './mutation.ts';
import { version } from './versions.ts';

const COMPLETE = version();
const LEAVES = leavesOf(COMPLETE as unknown as Json);
const OPPOSITE: { readonly [D in Direction]: Direction } = {
  customer: 'provider',
  provider: 'customer',
  neutral: 'neutral',
  unclear: 'unclear',
};
const OPPOSITE_CHANGE = { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' } as const;

const leaf = fc.integer({ min: 0, max: LEAVES.length - 1 }).map((place) => LEAVES[place] as (typeof LEAVES)[number]);
const changedVersion = fc
  .uniqueArray(leaf, { minLength: 1, maxLength: 6, selector: (path) => path.join('.') })
  .map((paths) => paths.reduce<Json>(mutated, COMPLETE as unknown as Json) as unknown as Agreement);

/** What of a term must be mirrored when the versions change places. */
function seen({ path, formerPath, change, beforeText, afterText, direction, reason }: ChangedTerm) {
  return { path, formerPath, change, beforeText, afterText, direction, reason };
}

function mirrored({ path, formerPath, change, beforeText, afterText, direction, reason }: ChangedTerm) {
  return {
    path: formerPath ?? path,
    formerPath: formerPath === null ? null : path,
    change: OPPOSITE_CHANGE[change],
    beforeText: afterText,
    afterText: beforeText,
    direction: OPPOSITE[direction],
    reason,
  };
}

/** The same value with the entries of every map, and of every list of identified things, the other way round. */
function reordered(value: Json, path: readonly string[] = []): Json {
  if (Array.isArray(value)) {
    const list = value.map((one) => reordered(one, [...path, '0']));
    const identified = list.every((one) => typeof one === 'object' && one !== null && 'id' in one);
    return identified && !['levels', 'targets'].includes(path.at(-1) ?? '') ? list.reverse() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, reordered(one, [...path, key])] as const);
  return Object.fromEntries(entries.reverse());
}

describe('the difference between two versions', () => {
  it('is nothing between a version and itself', () => {
    expect(differenceBetween(COMPLETE, structuredClone(COMPLETE)).terms).toEqual([]);
  });

  it('is nothing when only the order of maps and of identified things changed', () => {
    const other = reordered(COMPLETE as unknown as Json) as unknown as Agreement;
    expect(differenceBetween(COMPLETE, other).terms).toEqual([]);
  });

  it('tells at least one term for every single value that an agreement states', () => {
    // Every target's own rules are told by the same lines: those of three stand for all.
    const some = LEAVES.filter(
      ([section, place, key]) => section !== 'targets' || key !== 'rules' || Number(place) < 3,
    );
    for (const path of some) {
      const other = mutated(COMPLETE as unknown as Json, path) as unknown as Agreement;
      expect(differenceBetween(COMPLETE, other).terms.length, path.join('.')).toBeGreaterThan(0);
    }
  });

  it('read backwards mirrors itself: what was better for one side is better for the other', () => {
    fc.assert(
      fc.property(changedVersion, (other) => {
        const there = differenceBetween(COMPLETE, other).terms.map(mirrored);
        const back = differenceBetween(other, COMPLETE).terms.map(seen);
        const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
        expect(back.sort(byPath)).toEqual(there.sort(byPath));
      }),
    );
  });
});
