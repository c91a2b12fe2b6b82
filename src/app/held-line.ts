import {
  type Event,
  type EventProblem,
  eventHeadOf,
  type HeadEnds,
  identityHash,
  isKnownType,
  nearestType,
  parseEventLine,
} from '../core/event/index.ts';
import { lineOf } from './event-text.ts';
import { linePlaces, lineTexts } from './line-places.ts';
import type { Codec } from './ports/index.ts';
import type { Tellings } from './tellings.ts';

/**
 * An event of the log, held as cheaply as it can be: the place of a line whose text is held with its block; a line that
 * came back from a temporary file; or an event that had to be read to know its ticket.
 */
export type Held =
  | number
  | { readonly text: string; readonly place: number }
  | { readonly event: Event; readonly place: number };

/** The lines of a log by their place (1 for the first line of the first file, and so on), and what is wrong with them. */
export interface LineStore {
  /** Notes where the next line stands. Lines of a file come in order, and files one after the other. */
  next(block: string, from: number, to: number, ends: HeadEnds | null, file: string, line: number): number;
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
  const places = linePlaces();
  const texts = lineTexts();
  const told = new Set<number>();
  const unknownTypes = new Set<string>();
  const textOf = (held: Held): string | null => {
    if (typeof held === 'number') return texts.textOf(held);
    return 'text' in held ? held.text : null;
  };
  const tell = (problem: EventProblem, place: number, column: number) => {
    const { file, line } = places.whereIs(place);
    tellings.problem(problem, file, line, column);
  };
  const eventOf = (held: Held): Event | null => {
    if (typeof held === 'object' && 'event' in held) return held.event;
    const read = typeof held === 'number' ? texts.readOf(held) : parseEventLine(textOf(held) ?? '');
    if (read.kind === 'event') return read.event;
    const place = placeOf(held);
    if (read.kind === 'blank' || told.has(place)) return null;
    told.add(place);
    for (const problem of read.problems) tell(problem, place, read.column);
    return null;
  };
  return {
    next(block, from, to, ends, file, line) {
      const place = places.next(file, line);
      texts.hold(place, block, from, to, ends);
      return place;
    },
    eventOf,
    identityOf(held) {
      const head = eventHeadOf(textOf(held) ?? '', 0);
      if (head !== null) return head.identity;
      const event = eventOf(held);
      return event === null ? null : identityHash(event.source, event.id);
    },
    placeOf,
    tellType(type, place) {
      if (isKnownType(type) || unknownTypes.has(type)) return;
      unknownTypes.add(type);
      tell({ kind: 'unknownType', type, nearest: nearestType(type) }, place, 1);
    },
    tellRepeated: (held) => tell({ kind: 'repeatedField' }, placeOf(held), 1),
    codec: {
      write: (held) => `${placeOf(held)} ${textOf(held) ?? lineOf((held as { readonly event: Event }).event)}`,
      read: spilled,
      written: () => texts.release(places.last()),
    },
  };
}

function placeOf(held: Held): number {
  return typeof held === 'number' ? held : held.place;
}

/** A line as it comes back from a temporary file: its place, then its text. */
function spilled(written: string): Held {
  const space = written.indexOf(' ');
  return { place: Number(written.slice(0, space)), text: written.slice(space + 1) };
}
