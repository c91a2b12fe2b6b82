import {
  dedupe,
  type Event,
  eventHeadOf,
  identityHash,
  identityOf,
  isKnownType,
  TICKET_EVENT_TYPES,
} from '../core/event/index.ts';
import { tieOf } from '../core/ticket/index.ts';
import { hashOf } from './hash.ts';
import { type Held, type LineStore, lineStore } from './held-line.ts';
import type { OpenRepeatFinder, OpenSorter, ReadLines, RepeatFinder, Sorted, Sorter } from './ports/index.ts';
import type { Tellings } from './tellings.ts';
import { newTies, type Ties } from './ties.ts';

export interface TicketLogPorts {
  readonly readEventLines: ReadLines;
  readonly openSorter: OpenSorter;
  readonly openRepeatFinder: OpenRepeatFinder;
}

/** Events of one ticket with the work on it, or of several that are merged or linked; each event once. */
export interface TicketGroup {
  readonly tickets: readonly string[];
  readonly events: readonly Event[];
}

/** A whole log, ready to be judged group by group. Larger than memory, it lies in temporary files until closed. */
export interface TicketLog {
  readonly members: readonly Event[];
  readonly retractions: readonly Event[];
  readonly events: number;
  /** Events of types that nobody knows the effect of, by type. */
  readonly others: ReadonlyMap<string, number>;
  /** Events that concern no ticket (outages, checks, measurements, work …), each once, by their subject. */
  facts(): Iterable<Event>;
  /** Groups of tied tickets. */
  tied(): Iterable<TicketGroup>;
  /**
   * Every ticket in the order of its id; of a tied one only that it is (`events` empty).
   * @param wanted which tickets; missing: all
   */
  alone(wanted?: (ticket: string) => boolean): Iterable<TicketGroup>;
  close(): void;
}

/** Types that concern their own ticket and no other. */
const SELF_CONTAINED: ReadonlySet<string> = new Set(
  TICKET_EVENT_TYPES.filter((type) => type !== 'merged' && type !== 'linked').map((type) => `ticket.${type}`),
);

/**
 * Reads event files whole and groups their lines by ticket. Nothing in them stops the reading; what is wrong is told.
 * A line whose head names its ticket is held as it stands and read when its ticket is judged: a log costs no more memory
 * than its text, and its events are gone as soon as they are judged.
 */
export async function readTicketLog(
  files: readonly string[],
  tellings: Tellings,
  progress: (bytes: number, total: number | null) => void,
  ports: TicketLogPorts,
): Promise<TicketLog> {
  const found = nothingFound(lineStore(tellings), ports);
  const { store } = found;
  const finder = ports.openRepeatFinder();
  await ports.readEventLines(files, {
    line: (block, from, to, file, line) => takeLine(found, finder, block, from, to, file, line),
    problem: (problem, file, line) => tellings.problem(problem, file, line === 0 ? null : line, line === 0 ? null : 1),
    progress,
  });
  const losers = losersAmong(finder.repeats(), () => found.tickets.sorted(), store);
  finder.close();
  const tellDiffering = ({ source, id }: Event) =>
    tellings.problem({ kind: 'differentContent', source, id }, '', null, null);
  for (const loser of losers.values()) tellDiffering(loser);
  const once = (events: readonly Event[]): readonly Event[] => {
    const { events: kept, differing } = dedupe(events);
    differing.forEach(tellDiffering);
    return kept;
  };
  const eventsOf = (group: Sorted<Held>) => eventsOfTicket(group, store, losers);
  return {
    members: once(found.members),
    retractions: once(found.retractions),
    events: found.count,
    others: found.others,
    tied: () => tiedGroups(found, ports, (group) => once(group.flatMap(eventsOf))),
    *alone(wanted = () => true) {
      for (const group of found.tickets.sorted()) {
        if (!wanted(group.key)) continue;
        yield { tickets: [group.key], events: found.ties.rootOf(group.key) === null ? once(eventsOf(group)) : [] };
      }
    },
    *facts() {
      for (const { values } of found.facts.sorted()) yield* once(values.flatMap((held) => store.eventOf(held) ?? []));
    },
    close() {
      found.tickets.close();
      found.facts.close();
    },
  };
}

function nothingFound(store: LineStore, { openSorter }: TicketLogPorts): Found {
  return {
    store,
    tickets: openSorter(store.codec),
    // Lines held in memory stay there until the tickets' are let go; these are held as events of their own.
    facts: openSorter({ write: store.codec.write, read: store.codec.read }),
    ties: newTies(),
    members: [],
    retractions: [],
    others: new Map(),
    count: 0,
  };
}

/** What reading the files has found so far. */
interface Found {
  readonly store: LineStore;
  readonly tickets: Sorter<Held>;
  readonly facts: Sorter<Held>;
  readonly ties: Ties;
  readonly members: Event[];
  readonly retractions: Event[];
  readonly others: Map<string, number>;
  count: number;
}

