import type { EventSink, ReadEvents } from '../../app/ports.ts';
import { isKnownType, nearestType, parseEvent } from '../../core/event/index.ts';
import { isSystemError, type LineSink, lineSplitter, readChunks } from '../lines/index.ts';
import { jsonErrorOf } from './json-error.ts';


/** Longer lines are no events; holding one would cost more than a whole log. */
export const MAX_LINE_BYTES = 16 << 20;

/**
 * Reads JSON Lines files of events one after the other (`-`: standard input) and tells the sink every event and every
 * problem, with file, line and column. Nothing in a file stops the reading: a bad line is told and left out. A file
 * that can not be read is told as a problem of its line 0.
 */
export const readEvents: ReadEvents = async (files, sink) => {
  const knownUnknown = new Set<string>();
  let before = 0;
  for (const file of files) {
    const name = file === '-' ? 'stdin' : file;
    const splitter = lineSplitter(lineSink(name, sink, knownUnknown), MAX_LINE_BYTES);
    let read = 0;
    try {
      await readChunks(file, {
        chunk: (bytes) => splitter.push(bytes),
        progress: (bytes, total) => {
          read = bytes;
          sink.progress(before + bytes, total === null ? null : before + total);
        },
      });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      sink.problem({ kind: 'unreadable', reason: error.code }, name, 0, 0);
    }
    splitter.end();
    before += read;
  }
};

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
