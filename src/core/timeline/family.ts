import type { Event } from '../event/index.ts';
import type { Instant } from '../time/index.ts';
import { flagsOf, IS, textOf } from './moment.ts';
import { type Foreign, type Timeline, timelineOf } from './timeline.ts';

/** What happened among tickets that are merged or linked, and what was odd about it. */
export interface Family {
  readonly timelines: readonly Timeline[];
  /** Tickets whose `opened` never came. */
  readonly unopened: readonly string[];
}

/** Types a child takes over from its parent (SEMANTICS 1, `merged`, "children"; open-case 38). */
const INHERITED = new Set([
  'ticket.workaroundProvided',
  'ticket.restored',
  'ticket.resolved',
  'ticket.closed',
  'ticket.reopened',
]);

function isInherited(event: Event): boolean {
  if (event.type === 'ticket.replied') return (flagsOf('replied', event.data) & IS.publicReply) !== 0;
  return INHERITED.has(event.type);
}

const NOBODY: ReadonlyMap<string, Timeline> = new Map();

/**
 * The timelines of tickets that may be merged into or linked to each other.
 * @param tickets each ticket's events, in order (`orderEvents`), without duplicates, none later than `asOf`;
 *   related tickets must be in the same call
 * @param order puts events of several tickets into one order
 */
export function familyOf(
  tickets: ReadonlyMap<string, readonly Event[]>,
  order: (events: readonly Event[]) => readonly Event[],
): Family {
  if (tickets.size === 1) return single(tickets);
  const merges = effectiveMerges(tickets, order);
  const timelines: Timeline[] = [];
  const unopened: string[] = [];
  const made = new Map<string, Timeline | null>();
  const mergedInto = absorptions(merges);
  const make = (ticket: string, path: readonly string[]): Timeline | null => {
    const known = made.get(ticket);
    if (known !== undefined) return known;
    const absorbed = new Map<string, Timeline>();
    const joining: Event[] = [];
    for (const merge of mergedInto.get(ticket) ?? []) {
      if (merge.subject === ticket || path.includes(merge.subject)) continue;
      const timeline = make(merge.subject, [...path, ticket]);
      // Merged, as far as that ticket's own story got to it (it may have been cancelled before).
      if (timeline?.merged?.into !== ticket) continue;
      absorbed.set(merge.subject, timeline);
      joining.push(merge);
    }
    const voidMerges = voidMergesOf(tickets.get(ticket) ?? [], merges);
    const { taken, foreign } = takenBy(ticket, tickets, joining, order);
    const effective = voidMerges.length === 0 ? taken : taken.filter((event) => !voidMerges.includes(event));
    const timeline = timelineOf(ticket, effective, foreign, absorbed.size > 0 ? absorbed : NOBODY, voidMerges);
    if (path.length === 0 || timeline === null) made.set(ticket, timeline);
    return timeline;
  };
  for (const ticket of tickets.keys()) {
    const timeline = make(ticket, []);
    if (timeline === null) unopened.push(ticket);
    else timelines.push(timeline);
  }
  return { timelines, unopened };
}

function single(tickets: ReadonlyMap<string, readonly Event[]>): Family {
  for (const [ticket, events] of tickets) {
    const voidMerges = voidMergesOf(events, NO_MERGES);
    const taken = voidMerges.length === 0 ? events : events.filter((event) => !voidMerges.includes(event));
    const timeline = timelineOf(ticket, taken, null, NOBODY, voidMerges);
    return timeline === null ? { timelines: [], unopened: [ticket] } : { timelines: [timeline], unopened: [] };
  }
  return { timelines: [], unopened: [] };
}

const NO_MERGES: ReadonlySet<Event> = new Set();
const NONE: readonly Event[] = [];

function voidMergesOf(events: readonly Event[], effective: ReadonlySet<Event>): readonly Event[] {
  if (!events.some((event) => event.type === 'ticket.merged')) return NONE;
  return events.filter((event) => event.type === 'ticket.merged' && !effective.has(event));
}

/** Merges that take effect: told one after the other, each into a ticket that was opened and has not ended before. */
function effectiveMerges(
  tickets: ReadonlyMap<string, readonly Event[]>,
  order: (events: readonly Event[]) => readonly Event[],
): ReadonlySet<Event> {
  const ends = [...tickets.values()].flatMap((events) =>
    events.filter((event) => event.type === 'ticket.merged' || event.type === 'ticket.cancelled'),
  );
  const ended = new Set<string>();
  const effective = new Set<Event>();
  for (const event of order(ends)) {
    if (ended.has(event.subject)) continue;
    if (event.type === 'ticket.merged') {
      const into = textOf(event.data, 'into');
      const isOpen = into !== null && tickets.get(into)?.some((one) => one.type === 'ticket.opened') === true;
      if (!isOpen || into === event.subject || ended.has(into)) continue;
      effective.add(event);
    }
    ended.add(event.subject);
  }
  return effective;
}

function absorptions(merges: ReadonlySet<Event>): Map<string, Event[]> {
  const into = new Map<string, Event[]>();
  for (const event of merges) {
    const survivor = textOf(event.data, 'into') as string;
    const list = into.get(survivor);
    if (list === undefined) into.set(survivor, [event]);
    else list.push(event);
  }
  return into;
}

/** A ticket's own events, what its parents gave it from the link on, and the tickets it absorbed, in one order. */
function takenBy(
  ticket: string,
  tickets: ReadonlyMap<string, readonly Event[]>,
  joining: readonly Event[],
  order: (events: readonly Event[]) => readonly Event[],
): { readonly taken: readonly Event[]; readonly foreign: Foreign | null } {
  const events = tickets.get(ticket) ?? [];
  const inherited = inheritedBy(ticket, tickets, new Set([ticket]));
  if (inherited.size === 0 && joining.length === 0) return { taken: events, foreign: null };
  const foreign = new Map<Event, { readonly via: string; readonly absorbs: boolean }>();
  for (const [event, via] of inherited) foreign.set(event, { via, absorbs: false });
  for (const event of joining) foreign.set(event, { via: event.subject, absorbs: true });
  return { taken: order([...events, ...foreign.keys()]), foreign };
}

/** The parents' events a child takes over, with the parent each came from; grandparents' through the parent. */
function inheritedBy(
  ticket: string,
  tickets: ReadonlyMap<string, readonly Event[]>,
  seen: ReadonlySet<string>,
): Map<Event, string> {
  const taken = new Map<Event, string>();
  // A link told before the opening takes effect at it (open-case 2).
  const openedAt = tickets.get(ticket)?.find((event) => event.type === 'ticket.opened')?.occurredAt ?? 0;
  for (const link of tickets.get(ticket) ?? []) {
    const parent = link.type === 'ticket.linked' ? textOf(link.data, 'parent') : null;
    if (parent === null || seen.has(parent)) continue;
    const from: Instant = Math.max(link.occurredAt, openedAt);
    const give = (event: Event) => {
      if (event.occurredAt >= from && isInherited(event)) taken.set(event, parent);
    };
    tickets.get(parent)?.forEach(give);
    for (const event of inheritedBy(parent, tickets, new Set([...seen, parent])).keys()) give(event);
  }
  return taken;
}
