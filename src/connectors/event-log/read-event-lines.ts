import type { ReadLines } from '../../app/ports/index.ts';
import { isSystemError, lineSplitter, readChunks } from '../lines/index.ts';

/** Longer lines are no events; holding one would cost more than a whole log. */
export const MAX_LINE_BYTES = 16 << 20;

/**
 * Reads JSON Lines files one after the other (`-`: standard input, called `stdin`) and tells the sink every line. Nothing
 * in a file stops the reading: a line that is not UTF-8 or too long is told and left out. A file that can not be read is
 * told as a problem of its line 0.
 */
export const readEventLines: ReadLines = async (files, sink) => {
  let before = 0;
  for (const path of files) {
    const file = path === '-' ? 'stdin' : path;
    const splitter = lineSplitter(
      {
        line: (block, from, to, number) => sink.line(block, from, to, file, number),
        badUtf8: (number) => sink.problem({ kind: 'badUtf8' }, file, number),
        tooLong: (number) => sink.problem({ kind: 'lineTooLong', limitMegabytes: MAX_LINE_BYTES >> 20 }, file, number),
      },
      MAX_LINE_BYTES,
    );
    let read = 0;
    try {
      await readChunks(path, {
        chunk: (bytes) => splitter.push(bytes),
        progress: (bytes, total) => {
          read = bytes;
          sink.progress(before + bytes, total === null ? null : before + total);
        },
      });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      sink.problem({ kind: 'unreadable', reason: error.code }, file, 0);
    }
    splitter.end();
    before += read;
  }
};
