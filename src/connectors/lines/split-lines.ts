import { isAscii, isUtf8 } from 'node:buffer';

/** Told the lines of a stream of bytes. Lines are numbered from 1. */
export interface LineSink {
  /** One line without its line feed (a carriage return before it stays): the part of `block` from `from` to `to`. */
  line(block: string, from: number, to: number, number: number): void;
  badUtf8(number: number): void;
  tooLong(number: number): void;
}

/** `windows-1252` is what Excel calls ANSI, and includes latin1's letters. */
export type Encoding = 'utf-8' | 'windows-1252';

/** Takes a stream's bytes as they come. */
export interface LineSplitter {
  push(chunk: Buffer): void;
  end(): void;
}

const LINE_FEED = 10;

/**
 * Splits bytes into lines. Bytes are turned into text many lines at a time, which is several times faster than line by
 * line; only a block that is not UTF-8 is looked at line by line, to say which is at fault. A line of more than
 * `maxLine` bytes is told and let go as it comes, so that it is never held.
 */
export function lineSplitter(sink: LineSink, maxLine: number, encoding: Encoding = 'utf-8'): LineSplitter {
  const teller = lineTeller(sink, encoding);
  /** The beginning of a line whose end has not come yet. */
  let begun: Buffer[] = [];
  let begunBytes = 0;
  let skipping = false;
  const hold = (bytes: Buffer) => {
    if (skipping || bytes.length === 0) return;
    begunBytes += bytes.length;
    if (begunBytes <= maxLine) {
      begun.push(Buffer.from(bytes));
      return;
    }
    begun = [];
    skipping = true;
    teller.tooLong();
  };
  const finish = () => {
    if (!skipping) teller.oneLine(begun.length === 1 ? (begun[0] as Buffer) : Buffer.concat(begun));
    begun = [];
    begunBytes = 0;
    skipping = false;
  };
  return {
    push(chunk) {
      let from = 0;
      if (begunBytes > 0 || teller.isFirst()) {
        const first = chunk.indexOf(LINE_FEED);
        hold(first < 0 ? chunk : chunk.subarray(0, first));
        if (first < 0) return;
        finish();
        from = first + 1;
      }
      const last = chunk.lastIndexOf(LINE_FEED) + 1;
      if (last > from) teller.manyLines(chunk.subarray(from, last));
      hold(chunk.subarray(Math.max(from, last)));
    },
    end() {
      if (begunBytes > 0) finish();
    },
  };
}

/** Turns the bytes of whole lines into text and numbers them. */
function lineTeller(sink: LineSink, encoding: Encoding) {
  const anyBytes = encoding === 'utf-8' ? null : decodeWindows;
  let number = 0;
  const oneLine = (bytes: Buffer) => {
    number += 1;
    const line =
      number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
    if (anyBytes === null && !isUtf8(line)) return sink.badUtf8(number);
    const text = anyBytes?.(line) ?? line.toString('utf8');
    sink.line(text, 0, text.length, number);
  };
  return {
    oneLine,
    manyLines(bytes: Buffer) {
      const ascii = isAscii(bytes);
      if (!ascii && anyBytes === null && !isUtf8(bytes)) return eachLine(bytes, oneLine);
      const text = ascii ? bytes.toString('latin1') : (anyBytes?.(bytes) ?? bytes.toString('utf8'));
      let from = 0;
      for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
        number += 1;
        sink.line(text, from, to, number);
        from = to + 1;
      }
    },
    tooLong() {
      number += 1;
      sink.tooLong(number);
    },
    isFirst: () => number === 0,
  };
}

function eachLine(bytes: Buffer, tell: (line: Buffer) => void): void {
  let from = 0;
  for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
    tell(bytes.subarray(from, to));
    from = to + 1;
  }
}

/** What bytes 80 to 9F stand for; in between, latin1's letters. TextDecoder of Node 20 takes them for control characters. */
const WINDOWS_80_TO_9F =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decodeWindows(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => WINDOWS_80_TO_9F[control.charCodeAt(0) - 0x80] ?? control);
}
