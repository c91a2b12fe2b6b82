import type { Codec, Sorted, Sorter } from '../../app/ports/index.ts';
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
      return merged(runs.map((run) => groupsOf(run.lines(runs.length), codec)));
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
  const heap: Head<T>[] = [];
  readers.forEach((reader, place) => {
    const group = next(reader);
    if (group !== null) rise(heap, { group, reader, place });
  });
  try {
    while (heap[0] !== undefined) yield takeLeast(heap);
  } finally {
    for (const reader of readers) reader.return?.();
  }
}

/** The group a source has come to. */
interface Head<T> {
  readonly group: Sorted<T>;
  readonly reader: Iterator<Sorted<T>>;
  readonly place: number;
}

/** The values under the least key of all heads that hold it, which then move on. */
function takeLeast<T>(heap: Head<T>[]): Sorted<T> {
  const first = heap[0] as Head<T>;
  const { key } = first.group;
  let { values } = first.group;
  moveOn(heap);
  for (let head = heap[0]; head !== undefined && head.group.key === key; head = heap[0]) {
    values = [...values, ...head.group.values];
    moveOn(heap);
  }
  return { key, values };
}

/** Replaces the least head by the next group of its source, if there is one. */
function moveOn<T>(heap: Head<T>[]): void {
  const { reader, place } = heap[0] as Head<T>;
  const group = next(reader);
  const last = group === null ? heap.pop() : { group, reader, place };
  if (last !== undefined && heap.length > 0) sink(heap, last);
}

// INVARIANT(heap): no head comes before the one at half its place; so the least stands first.

function comesBefore<T>(a: Head<T>, b: Head<T>): boolean {
  return a.group.key < b.group.key || (a.group.key === b.group.key && a.place < b.place);
}

function rise<T>(heap: Head<T>[], head: Head<T>): void {
  let at = heap.length;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!comesBefore(head, heap[above] as Head<T>)) break;
    heap[at] = heap[above] as Head<T>;
    at = above;
  }
  heap[at] = head;
}

function sink<T>(heap: Head<T>[], head: Head<T>): void {
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    if (below + 1 < heap.length && comesBefore(heap[below + 1] as Head<T>, heap[below] as Head<T>)) below += 1;
    if (!comesBefore(heap[below] as Head<T>, head)) break;
    heap[at] = heap[below] as Head<T>;
    at = below;
  }
  heap[at] = head;
}

function next<T>(reader: Iterator<Sorted<T>>): Sorted<T> | null {
  const step = reader.next();
  return step.done === true ? null : step.value;
}
