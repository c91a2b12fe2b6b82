import type { Codec, Sorted, Sorter } from '../../app/ports.ts';
import { type RunFile, writeRun } from './run-file.ts';

/** Characters of values held in memory before they are written out. A year of a large service desk stays below. */
const BUDGET = 32 << 20;
/** Once values have been written out it is a long log: then less is held, for memory is given back late. */
const LATER_SHARE = 3;
/** What keeping a value costs beside its own characters. */
const OVERHEAD = 20;

/**
 * A sorter that holds values in memory up to a budget (in characters) and beyond it in sorted temporary files, merged
 * when they are asked for. Values of one key keep the order in which they were added.
 */
export function sorter<T>(codec: Codec<T>, budget: number = BUDGET): Sorter<T> {
  let held = new Map<string, T[]>();
  let size = 0;
  const runs: RunFile[] = [];
  const heldInOrder = () => [...held.keys()].sort().map((key) => ({ key, values: held.get(key) as T[] }));
  const spill = () => {
    runs.push(writeRun(linesOf(heldInOrder(), codec)));
    held = new Map();
    size = 0;
    codec.written?.();
  };
  return {
    add(key, value, valueSize) {
      const values = held.get(key);
      if (values === undefined) held.set(key, [value]);
      else values.push(value);
      size += valueSize + OVERHEAD;
      if (size > (runs.length === 0 ? budget : budget / LATER_SHARE)) spill();
    },
    sorted() {
      if (runs.length === 0) return heldInOrder();
      // What is left goes out too: whoever reads on needs the room.
      if (held.size > 0) spill();
      return merged(runs.map((run) => groupsOf(run.lines(), codec)));
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
      yield { key: least, values: takeAll(heads, readers, least) };
    }
  } finally {
    for (const reader of readers) reader.return?.();
  }
}

/** The values under a key of all heads that hold it, which then move on. */
function takeAll<T>(heads: (Sorted<T> | null)[], readers: readonly Iterator<Sorted<T>>[], key: string): readonly T[] {
  let values: readonly T[] | null = null;
  for (let index = 0; index < heads.length; index++) {
    const head = heads[index];
    if (head == null || head.key !== key) continue;
    values = values === null ? head.values : [...values, ...head.values];
    heads[index] = next(readers[index] as Iterator<Sorted<T>>);
  }
  return values ?? [];
}

function next<T>(reader: Iterator<Sorted<T>>): Sorted<T> | null {
  const step = reader.next();
  return step.done === true ? null : step.value;
}
