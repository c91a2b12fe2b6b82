import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { newSpillPath } from './spill-folder.ts';

const BUFFER_BYTES = 256 << 10;

/** Lines of text kept in a temporary file. */
export interface RunFile {
  readonly lines: () => Iterable<string>;
  readonly remove: () => void;
}

/** Writes lines (without line feeds in them) to a temporary file; gives the way to read them again. */
export function writeRun(lines: Iterable<string>): RunFile {
  const path = newSpillPath();
  const file = openSync(path, 'wx', 0o600);
  try {
    let pending: string[] = [];
    let size = 0;
    const flush = () => {
      if (size > 0) writeWhole(file, Buffer.from(`${pending.join('\n')}\n`));
      pending = [];
      size = 0;
    };
    for (const line of lines) {
      pending.push(line);
      size += line.length + 1;
      if (size >= BUFFER_BYTES) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return { lines: () => readRun(path), remove: () => rmSync(path, { force: true }) };
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

function* readRun(path: string): Iterable<string> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    let begun: Buffer[] = [];
    for (;;) {
      const read = readSync(file, buffer, 0, BUFFER_BYTES, null);
      if (read === 0) return;
      const bytes = buffer.subarray(0, read);
      const last = bytes.lastIndexOf(10);
      if (last < 0) {
        begun.push(Buffer.from(bytes));
        continue;
      }
      const text = Buffer.concat([...begun, bytes.subarray(0, last)]).toString('utf8');
      begun = last + 1 < read ? [Buffer.from(bytes.subarray(last + 1))] : [];
      let from = 0;
      for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
        yield text.slice(from, to);
        from = to + 1;
      }
      yield text.slice(from);
    }
  } finally {
    closeSync(file);
  }
}
