import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import type { RepeatFinder } from '../../app/ports.ts';
import { newSpillPath } from './spill-folder.ts';

/** Records held in memory, two numbers each, before they are written out. */
const BUDGET = 1 << 20;
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
      if (count === held.length) {
        if (count >= budget * 2) spill();
        else {
          const larger = new Float64Array(count * 2);
          larger.set(held);
          held = larger;
        }
      }
      held[count] = identity;
      held[count + 1] = owner;
      count += 2;
    },
    repeats() {
      if (parts === null) return repeatsIn(held.subarray(0, count));
      spill();
      return new Map(parts.flatMap((path) => [...repeatsIn(recordsOf(path))]));
    },
    close() {
      for (const path of parts ?? []) rmSync(path, { force: true });
      parts = null;
      count = 0;
    },
  };
}

function recordsOf(path: string): Float64Array {
  const bytes = readFileSync(path);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
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
function repeatsIn(records: Float64Array): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  let capacity = 16;
  while (capacity < records.length) capacity *= 2;
  const table = new Int32Array(capacity).fill(-1);
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
