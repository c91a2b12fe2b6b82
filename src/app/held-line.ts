import { type Event, eventHeadOf, identityHash, isKnownType, nearestType, parseEventLine } from '../core/event/index.ts';
import { lineOf } from './event-text.ts';
import type { Codec } from './ports.ts';
import type { Tellings } from './tellings.ts';

/**
 * An event of the log, held as cheaply as it can be: the place of a line whose text is held with its block; a line that
 * came back from a temporary file; or an event that had to be read to know its ticket.
 */
export type Held = number | { readonly text: string; readonly place: number } | { readonly event: Event; readonly place: number };

/** The lines of a log by their place (1 for the first line of the first file, and so on), and what is wrong with them. */
export interface LineStore {
  /** Notes where the next line stands. Lines of a file come in order, and files one after the other. */
  next(block: string, from: number, to: number, file: string, line: number): number;
  /** The event of a line; null, after telling why, when it is none. */
  eventOf(held: Held): Event | null;
  /** The hash of its source and id, mostly without reading it whole; null when it is no event. */
  identityOf(held: Held): number | null;
  placeOf(held: Held): number;
  /** A type whose effect nobody knows is told where it first stands. */
  tellType(type: string, place: number): void;
  /** Tells of a line whose whole says otherwise than its head. */
  tellRepeated(held: Held): void;
  readonly codec: Codec<Held>;
}

export function lineStore(tellings: Tellings): LineStore {
  const files: { readonly file: string; readonly before: number }[] = [];
  const told = new Set<number>();
  const unknownTypes = new Set<string>();
  let blocks: string[] = [];
  /** Of each held line: its block, from where and to where. */
  let spans = new Int32Array(3 << 12);
  let base = 1;
  let last = 0;
  const whereIs = (place: number): { readonly file: string; readonly line: number } => {
    const found = files.findLast((each) => each.before < place);
    return { file: found?.file ?? '', line: place - (found?.before ?? 0) };
  };
  const textOf = (place: number): string => {
    const at = (place - base) * 3;
    return (blocks[spans[at] as number] as string).slice(spans[at + 1], spans[at + 2]);
  };
  const placeOf = (held: Held) => (typeof held === 'number' ? held : held.place);
  const eventOf = (held: Held): Event | null => {
    if (typeof held === 'object' && 'event' in held) return held.event;
    const read = parseEventLine(typeof held === 'number' ? textOf(held) : held.text);
    if (read.kind === 'event') return read.event;
    const place = placeOf(held);
    if (read.kind === 'blank' || told.has(place)) return null;
    told.add(place);
    const { file, line } = whereIs(place);
    for (const problem of read.problems) tellings.problem(problem, file, line, read.column);
    return null;
  };
  return {
    next(block, from, to, file, line) {
      if (files.at(-1)?.file !== file || line === 1) files.push({ file, before: last });
      last = (files.at(-1)?.before ?? 0) + line;
      // Lines that can not be had as text leave a gap, which nobody asks for.
      const at = (last - base) * 3;
      if (at >= spans.length) {
        const larger = new Int32Array(Math.max(spans.length * 2, at + 3));
        larger.set(spans);
        spans = larger;
      }
      if (blocks.at(-1) !== block) blocks.push(block);
      spans[at] = blocks.length - 1;
      spans[at + 1] = from;
      spans[at + 2] = to;
      return last;
    },
    eventOf,
    identityOf(held) {
      const text = typeof held === 'number' ? textOf(held) : 'text' in held ? held.text : null;
      const head = text === null ? null : eventHeadOf(text, 0);
      if (head !== null) return head.identity;
      const event = eventOf(held);
      return event === null ? null : identityHash(event.source, event.id);
    },
    placeOf,
    tellType(type, place) {
      if (isKnownType(type) || unknownTypes.has(type)) return;
      unknownTypes.add(type);
      const { file, line } = whereIs(place);
      tellings.problem({ kind: 'unknownType', type, nearest: nearestType(type) }, file, line, 1);
    },
    tellRepeated(held) {
      const { file, line } = whereIs(placeOf(held));
      tellings.problem({ kind: 'repeatedField' }, file, line, 1);
    },
    codec: {
      write: (held) => `${placeOf(held)} ${typeof held === 'number' ? textOf(held) : 'text' in held ? held.text : lineOf(held.event)}`,
      read: (written) => {
        const space = written.indexOf(' ');
        return { place: Number(written.slice(0, space)), text: written.slice(space + 1) };
      },
      written: () => {
        blocks = [];
        base = last + 1;
        spans = new Int32Array(3 << 12);
      },
    },
  };
}
