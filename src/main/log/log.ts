import pino from 'pino';
import { toLine } from './line.ts';
import { scrub } from './scrub.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'off';

/** What a line may carry besides its words: what we chose to say, never what somebody sent. */
export interface LogFields {
  readonly [name: string]: string | number | boolean | null;
}

/** The program's log. Holds no secrets, tokens, cookies, bodies or names: only what is named here. */
export interface Log {
  readonly debug: (words: string, fields?: LogFields) => void;
  readonly info: (words: string, fields?: LogFields) => void;
  readonly warn: (words: string, fields?: LogFields) => void;
  readonly error: (words: string, fields?: LogFields) => void;
  /** We are wrong: the id that was told, what went wrong and where. What is quoted in its message is left out. */
  readonly defect: (id: string, error: unknown) => void;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Short lines for eyes, instead of JSON for machines. */
  readonly asLines: boolean;
  readonly write: (line: string) => void;
}

/** Opens the log. Each line is one line, whatever was put into it. */
export function openLog({ level, asLines, write }: LogOptions): Log {
  const destination = { write: (json: string) => write(asLines ? toLine(json) : escaped(json)) };
  const log = pino(
    {
      level: level === 'off' ? 'silent' : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'words',
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    debug: (words, fields = {}) => log.debug(fields, words),
    info: (words, fields = {}) => log.info(fields, words),
    warn: (words, fields = {}) => log.warn(fields, words),
    error: (words, fields = {}) => log.error(fields, words),
    defect: (id, error) => log.error({ defect: id, ...scrub(error) }, 'defect'),
  };
}

/** JSON escapes what is below a blank; the rest of what a terminal or an editor obeys is escaped here, and stays JSON. */
function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
