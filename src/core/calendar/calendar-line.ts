import { END_INSTANT, FIRST_INSTANT, formatInstant, type Instant, parseInstant } from '../time/index.ts';
import { add, isOpen, nextOpen, openBetween } from './arithmetic.ts';
import { type Calendar, compileCalendar } from './compile.ts';
import { LINE_WORDINGS } from './messages/line-wordings.ts';
import { type Facts, inWords, type MessageLanguage } from './messages/wording.ts';
import type { CalendarReading } from './plain/plain-calendar.ts';
import { describe } from './plain/plain-windows.ts';
import { type CalendarProblem, calendarProblemMessage } from './problem.ts';

/** What the `calendar` command answers to one line. `id` is the line's own, null when it has none or a list or map. */
export type CalendarAnswer =
  | { readonly id: LineId; readonly result: string | number | boolean | null }
  | { readonly id: LineId; readonly error: { readonly code: CalendarErrorCode; readonly message: string } };

type LineId = string | number | boolean | null;

export type CalendarErrorCode = 'badCalendar' | 'badInstant' | 'badOp' | 'beyondHorizon';

/** The first thing wrong with a line is its answer; `message` says it in a language. */
interface LineFault {
  readonly code: CalendarErrorCode;
  readonly message: (language: MessageLanguage) => string;
}

type Line = { readonly [key: string]: unknown };
type Result = string | number | boolean | null;

function fault(code: CalendarErrorCode, name: keyof typeof LINE_WORDINGS, facts: Facts = {}): LineFault {
  return { code, message: (language) => inWords(LINE_WORDINGS[name], facts, language) };
}

/**
 * The answer to one parsed line of the `calendar` command (FORMAT 3). `toSpec` reads the line's calendar:
 * `specOfPlain`. What is wrong is said in `language`.
 */
export function runCalendarLine(
  value: unknown,
  toSpec: (calendar: unknown) => CalendarReading,
  language: MessageLanguage = 'en',
): CalendarAnswer {
  const line = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Line) : null;
  const answer = line === null ? fault('badOp', 'notAnObject') : answerTo(line, toSpec);
  const own = line !== null && Object.hasOwn(line, 'id') ? line.id : null;
  const id = typeof own === 'string' || typeof own === 'number' || typeof own === 'boolean' ? own : null;
  if (typeof answer !== 'object' || answer === null) return { id, result: answer };
  return { id, error: { code: answer.code, message: answer.message(language) } };
}

function answerTo(line: Line, toSpec: (calendar: unknown) => CalendarReading): Result | LineFault {
  const op = Object.hasOwn(line, 'op') ? line.op : undefined;
  if (op === undefined) return fault('badOp', 'noOp');
  if (typeof op !== 'string' || !Object.hasOwn(OPERATIONS, op)) {
    return fault('badOp', 'unknownOp', { found: describe(op) });
  }
  const reading = toSpec(Object.hasOwn(line, 'calendar') ? line.calendar : undefined);
  if ('problems' in reading) return badCalendar(reading.problems);
  const operation = OPERATIONS[op as keyof typeof OPERATIONS];
  const instants: Instant[] = [];
  for (const key of operation.instants) {
    const at = instantOf(line, key);
    if (typeof at !== 'number') return at;
    instants.push(at);
  }
  const [first = 0, second = 0] = instants;
  return operation.run(compileCalendar(reading.spec), first, second, line);
}

function badCalendar(problems: readonly CalendarProblem[]): LineFault {
  const place = (told: CalendarProblem, language: MessageLanguage) => {
    const message = calendarProblemMessage(told, language);
    return told.path.length === 0 ? message : `${told.path.join('.')}${language === 'fr' ? '\u202f' : ''}: ${message}`;
  };
  return {
    code: 'badCalendar',
    message: (language) => problems.map((told) => place(told, language)).join(language === 'fr' ? '\u202f; ' : '; '),
  };
}

function instantOf(line: Line, key: string): Instant | LineFault {
  const text = Object.hasOwn(line, key) ? line[key] : undefined;
  if (text === undefined) return fault('badInstant', 'noInstant', { key });
  const at = typeof text === 'string' ? parseInstant(text) : null;
  if (at === null) return fault('badInstant', 'notAnInstant', { key, found: describe(text) });
  return at >= FIRST_INSTANT && at < END_INSTANT ? at : fault('beyondHorizon', 'outside', { key, found: String(text) });
}

interface Operation {
  readonly instants: readonly string[];
  readonly run: (calendar: Calendar, first: Instant, second: Instant, line: Line) => Result | LineFault;
}

const OPERATIONS: { readonly [op in 'add' | 'between' | 'isOpen' | 'nextOpen']: Operation } = {
  add: { instants: ['from'], run: (calendar, from, _, line) => addSeconds(calendar, from, line) },
  between: { instants: ['from', 'to'], run: (calendar, from, to) => openBetween(calendar, from, to) / 1000 },
  isOpen: { instants: ['at'], run: (calendar, at) => isOpen(calendar, at) },
  nextOpen: {
    instants: ['at'],
    run: (calendar, at) => {
      const next = nextOpen(calendar, at);
      return next === null ? null : formatInstant(next);
    },
  },
};

function addSeconds(calendar: Calendar, from: Instant, line: Line): Result | LineFault {
  const seconds = Object.hasOwn(line, 'seconds') ? line.seconds : undefined;
  if (seconds === undefined) return fault('badOp', 'noSeconds');
  if (typeof seconds !== 'number' || !(seconds >= 0)) {
    return fault('badOp', 'badSeconds', { found: describe(seconds) });
  }
  const tooFar = fault('beyondHorizon', 'tooFar', { seconds, from: formatInstant(from) });
  const ms = Math.round(seconds * 1000);
  // A decimal fraction is rarely exact in binary: a thousandth of a millisecond of error is no finer unit.
  if (Math.abs(seconds * 1000 - ms) > 0.001) return fault('badOp', 'tooFine', { seconds });
  const at = add(calendar, from, ms);
  return typeof at === 'number' ? formatInstant(at) : tooFar;
}
