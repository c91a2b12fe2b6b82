import { isUtf8 } from 'node:buffer';

/** One line of input: its text, or why there is none. `number` counts from 1. */
export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: 'tooLong' | 'notUtf8' };

const NEWLINE = 10;

/**
 * Cuts a stream of bytes into lines, handed on in batches as they arrive. A line longer than `limitBytes` is let go
 * byte by byte as it comes, so that its size costs no memory; it is answered for with `tooLong`. The last line needs no
 * line end; an empty one after the last line end is none.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  limitBytes: number,
): AsyncGenerator<readonly InputLine[]> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 0;
  const close = (): InputLine => {
    number += 1;
    const line = heldBytes > limitBytes ? null : held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return line === null ? { number, fault: 'tooLong' } : decode(line, number);
  };
  const hold = (piece: Buffer): void => {
    heldBytes += piece.length;
    if (heldBytes > limitBytes) held = [];
    else held.push(piece);
  };
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const batch: InputLine[] = [];
    let from = 0;
    for (let end = buffer.indexOf(NEWLINE); end >= 0; end = buffer.indexOf(NEWLINE, from)) {
      hold(buffer.subarray(from, end));
      batch.push(close());
      from = end + 1;
    }
    if (from < buffer.length) hold(buffer.subarray(from));
    if (batch.length > 0) yield batch;
  }
  if (heldBytes > 0) yield [close()];
}

function decode(line: Buffer, number: number): InputLine {
  if (!isUtf8(line)) return { number, fault: 'notUtf8' };
  const text = line.toString('utf8');
  const unmarked = number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
  return { number, text: unmarked.endsWith('\r') ? unmarked.slice(0, -1) : unmarked };
}
