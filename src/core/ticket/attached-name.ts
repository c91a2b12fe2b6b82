import { customerIdOf, type Roster } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';

/**
 * A fact about a customer who goes by a name that people attached, as one about that customer: outages, measurements and
 * members are placed as tickets are (`customerIdOf`). Other facts are given back as they are.
 */
export function underAttachedName(event: Event, roster: Roster): Event {
  if (roster.attached.length === 0) return event;
  const { customer } = event.data;
  if (typeof customer !== 'string' || !roster.attached.some(({ alias }) => alias === customer)) return event;
  const id = customerIdOf(roster, customer, event.source);
  return id === null ? event : { ...event, data: { ...event.data, customer: id } };
}