function takeLine(
  found: Found,
  finder: RepeatFinder,
  block: string,
  from: number,
  to: number,
  file: string,
  line: number,
): void {
  const head = eventHeadOf(block, from);
  const place = found.store.next(block, from, to, head, file, line);
  if (head !== null && SELF_CONTAINED.has(head.type)) {
    found.count += 1;
    found.tickets.add(head.subject, place, to - from);
    finder.add(head.identity, hashOf(head.subject));
    return;
  }
  const event = found.store.eventOf(place);
  if (event === null) return;
  found.count += 1;
  found.store.tellType(event.type, place);
  if (event.type.startsWith('ticket.') || event.type === WORK) {
    const tie = tieOf(event);
    if (tie !== null) found.ties.tie(event.subject, tie);
    // An event that was read takes several times the room of its text.
    found.tickets.add(event.subject, { event, place }, (to - from) * 4);
    finder.add(identityHash(event.source, event.id), hashOf(event.subject));
  } else if (event.type === 'event.retracted') found.retractions.push(event);
  else if (event.type === 'member.joined' || event.type === 'member.left') found.members.push(event);
  else if (isKnownType(event.type)) found.facts.add(event.subject, { event, place }, (to - from) * 4);
  else found.others.set(event.type, (found.others.get(event.type) ?? 0) + 1);
}

/** Work is billed as its ticket is, and so stands with it. */
const WORK = 'work.recorded';

/** The events of one ticket's lines, those left out that count under another ticket. */
function eventsOfTicket(
  { key, values }: Sorted<Held>,
  store: LineStore,
  losers: ReadonlyMap<string, Event>,
): readonly Event[] {
  const events: Event[] = [];
  for (const held of values) {
    const event = store.eventOf(held);
    if (event === null || (losers.size > 0 && losers.has(`${key}${APART}${identityOf(event)}`))) continue;
    if (event.subject === key) events.push(event);
    else store.tellRepeated(held);
  }
  return events;
}

function* tiedGroups(
  { tickets, ties, store }: Found,
  ports: TicketLogPorts,
  eventsOf: (group: readonly Sorted<Held>[]) => readonly Event[],
): Iterable<TicketGroup> {
  if (!ties.any()) return;
  // Lines held in memory stay there until the whole log is closed.
  const groups = ports.openSorter({ write: store.codec.write, read: store.codec.read });
  try {
    for (const { key, values } of tickets.sorted()) {
      const root = ties.rootOf(key);
      if (root !== null) for (const held of values) groups.add(`${root}${APART}${key}`, held, 200);
    }
    yield* byRoot(groups.sorted(), eventsOf);
  } finally {
    groups.close();
  }
}

/** Stands between a group's root and a ticket in one key; sorts before any other character. */
const APART = '\u0000';

/** Consecutive tickets of one root, as one group. */
function* byRoot(
  sorted: Iterable<Sorted<Held>>,
  eventsOf: (group: readonly Sorted<Held>[]) => readonly Event[],
): Iterable<TicketGroup> {
  let root: string | null = null;
  let group: Sorted<Held>[] = [];
  const whole = (): TicketGroup => ({ tickets: group.map(({ key }) => key), events: eventsOf(group) });
  for (const { key, values } of sorted) {
    const split = key.indexOf(APART);
    const next = key.slice(0, split);
    if (root !== null && next !== root) {
      yield whole();
      group = [];
    }
    root = next;
    group.push({ key: key.slice(split + 1), values });
  }
  if (group.length > 0) yield whole();
}

/**
 * Events that share source and id with an event of another ticket and do not count (open-case 4): all but the one
 * recorded first, of those recorded together the one whose ticket came first in the files.
 */
function losersAmong(
  repeats: ReadonlyMap<number, readonly number[]>,
  groups: () => Iterable<Sorted<Held>>,
  store: LineStore,
): ReadonlyMap<string, Event> {
  const losers = new Map<string, Event>();
  if (repeats.size === 0) return losers;
  const candidates = new Map<string, { readonly event: Event; readonly place: number }[]>();
  for (const { values } of groups()) {
    for (const held of values) {
      const identity = store.identityOf(held);
      const event = identity !== null && repeats.has(identity) ? store.eventOf(held) : null;
      if (event === null) continue;
      const alike = candidates.get(identityOf(event));
      if (alike === undefined) candidates.set(identityOf(event), [{ event, place: store.placeOf(held) }]);
      else alike.push({ event, place: store.placeOf(held) });
    }
  }
  for (const [identity, alike] of candidates) {
    const [winner, ...rest] = alike.sort((a, b) => a.event.recordedAt - b.event.recordedAt || a.place - b.place);
    for (const { event } of rest)
      if (event.subject !== winner?.event.subject) losers.set(`${event.subject}${APART}${identity}`, event);
  }
  return losers;
}
