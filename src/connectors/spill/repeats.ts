import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import type { RepeatFinder } from '../../app/ports/index.ts';
import { newSpillPath } from './spill-folder.ts';

/** Records held in memory, two numbers each, before they are written out. */
const BUDGET = 1 << 18;
const PARTITIONS = 64;

/**
 * Finds identities added for more than one owner. Up to a budget of records they are held; beyond it they are dealt to
 * temporary files by identity, so that equal ones meet again in one file of bounded size.
 */
export function repeatFinder(budget: number = BUDGET): RepeatFinder {
  let held = new Float64Array(1024);
  let count = 0;
  let parts: readonly string[] | null = null;
  const spill = () => {
    parts ??= Array.from({ length: PARTITIONS }, newSpillPath);
    dealOut(held.subarray(0, count), parts);
    count = 0;
  };
  return {
    add(identity, owner) {
      if (count >= held.length) {
        if (count >= budget * 2) spill();
        else {
          const larger = new Float64Array(Math.max(count * 2, 1024));
          larger.set(held);
          held = larger;
        }
      }
      held[count] = identity;
      held[count + 1] = owner;
      count += 2;
    },
    repeats() {
      const find = repeatsFinder();
      if (parts === null) return find(held.subarray(0, count));
      spill();
      held = new Float64Array(0);
      const recordsOf = partReader(parts);
      return new Map(parts.flatMap((path) => [...find(recordsOf(path))]));
    },
    close() {
      for (const path of parts ?? []) rmSync(path, { force: true });
      parts = null;
      count = 0;
      held = new Float64Array(0);
    },
  };
}

/** Reads one part after the other into the same memory. */
function partReader(paths: readonly string[]): (path: string) => Float64Array {
  const room = new ArrayBuffer(Math.max(...paths.map((path) => statSync(path).size)));
  return (path) => {
    const file = openSync(path, 'r');
    try {
      let read = 0;
      for (let more = -1; more !== 0; read += more) more = readSync(file, new Uint8Array(room, read));
      return new Float64Array(room, 0, read / Float64Array.BYTES_PER_ELEMENT);
    } finally {
      closeSync(file);
    }
  };
}

function dealOut(records: Float64Array, paths: readonly string[]): void {
  const dealt: number[][] = paths.map(() => []);
  for (let i = 0; i < records.length; i += 2)
    dealt[(records[i] as number) % PARTITIONS]?.push(records[i] as number, records[i + 1] as number);
  dealt.forEach((part, index) => {
    const file = openSync(paths[index] as string, 'a', 0o600);
    try {
      const bytes = Buffer.from(Float64Array.from(part).buffer);
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    } finally {
      closeSync(file);
    }
  });
}

/** An open-addressed table of places: a record is looked for where its identity points, then in the places after it. */
function repeatsFinder(): (records: Float64Array) => ReadonlyMap<number, readonly number[]> {
  let table = new Int32Array(0);
  return (records) => {
    let capacity = 16;
    while (capacity < records.length) capacity *= 2;
    if (table.length < capacity) table = new Int32Array(capacity);
    table.fill(-1, 0, capacity);
    return repeatsIn(records, table, capacity);
  };
}

function repeatsIn(records: Float64Array, table: Int32Array, capacity: number): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < records.length; i += 2) {
    const identity = records[i] as number;
    const owner = records[i + 1] as number;
    let place = Math.floor(identity / PARTITIONS) % capacity;
    while (table[place] !== -1 && records[table[place] as number] !== identity) place = (place + 1) % capacity;
    const first = table[place] as number;
    if (first === -1) {
      table[place] = i;
      continue;
    }
    const owners = found.get(identity) ?? [records[first + 1] as number];
    if (!owners.includes(owner)) owners.push(owner);
    if (owners.length > 1) found.set(identity, owners);
  }
  return found;
}
