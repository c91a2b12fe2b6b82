import type { Event } from './event.ts';
import type { EventName } from './retracted.ts';

export interface Deduped {
  readonly events: readonly Event[];
  /** Events that lost to another of the same source and id, but say something else (open-case 4). */
  readonly differing: readonly Event[];
}

/** One text for a source and an id; no other pair gives the same. */
export function identityOf({ source, id }: EventName): string {
  return `${source.length}:${source}${id}`;
}

/**
 * Each event once: of those with the same source and id, the one recorded first; of those recorded together, the first
 * in the list (open-case 4). Keeps the order of the list.
 */
export function dedupe(events: readonly Event[]): Deduped {
  if (events.length <= FEW && !hasRepeats(events)) return { events, differing: [] };
  const winners = new Map<string, number>();
  events.forEach((event, index) => {
    const key = identityOf(event);
    const winner = winners.get(key);
    if (winner === undefined || event.recordedAt < (events[winner] as Event).recordedAt) winners.set(key, index);
  });
  if (winners.size === events.length) return { events, differing: [] };
  const kept: Event[] = [];
  const differing: Event[] = [];
  events.forEach((event, index) => {
    const winner = winners.get(identityOf(event)) as number;
    if (winner === index) kept.push(event);
    else if (!sameContent(events[winner] as Event, event)) differing.push(event);
  });
  return { events: kept, differing };
}

/** Up to so many events, comparing each with each is quicker than a table. */
const FEW = 12;

function hasRepeats(events: readonly Event[]): boolean {
  for (let i = 1; i < events.length; i++) {
    const { id, source } = events[i] as Event;
    for (let j = 0; j < i; j++) if (events[j]?.id === id && events[j]?.source === source) return true;
  }
  return false;
}

/** Do two events say the same, whenever we learned it? */
export function sameContent(a: Event, b: Event): boolean {
  return (
    a.type === b.type &&
    a.subject === b.subject &&
    a.occurredAt === b.occurredAt &&
    a.sequence === b.sequence &&
    sameValue(a.data, b.data)
  );
}

/** Equal JSON values; keys may stand in any order. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameValue((a as Fields)[key], (b as Fields)[key]));
}

type Fields = { readonly [name: string]: unknown };
