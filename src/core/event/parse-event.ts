import { isShallow, MAX_DEPTH } from './depth.ts';
import type { Event, EventData } from './event.ts';
import { EVENT_SHAPES, type EventShape, fieldHolds } from './field.ts';
import { instantOf } from './field-instant.ts';
import type { EventProblem } from './problem/problem.ts';
import { problemsOf } from './problems-of.ts';

export type ParsedEvent = { readonly event: Event } | { readonly problems: readonly EventProblem[] };

type Fields = { readonly [name: string]: unknown };

const NO_DATA: EventData = Object.freeze(Object.create(null) as EventData);

/**
 * The event that a parsed JSON value (one line of an event file, FORMAT 2) stands for, or everything that is wrong
 * with it. Unknown fields of `data` are kept as they are; an unknown type is an event without effect. `recordedAt` is
 * `recordedat`, or `time` where the file gives none.
 */
export function parseEvent(value: unknown): ParsedEvent {
  if (typeof value === 'object' && value !== null) {
    const event = eventOf(value as Fields);
    if (event !== null) return { event };
  }
  return { problems: problemsOf(value) };
}

/** The way of every good line: no list is made, nothing is copied. Null: something is wrong, find out what elsewhere. */
export function eventOf(fields: Fields): Event | null {
  const { id, source, type, time, recordedat } = fields;
  if (typeof id !== 'string' || typeof source !== 'string' || typeof type !== 'string') return null;
  if (id === '' || source === '' || type === '') return null;
  const occurredAt = instantOf(time);
  const recordedAt = recordedat === undefined || recordedat === null ? occurredAt : instantOf(recordedat);
  if (Number.isNaN(occurredAt) || Number.isNaN(recordedAt)) return null;
  const subject = textOrNone(fields['subject'], '');
  const sequence = sequenceOf(fields['sequence']);
  if (subject === null || sequence === undefined) return null;
  const data = fields['data'] ?? NO_DATA;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const shape = EVENT_SHAPES.get(type);
  if (!dataHolds(data as Fields, shape) || (shape?.needsSubject === true && subject === '')) return null;
  return { source, id, type: shape?.type ?? type, subject, occurredAt, recordedAt, sequence, data: data as EventData };
}

function textOrNone<N>(value: unknown, none: N): string | N | null {
  if (value === undefined || value === null) return none;
  return typeof value === 'string' ? value : null;
}

/** CloudEvents says `sequence` is text; a whole number means the same. Undefined: it is neither. */
function sequenceOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

function dataHolds(data: Fields, shape: EventShape | undefined): boolean {
  for (const name in data) {
    const value = data[name];
    if (typeof value === 'object' && value !== null && !isShallow(value, MAX_DEPTH)) return false;
    const kind = shape?.fields.get(name);
    if (kind !== undefined && !fieldHolds(kind, value)) return false;
  }
  return shape === undefined || hasRequired(data, shape);
}

function hasRequired(data: Fields, shape: EventShape): boolean {
  if (shape.required.length === 0 && shape.oneRequired.length === 0) return true;
  const given = (name: string) => data[name] !== undefined && data[name] !== null;
  return shape.required.every(given) && (shape.oneRequired.length === 0 || shape.oneRequired.some(given));
}
