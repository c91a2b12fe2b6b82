import type { Codec, Sorted, Sorter } from '../../app/ports.ts';
import { type RunFile, writeRun } from './run-file.ts';

/** Characters of values held in memory before they are written out. A year of a large service desk stays below. */
const BUDGET = 48 << 20;
/** What keeping a value costs beside its own characters. */
const OVERHEAD = 40;

/**
 * A sorter that holds values in memory up to a budget (in characters) and beyond it in sorted temporary files, merged
 * when they are asked for. Values of one key keep the order in which they were added.
 */
export function sorter<T>(codec: Codec<T>, budget: number = BUDGET): Sorter<T> {
  let held = new Map<string, T[]>();
  let size = 0;
  const runs: RunFile[] = [];
  const heldInOrder = () => [...held.keys()].sort().map((key) => ({ key, values: held.get(key) as T[] }));
  return {
    add(key, value, valueSize) {
      const values = held.get(key);
      if (values === undefined) held.set(key, [value]);
      else values.push(value);
      size += valueSize + OVERHEAD;
      if (size <= budget) return;
      runs.push(writeRun(linesOf(heldInOrder(), codec)));
      held = new Map();
      size = 0;
      codec.written?.();
    },
    sorted() {
      if (runs.length === 0) return heldInOrder();
      return merged([...runs.map((run) => groupsOf(run.lines(), codec)), heldInOrder()]);
    },
    close() {
      for (const run of runs) run.remove();
      runs.length = 0;
      held = new Map();
    },
  };
}

/** A group as lines: its key after `k`, then each value after `v`. */
function* linesOf<T>(groups: Iterable<Sorted<T>>, codec: Codec<T>): Iterable<string> {
  for (const { key, values } of groups) {
    yield `k${JSON.stringify(key)}`;
    for (const value of values) yield `v${codec.write(value)}`;
  }
}

function* groupsOf<T>(lines: Iterable<string>, codec: Codec<T>): Iterable<Sorted<T>> {
  let key: string | null = null;
  let values: T[] = [];
  for (const line of lines) {
    if (line.charCodeAt(0) === 118) {
      values.push(codec.read(line.slice(1)));
      continue;
    }
    if (key !== null) yield { key, values };
    key = JSON.parse(line.slice(1)) as string;
    values = [];
  }
  if (key !== null) yield { key, values };
}

/** Groups of several sources, each in the order of its keys, as one; of equal keys, earlier sources' values come first. */
function* merged<T>(sources: readonly Iterable<Sorted<T>>[]): Iterable<Sorted<T>> {
  const readers = sources.map((source) => source[Symbol.iterator]());
  const heads: (Sorted<T> | null)[] = readers.map(next);
  try {
    for (;;) {
      let least: string | null = null;
      for (const head of heads) if (head !== null && (least === null || head.key < least)) least = head.key;
      if (least === null) return;
      const key = least;
      const together = heads.flatMap((head, index) => (head?.key === key ? [index] : []));
      const values = together.map((index) => (heads[index] as Sorted<T>).values);
      for (const index of together) heads[index] = next(readers[index] as Iterator<Sorted<T>>);
      yield { key, values: values.length === 1 ? (values[0] as readonly T[]) : values.flat() };
    }
  } finally {
    for (const reader of readers) reader.return?.();
  }
}

function next<T>(reader: Iterator<Sorted<T>>): Sorted<T> | null {
  const step = reader.next();
  return step.done === true ? null : step.value;
}
