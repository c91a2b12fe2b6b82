import { open } from 'node:fs/promises';
import type { EventSink, ReadEvents } from '../../app/ports.ts';
import { isKnownType, nearestType, parseEvent } from '../../core/event/index.ts';
import { jsonErrorOf } from './json-error.ts';
import { type LineSink, lineSplitter } from './split-lines.ts';

const CHUNK_BYTES = 1 << 20;
/** Longer lines are no events; holding one would cost more than a whole log. */
export const MAX_LINE_BYTES = 16 << 20;

/**
 * Reads JSON Lines files of events one after the other (`-`: standard input) and tells the sink every event and every
 * problem, with file, line and column. Nothing in a file stops the reading: a bad line is told and left out. A file
 * that can not be read is told as a problem of its line 0.
 */
export const readEvents: ReadEvents = async (files, sink) => {
  const knownUnknown = new Set<string>();
  let done = 0;
  for (const file of files) {
    const name = file === '-' ? 'stdin' : file;
    const splitter = lineSplitter(lineSink(name, sink, knownUnknown), MAX_LINE_BYTES);
    try {
      done = await (file === '-' ? readStandardInput : readFile)(file, (chunk) => splitter.push(chunk), (bytes, total) => sink.progress(bytes, total), done);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      sink.problem({ kind: 'unreadable', reason: error.code }, name, 0, 0);
    }
    splitter.end();
  }
};

type Push = (chunk: Buffer) => void;
type Progress = (bytes: number, total: number | null) => void;

/** Gives how many bytes have been read after this file, those before it included. */
async function readFile(path: string, push: Push, progress: Progress, before: number): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let read = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return before + read;
      read += bytesRead;
      push(buffer.subarray(0, bytesRead));
      progress(before + read, before + Math.max(size, read));
    }
  } finally {
    await handle.close();
  }
}

async function readStandardInput(_: string, push: Push, progress: Progress, before: number): Promise<number> {
  let read = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Buffer);
    read += bytes.length;
    push(bytes);
    progress(before + read, null);
  }
  return before + read;
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

/** Turns the lines of one file into events. A type that is not known is told once, where it first stands. */
function lineSink(file: string, sink: EventSink, knownUnknown: Set<string>): LineSink {
  return {
    line(text, number) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        tellNoJson(text, number);
        return;
      }
      const parsed = parseEvent(value);
      if (!('event' in parsed)) {
        for (const problem of parsed.problems) sink.problem(problem, file, number, 1);
        return;
      }
      const { event } = parsed;
      if (!isKnownType(event.type) && !knownUnknown.has(event.type)) {
        knownUnknown.add(event.type);
        sink.problem({ kind: 'unknownType', type: event.type, nearest: nearestType(event.type) }, file, number, 1);
      }
      sink.event(event, text.length);
    },
    badUtf8: (number) => sink.problem({ kind: 'badUtf8' }, file, number, 1),
    tooLong: (number) => sink.problem({ kind: 'lineTooLong', limitMegabytes: MAX_LINE_BYTES >> 20 }, file, number, 1),
  };

  function tellNoJson(text: string, number: number): void {
    if (text.trim() === '') return;
    const error = jsonErrorOf(text);
    const column = (error?.at ?? 0) + 1;
    if (error?.found === null) sink.problem({ kind: 'truncatedLine' }, file, number, column);
    else sink.problem({ kind: 'notJson', found: error?.found ?? '' }, file, number, column);
  }
}
