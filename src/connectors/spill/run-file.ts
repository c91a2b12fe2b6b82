import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { newSpillPath } from './spill-folder.ts';

const BUFFER_BYTES = 128 << 10;
/** All files that are merged together hold so much of their text, each at least the second. */
const READ_BYTES = 2 << 20;
const LEAST_BYTES = 16 << 10;

/** Lines of text kept in a temporary file. */
export interface RunFile {
  /** @param of how many files are read at once: each then holds a part of what one would */
  readonly lines: (of: number) => Iterable<string>;
  readonly remove: () => void;
}

/** Writes lines (without line feeds in them) to a temporary file; gives the way to read them again. */
export function writeRun(lines: Iterable<string>): RunFile {
  const path = newSpillPath();
  const file = openSync(path, 'wx', 0o600);
  try {
    // One buffer for the whole file: memory outside the heap is given back late.
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES * 4);
    let pending: string[] = [];
    let size = 0;
    const flush = () => {
      if (size === 0) return;
      const text = `${pending.join('\n')}\n`;
      if (size * 3 > buffer.length) writeWhole(file, Buffer.from(text));
      else writeWhole(file, buffer.subarray(0, buffer.write(text)));
      pending = [];
      size = 0;
    };
    for (const line of lines) {
      if (size + line.length >= BUFFER_BYTES) flush();
      pending.push(line);
      size += line.length + 1;
    }
    flush();
  } finally {
    closeSync(file);
  }
  return {
    lines: (of) => readRun(path, Math.max(LEAST_BYTES, Math.floor(READ_BYTES / of))),
    remove: () => rmSync(path, { force: true }),
  };
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

function* readRun(path: string, most: number): Iterable<string> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(BUFFER_BYTES, most));
    let begun: Buffer[] = [];
    for (;;) {
      const read = readSync(file, buffer, 0, buffer.length, null);
      if (read === 0) return;
      const bytes = buffer.subarray(0, read);
      const first = bytes.indexOf(10);
      if (first < 0) {
        begun.push(Buffer.from(bytes));
        continue;
      }
      yield begun.length === 0
        ? bytes.toString('utf8', 0, first)
        : Buffer.concat([...begun, bytes.subarray(0, first)]).toString('utf8');
      const last = bytes.lastIndexOf(10);
      begun = last + 1 < read ? [Buffer.from(bytes.subarray(last + 1))] : [];
      if (last > first) yield* bytes.toString('utf8', first + 1, last).split('\n');
    }
  } finally {
    closeSync(file);
  }
}
