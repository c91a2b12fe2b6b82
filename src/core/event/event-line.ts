import type { Event } from './event.ts';
import { jsonErrorOf } from './json-error.ts';
import { parseEvent } from './parse-event.ts';
import type { EventProblem } from './problem/problem.ts';

/** What one line of an event file says. `column` (from 1) is where it stops being readable. */
export type EventLine =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'problems'; readonly problems: readonly EventProblem[]; readonly column: number }
  | { readonly kind: 'blank' };

/** Reads one line of an event file (FORMAT 2). Never throws. */
export function parseEventLine(text: string): EventLine {
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

/** Which event a line holds, as far as its beginning tells; source and id as a hash below 2^53. */
export interface EventHead {
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
  if (!block.startsWith(BEGINNING, from)) return null;
  const id = from + BEGINNING.length;
  const idEnd = plainEnd(block, id);
  const source = idEnd + SOURCE.length;
  if (idEnd <= id || !block.startsWith(SOURCE, idEnd)) return null;
  const sourceEnd = plainEnd(block, source);
  const type = sourceEnd + TYPE.length;
  if (sourceEnd <= source || !block.startsWith(TYPE, sourceEnd)) return null;
  const typeEnd = plainEnd(block, type);
  const subject = typeEnd + SUBJECT.length;
  if (typeEnd <= type || !block.startsWith(SUBJECT, typeEnd)) return null;
  const end = plainEnd(block, subject);
  if (end <= subject) return null;
  return {
    type: block.slice(type, typeEnd),
    subject: block.slice(subject, end),
    identity: hashOfParts(block, source, sourceEnd, id, idEnd),
  };
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
