import { END_INSTANT, FIRST_INSTANT, formatInstant, type Instant, parseInstant } from '../time/index.ts';
import { add, HORIZON_MS, isOpen, nextOpen, openBetween } from './arithmetic.ts';
import { type Calendar, compileCalendar } from './compile.ts';
import type { CalendarReading } from './plain/plain-calendar.ts';
import { describe } from './plain/plain-windows.ts';

/** What the `calendar` command answers to one line. `id` is the line's own, null when it has none or a list or map. */
export type CalendarAnswer =
  | { readonly id: LineId; readonly result: string | number | boolean | null }
  | { readonly id: LineId; readonly error: { readonly code: CalendarErrorCode; readonly message: string } };

type LineId = string | number | boolean | null;

export type CalendarErrorCode = 'badCalendar' | 'badInstant' | 'badOp' | 'beyondHorizon';

/** The first thing wrong with a line is its answer. */
interface LineError {
  readonly error: { readonly code: CalendarErrorCode; readonly message: string };
}

type Line = { readonly [key: string]: unknown };
type Result = string | number | boolean | null;

function bad(code: CalendarErrorCode, message: string): LineError {
  return { error: { code, message } };
}

/** The answer to one parsed line of the `calendar` command (FORMAT 3). `toSpec` reads the line's calendar: `specOfPlain`. */
export function runCalendarLine(value: unknown, toSpec: (calendar: unknown) => CalendarReading): CalendarAnswer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, ...bad('badOp', 'a line is a JSON object with `op`, `calendar` and what the operation needs') };
  }
  const line = value as Line;
  const answer = answerTo(line, toSpec);
  const own = Object.hasOwn(line, 'id') ? line.id : null;
  const id = typeof own === 'string' || typeof own === 'number' || typeof own === 'boolean' ? own : null;
  return typeof answer === 'object' && answer !== null ? { id, ...answer } : { id, result: answer };
}

function answerTo(line: Line, toSpec: (calendar: unknown) => CalendarReading): Result | LineError {
  const op = Object.hasOwn(line, 'op') ? line.op : undefined;
  if (typeof op !== 'string' || !Object.hasOwn(OPERATIONS, op)) {
    return bad('badOp', `\`op\` is one of \`add\`, \`between\`, \`isOpen\`, \`nextOpen\`, not ${describe(op)}`);
  }
  const reading = toSpec(Object.hasOwn(line, 'calendar') ? line.calendar : undefined);
  if ('problems' in reading) return bad('badCalendar', reading.problems.map(place).join('; '));
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

function place(problem: { readonly path: readonly (string | number)[]; readonly message: string }): string {
  return problem.path.length === 0 ? problem.message : `${problem.path.join('.')}: ${problem.message}`;
}

function instantOf(line: Line, key: string): Instant | LineError {
  const text = Object.hasOwn(line, key) ? line[key] : undefined;
  const at = typeof text === 'string' ? parseInstant(text) : null;
  if (at === null) {
    return bad('badInstant', `\`${key}\` is an instant such as \`2025-01-03T16:00:00Z\`, not ${describe(text)}`);
  }
  return at >= FIRST_INSTANT && at < END_INSTANT
    ? at
    : bad('beyondHorizon', `\`${key}\` (${text}) lies outside 1900 to 2200`);
}

interface Operation {
  readonly instants: readonly string[];
  readonly run: (calendar: Calendar, first: Instant, second: Instant, line: Line) => Result | LineError;
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

function addSeconds(calendar: Calendar, from: Instant, line: Line): Result | LineError {
  const seconds = Object.hasOwn(line, 'seconds') ? line.seconds : undefined;
  if (typeof seconds !== 'number' || !(seconds >= 0)) {
    return bad('badOp', `\`seconds\` is a number that is not negative, not ${describe(seconds)}`);
  }
  const tooFar = bad(
    'beyondHorizon',
    `${seconds} s of service time after ${formatInstant(from)} lie more than 20 years ahead`,
  );
  if (seconds * 1000 > HORIZON_MS) return tooFar;
  const ms = Math.round(seconds * 1000);
  // A decimal fraction is rarely exact in binary: a thousandth of a millisecond of error is no finer unit.
  if (Math.abs(seconds * 1000 - ms) > 0.001)
    return bad('badOp', `\`seconds\` has more than three decimals: ${seconds}`);
  const at = add(calendar, from, ms);
  return typeof at === 'number' ? formatInstant(at) : tooFar;
}
