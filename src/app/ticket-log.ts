import { dedupe, type Event, identityOf } from '../core/event/index.ts';
import { tieOf } from '../core/ticket/index.ts';
import { hashOf, hashOfPair } from './hash.ts';
import type { Codec, OpenRepeatFinder, OpenSorter, ReadEvents } from './ports.ts';
import type { Tellings } from './tellings.ts';
import { newTies } from './ties.ts';

export interface TicketLogPorts {
  readonly readEvents: ReadEvents;
  readonly openSorter: OpenSorter;
  readonly openRepeatFinder: OpenRepeatFinder;
}

/** Events of one ticket, or of several that are merged or linked; each event once. */
export interface TicketGroup {
  readonly tickets: readonly string[];
  readonly events: readonly Event[];
}

/** A whole log, ready to be judged group by group. Larger than memory, it lies in temporary files until closed. */
export interface TicketLog {
  readonly members: readonly Event[];
  readonly retractions: readonly Event[];
  readonly events: number;
  /** Events that concern no ticket, by type: kept out of the groups, for nothing here judges them. */
  readonly others: ReadonlyMap<string, number>;
  /** Groups of tied tickets. */
  tied(): Iterable<TicketGroup>;
  /** Every ticket in the order of its id; of a tied one only that it is (`events` empty). */
  alone(): Iterable<TicketGroup>;
  close(): void;
}

// A spilled event is a list: names would cost as much again as the values.
const EVENT_CODEC: Codec<Event> = {
  write: (event) =>
    JSON.stringify([event.source, event.id, event.type, event.subject, event.occurredAt, event.recordedAt, event.sequence, event.data]),
  read: (text) => {
    const [source, id, type, subject, occurredAt, recordedAt, sequence, data] = JSON.parse(text) as readonly [
      string, string, string, string, number, number, string | null, Event['data'],
    ];
    return { source, id, type, subject, occurredAt, recordedAt, sequence, data };
  },
};

/** Reads event files whole and groups their events by ticket. Nothing in them stops the reading; what is wrong is told. */
export async function readTicketLog(
  files: readonly string[],
  tellings: Tellings,
  progress: (bytes: number, total: number | null) => void,
  ports: TicketLogPorts,
): Promise<TicketLog> {
  const tickets = ports.openSorter(EVENT_CODEC);
  const finder = ports.openRepeatFinder();
  const ties = newTies();
  const members: Event[] = [];
  const retractions: Event[] = [];
  const others = new Map<string, number>();
  let count = 0;
  await ports.readEvents(files, {
    event(event, size) {
      count += 1;
      const { type } = event;
      if (type.startsWith('ticket.')) {
        tickets.add(event.subject, event, size);
        finder.add(hashOfPair(event.source, event.id), hashOf(event.subject));
        const tie = tieOf(event);
        if (tie !== null) ties.tie(event.subject, tie);
      } else if (type === 'event.retracted') retractions.push(event);
      else if (type === 'member.joined' || type === 'member.left') members.push(event);
      else others.set(type, (others.get(type) ?? 0) + 1);
    },
    problem: (problem, file, line, column) => tellings.problem(problem, file, line === 0 ? null : line, line === 0 ? null : column),
    progress,
  });
  const once = (events: readonly Event[]): readonly Event[] => {
    const { events: kept, differing } = dedupe(events);
    for (const { source, id } of differing) tellings.problem({ kind: 'differentContent', source, id }, '', null, null);
    return kept;
  };
  const losers = losersAmong(finder.repeats(), () => tickets.sorted());
  finder.close();
  for (const { source, id } of losers.values()) tellings.problem({ kind: 'differentContent', source, id }, '', null, null);
  const without = (ticket: string, events: readonly Event[]) =>
    losers.size === 0 ? events : events.filter((event) => !losers.has(`${ticket}\u0000${identityOf(event)}`));
  return {
    members: once(members),
    retractions: once(retractions),
    events: count,
    others,
    *tied() {
      if (!ties.any()) return;
      const groups = ports.openSorter(EVENT_CODEC);
      try {
        for (const { key, values } of tickets.sorted()) {
          const root = ties.rootOf(key);
          if (root !== null) for (const event of without(key, values)) groups.add(root, event, 200);
        }
        for (const { values } of groups.sorted()) yield { tickets: [...new Set(values.map((event) => event.subject))], events: once(values) };
      } finally {
        groups.close();
      }
    },
    *alone() {
      for (const { key, values } of tickets.sorted()) {
        yield { tickets: [key], events: ties.rootOf(key) === null ? once(without(key, values)) : [] };
      }
    },
    close: () => tickets.close(),
  };
}

/**
 * Events that share source and id with an event of another ticket and do not count (open-case 4): all but the one
 * recorded first, of those recorded together the one whose ticket came first in the files.
 */
function losersAmong(
  repeats: ReadonlyMap<number, readonly number[]>,
  groups: () => Iterable<{ readonly key: string; readonly values: readonly Event[] }>,
): ReadonlyMap<string, Event> {
  const winners = new Map<string, { readonly event: Event; readonly place: number }>();
  const losers = new Map<string, Event>();
  if (repeats.size === 0) return losers;
  const keyOf = (event: Event) => `${event.subject}\u0000${identityOf(event)}`;
  for (const { values } of groups()) {
    for (const event of values) {
      const owners = repeats.get(hashOfPair(event.source, event.id));
      if (owners === undefined) continue;
      const place = owners.indexOf(hashOf(event.subject));
      const winner = winners.get(identityOf(event));
      const wins = winner === undefined || event.recordedAt < winner.event.recordedAt ||
        (event.recordedAt === winner.event.recordedAt && place < winner.place);
      if (winner !== undefined && winner.event.subject === event.subject) {
        if (wins) winners.set(identityOf(event), { event, place });
        continue;
      }
      if (winner !== undefined) losers.set(keyOf(wins ? winner.event : event), wins ? winner.event : event);
      if (wins) winners.set(identityOf(event), { event, place });
    }
  }
  return losers;
}
