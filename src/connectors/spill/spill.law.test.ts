import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { repeatFinder, sorter } from './index.ts';

const TEXT = { write: (value: string) => JSON.stringify(value), read: (text: string) => JSON.parse(text) as string };
const records = fc.array(
  fc.tuple(fc.constantFrom('INC-1', 'INC-10', 'INC-2', 'Été\n', ''), fc.string({ unit: 'grapheme' })),
  { maxLength: 60 },
);

// What a process that was killed left behind.
beforeAll(() => mkdirSync(join(tmpdir(), 'leeway-spill-999999999-gone'), { recursive: true }));

function sortedBy(budget: number, list: readonly (readonly [string, string])[]): unknown {
  const sorting = sorter(TEXT, budget);
  for (const [key, value] of list) sorting.add(key, value, value.length);
  const once = [...sorting.sorted()];
  expect([...sorting.sorted()]).toEqual(once);
  sorting.close();
  return once;
}

describe('sorting', () => {
  it('gives the same whether all fits in memory, nothing does, or some does', () => {
    fc.assert(
      fc.property(records, (list) => {
        const inMemory = sortedBy(1e9, list);
        expect(sortedBy(0, list)).toEqual(inMemory);
        expect(sortedBy(300, list)).toEqual(inMemory);
      }),
      { numRuns: 60 },
    );
  });
  it('puts keys in order and keeps, under a key, the order in which values came', () => {
    const sorting = sorter(TEXT, 100);
    for (const [key, value] of [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
      ['a', '4'],
      ['c', '5'],
    ] as const)
      sorting.add(key, value, 20);
    expect([...sorting.sorted()]).toEqual([
      { key: 'a', values: ['2', '4'] },
      { key: 'b', values: ['1', '3'] },
      { key: 'c', values: ['5'] },
    ]);
    sorting.close();
  });
  it('keeps a value longer than it reads at once', () => {
    const long = 'é'.repeat(700_000);
    expect(
      sortedBy(0, [
        ['a', long],
        ['b', 'x'],
      ]),
    ).toEqual([
      { key: 'a', values: [long] },
      { key: 'b', values: ['x'] },
    ]);
  });
  it('can be left before its end and closed', () => {
    const sorting = sorter(TEXT, 0);
    for (const key of ['a', 'b', 'c']) sorting.add(key, 'v', 1);
    for (const { key } of sorting.sorted()) if (key === 'a') break;
    sorting.close();
    expect([...sorting.sorted()]).toEqual([]);
  });
  it('keeps its files in a folder of this process, and removes those of processes that are gone', () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('leeway-spill-'));
    sortedBy(0, [['a', 'x']]);
    expect(folders().some((name) => name.startsWith(`leeway-spill-${process.pid}-`))).toBe(true);
    expect(folders().filter((name) => name.startsWith('leeway-spill-999999999-'))).toEqual([]);
  });
});

describe('what was added for more than one owner', () => {
  it('is found, with its owners in order, in memory as on disk', () => {
    const list = fc.array(
      fc.tuple(
        fc.nat(40).map((n) => n * 1_000_003_333),
        fc.nat(3),
      ),
      { maxLength: 3000, minLength: 1200 },
    );
    fc.assert(
      fc.property(list, (added) => {
        const owners = new Map<number, number[]>();
        for (const [identity, owner] of added) {
          const known = owners.get(identity) ?? [];
          if (!known.includes(owner)) owners.set(identity, [...known, owner]);
        }
        const expected = new Map([...owners].filter(([, known]) => known.length > 1));
        for (const budget of [1_000_000, 100]) {
          const finder = repeatFinder(budget);
          for (const [identity, owner] of added) finder.add(identity, owner);
          expect(new Map(finder.repeats())).toEqual(expected);
          finder.close();
        }
      }),
      { numRuns: 20 },
    );
  });
});
