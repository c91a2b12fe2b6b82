import type { Event, EventData } from '../../event/index.ts';
import type { Instant } from '../../time/index.ts';

interface Scope {
  readonly outOfScope: boolean;
  readonly exclusion: string | null;
}

/** What charges need to know of a ticket. */
export interface ChargedTicket {
  readonly customer: string | null;
  readonly service: string | null;
  readonly level: string | null;
  readonly source: string;
  readonly openedAt: Instant | null;
  /** The decision in force when an event happened; within scope until one says otherwise. */
  readonly scopeAt: (event: Event) => Scope;
}

/** The tickets of ordered events: whom they are of, and what was decided of their scope, when. */
export function ticketsOf(ordered: readonly Event[]): ReadonlyMap<string, ChargedTicket> {
  const known = new Map<string, Event[]>();
  for (const event of ordered) {
    if (event.type !== 'ticket.opened' && event.type !== 'ticket.updated' && event.type !== 'ticket.scopeDecided')
      continue;
    const list = known.get(event.subject);
    if (list === undefined) known.set(event.subject, [event]);
    else list.push(event);
  }
  return new Map([...known].map(([id, events]) => [id, ticketOf(events)]));
}

function ticketOf(events: readonly Event[]): ChargedTicket {
  const opened = events.find((event) => event.type === 'ticket.opened') ?? null;
  const decisions = events.filter((event) => event.type === 'ticket.scopeDecided');
  return {
    customer: last(events, 'customer'),
    service: last(events, 'service'),
    level: last(events, 'level'),
    source: opened?.source ?? events[0]?.source ?? '',
    openedAt: opened?.occurredAt ?? null,
    scopeAt: (event) => {
      const decision = decisions.findLast((one) => one.occurredAt <= event.occurredAt);
      if (decision === undefined) return { outOfScope: false, exclusion: null };
      const exclusion = decision.data['exclusion'];
      return { outOfScope: decidesOut(decision.data), exclusion: typeof exclusion === 'string' ? exclusion : null };
    },
  };
}

function last(events: readonly Event[], key: string): string | null {
  const value = events.findLast((event) => typeof event.data[key] === 'string')?.data[key];
  return typeof value === 'string' ? value : null;
}

/** FORMAT writes the decision as "in | out" and names no field: every spelling the reader of events accepts means the same. */
function decidesOut(data: EventData): boolean {
  const word = data['scope'] ?? data['decision'];
  return word === undefined || word === null ? data['out'] === true || data['in'] === false : word === 'out';
}
