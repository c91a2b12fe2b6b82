import { type Event, TICKET_EVENT_TYPES } from './event.ts';

const RANKS: ReadonlyMap<string, number> = new Map(TICKET_EVENT_TYPES.map((type, index) => [`ticket.${type}`, index]));
const LAST_RANK = TICKET_EVENT_TYPES.length;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Which of two events takes effect first, sequences apart: by `occurredAt`, then type (opened first; types that concern
 * no ticket last), source, id (SEMANTICS 0). Zero only for events of the same source and id. To order a list, use
 * `orderEvents`, which heeds sequences too.
 */
export function compareEvents(a: Event, b: Event): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt - b.occurredAt;
  if (a.type !== b.type) {
    const byRank = (RANKS.get(a.type) ?? LAST_RANK) - (RANKS.get(b.type) ?? LAST_RANK);
    if (byRank !== 0) return byRank;
  }
  return compareText(a.source, b.source) || compareText(a.id, b.id) || compareText(a.type, b.type);
}

/**
 * Events in the order in which they take effect (SEMANTICS 0, open-case 1). Events of one instant and one source that
 * carry a sequence take, among the places they hold, the order of their sequence. The order of the input does not matter.
 */
export function orderEvents(events: readonly Event[]): readonly Event[] {
  if (isOrdered(events)) return events;
  const ordered = [...events].sort(compareEvents);
  for (let from = 0; from < ordered.length; ) {
    let to = from + 1;
    while (to < ordered.length && ordered[to]?.occurredAt === ordered[from]?.occurredAt) to++;
    if (to - from > 1) placeBySequence(ordered, from, to);
    from = to;
  }
  return ordered;
}

/** Most logs are in order already, and then nothing needs to be copied. */
function isOrdered(events: readonly Event[]): boolean {
  for (let i = 1; i < events.length; i++) {
    const before = events[i - 1] as Event;
    const event = events[i] as Event;
    if (before.occurredAt > event.occurredAt) return false;
    if (before.occurredAt === event.occurredAt && (event.sequence !== null || compareEvents(before, event) > 0))
      return false;
  }
  return true;
}

function placeBySequence(ordered: Event[], from: number, to: number): void {
  const places = new Map<string, number[]>();
  for (let i = from; i < to; i++) {
    const event = ordered[i] as Event;
    if (event.sequence === null) continue;
    const ofSource = places.get(event.source);
    if (ofSource === undefined) places.set(event.source, [i]);
    else ofSource.push(i);
  }
  for (const held of places.values()) {
    const bySequence = held
      .map((place) => ordered[place] as Event)
      .sort((a, b) => compareSequences(a.sequence ?? '', b.sequence ?? ''));
    held.forEach((place, index) => {
      ordered[place] = bySequence[index] as Event;
    });
  }
}

/** As whole numbers, however long, when both are; else as text. */
function compareSequences(a: string, b: string): number {
  if (!/^\d+$/.test(a) || !/^\d+$/.test(b)) return compareText(a, b);
  const whole = [a, b].map((text) => text.replace(/^0+(?=\d)/, '')) as [string, string];
  return whole[0].length - whole[1].length || compareText(whole[0], whole[1]);
}
