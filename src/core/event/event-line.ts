import type { Event } from './event.ts';
import { jsonErrorOf } from './json-error.ts';
import { eventOf, parseEvent } from './parse-event.ts';
import type { EventProblem } from './problem/problem.ts';

/** What one line of an event file says. `column` (from 1) is where it stops being readable. */
export type EventLine =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'problems'; readonly problems: readonly EventProblem[]; readonly column: number }
  | { readonly kind: 'blank' };

/**
 * Reads one line of an event file (FORMAT 2): the part of `block` from `from` to `to`. Never throws.
 * @param ends what `eventHeadOf` found of this very line; null: not known, or it found nothing
 */
export function parseEventLine(block: string, from = 0, to = block.length, ends: HeadEnds | null = null): EventLine {
  const known = ends ?? endsOf(block, from);
  const usual = known === null ? null : usualEventOf(block, from, to, known);
  if (usual !== null) return { kind: 'event', event: usual };
  const text = block.slice(from, to);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable(text);
  }
  const parsed = parseEvent(value);
  return 'event' in parsed
    ? { kind: 'event', event: parsed.event }
    : { kind: 'problems', problems: parsed.problems, column: 1 };
}

function unreadable(text: string): EventLine {
  if (text.trim() === '') return { kind: 'blank' };
  const error = jsonErrorOf(text);
  const problem: EventProblem =
    error?.found == null ? { kind: 'truncatedLine' } : { kind: 'notJson', found: error.found };
  return { kind: 'problems', problems: [problem], column: (error?.at ?? 0) + 1 };
}

const TIME = '","time":"';
const DATA = '","data":{';
/** `2026-03-12T08:00:00Z`; other spellings go the long way. */
const TIME_LENGTH = 20;

/**
 * The event of a line written in the usual order of fields, its data last and flat: only the data is parsed, which is a
 * third of the text, and often empty. Null for any other line, good or bad: it goes the long way.
 */
function usualEventOf(block: string, from: number, to: number, ends: HeadEnds): Event | null {
  const { idEnd, sourceEnd, typeEnd, subjectEnd } = ends;
  if (!block.startsWith(TIME, subjectEnd)) return null;
  const time = subjectEnd + TIME.length;
  const open = time + TIME_LENGTH + DATA.length - 1;
  // The first brace that closes must close the data, the last one the line.
  if (!block.startsWith(DATA, time + TIME_LENGTH) || block.charCodeAt(to - 1) !== BRACE) return null;
  if (block.indexOf('}', open) !== to - 2) return null;
  const data = open + 3 === to ? null : dataOf(block.slice(open, to - 1));
  if (data === undefined) return null;
  return eventOf({
    id: block.slice(from + BEGINNING.length, idEnd),
    source: block.slice(idEnd + SOURCE.length, sourceEnd),
    type: block.slice(sourceEnd + TYPE.length, typeEnd),
    subject: block.slice(typeEnd + SUBJECT.length, subjectEnd),
    time: block.slice(time, time + TIME_LENGTH),
    data,
  });
}

const BRACE = 125;

/** Undefined: it is no JSON; what is wrong is found on the long way. */
function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which event a line holds, as far as its beginning tells; source and id as a hash below 2^53. */
export interface EventHead extends HeadEnds {
  readonly type: string;
  readonly subject: string;
  readonly identity: number;
}

const BEGINNING = '{"specversion":"1.0","id":"';
const SOURCE = '","source":"';
const TYPE = '","type":"';
const SUBJECT = '","subject":"';

/**
 * The head of a line (the part of `block` from `from` on) written in the usual order of fields (FORMAT 2), without
 * reading the rest of it; null for any other line. The rest may still be wrong: whoever goes by the head must read the
 * line in the end, and compare.
 */
export function eventHeadOf(block: string, from: number): EventHead | null {
  const ends = endsOf(block, from);
  if (ends === null) return null;
  const { idEnd, sourceEnd, typeEnd, subjectEnd } = ends;
  return {
    type: block.slice(sourceEnd + TYPE.length, typeEnd),
    subject: block.slice(typeEnd + SUBJECT.length, subjectEnd),
    identity: hashOfParts(block, idEnd + SOURCE.length, sourceEnd, from + BEGINNING.length, idEnd),
    idEnd,
    sourceEnd,
    typeEnd,
    subjectEnd,
  };
}

/** Where the fields at the beginning of a line end: the places of their closing quotes. */
export interface HeadEnds {
  readonly idEnd: number;
  readonly sourceEnd: number;
  readonly typeEnd: number;
  readonly subjectEnd: number;
}

function endsOf(block: string, from: number): HeadEnds | null {
  if (!block.startsWith(BEGINNING, from)) return null;
  const idEnd = plainEnd(block, from + BEGINNING.length);
  if (idEnd <= from + BEGINNING.length || !block.startsWith(SOURCE, idEnd)) return null;
  const sourceEnd = plainEnd(block, idEnd + SOURCE.length);
  if (sourceEnd <= idEnd + SOURCE.length || !block.startsWith(TYPE, sourceEnd)) return null;
  const typeEnd = plainEnd(block, sourceEnd + TYPE.length);
  if (typeEnd <= sourceEnd + TYPE.length || !block.startsWith(SUBJECT, typeEnd)) return null;
  const subjectEnd = plainEnd(block, typeEnd + SUBJECT.length);
  return subjectEnd <= typeEnd + SUBJECT.length ? null : { idEnd, sourceEnd, typeEnd, subjectEnd };
}

/** The end of the text that begins at a place, at its quote; -1 where it holds a backslash, a line's end or no quote. */
function plainEnd(block: string, from: number): number {
  for (let at = from; ; at++) {
    const code = block.charCodeAt(at);
    if (code === 34) return at;
    if (code === 92 || !(code >= 32)) return -1;
  }
}

/** The hash of an event's source and id; equal for equal ones, and hardly ever for others. */
export function identityHash(source: string, id: string): number {
  return hashOfParts(source + id, 0, source.length, source.length, source.length + id.length);
}

function hashOfParts(block: string, a: number, aEnd: number, b: number, bEnd: number): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let at = a; at < aEnd; at++) {
    const code = block.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
  }
  high = Math.imul(high ^ 0x1ffff, 0x01000193);
  for (let at = b; at < bEnd; at++) {
    const code = block.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}
