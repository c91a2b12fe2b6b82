import type { Event } from '../../core/event/index.ts';
import { isVisible, type Retractions } from '../../core/ticket/index.ts';
import { type Instant, instantToLocal, type Span, startOfLocalDay } from '../../core/time/index.ts';
import type { TicketLog } from '../ticket-log.ts';

/** What a log covers. */
export interface Extent {
  /** The end of the day of the last event, or what was asked for. */
  readonly asOf: Instant;
  /** From the day of the first opening to that of the last, both whole; of a log without tickets, of its facts. */
  readonly history: Span;
  /** Tickets opened, by the customer as the events name it. */
  readonly customers: ReadonlyMap<string, number>;
}

/** More names than one would look at; tickets of others are counted under none. */
const MOST_NAMES = 10_000;

/** Reads a log through once to see what it covers up to an instant (null: to its end); null where it holds nothing. */
export function extentOf(
  log: TicketLog,
  timeZone: string,
  asOf: Instant | null,
  retractions: Retractions,
): Extent | null {
  const vantage = { asOf: asOf ?? Number.POSITIVE_INFINITY, knownAt: null };
  const openings = newRange();
  const others = newRange();
  const customers = new Map<string, number>();
  const take = (event: Event): void => {
    if (!isVisible(event, vantage, retractions)) return;
    widen(event.type === 'ticket.opened' ? openings : others, event.occurredAt);
    const { customer } = event.data;
    if (event.type !== 'ticket.opened' || typeof customer !== 'string') return;
    if (customers.has(customer) || customers.size < MOST_NAMES) {
      customers.set(customer, (customers.get(customer) ?? 0) + 1);
    }
  };
  for (const event of log.facts()) take(event);
  for (const { events } of log.tied()) events.forEach(take);
  for (const { events } of log.alone()) events.forEach(take);
  const covered = openings.first <= openings.last ? openings : others;
  if (covered.first > covered.last) return null;
  const dayOf = (at: Instant) => instantToLocal(timeZone, at).dayNumber;
  const last = Math.max(openings.last, others.last);
  return {
    asOf: asOf ?? startOfLocalDay(timeZone, dayOf(last) + 1),
    history: {
      from: startOfLocalDay(timeZone, dayOf(covered.first)),
      to: startOfLocalDay(timeZone, dayOf(covered.last) + 1),
    },
    customers,
  };
}

/** Names of customers, those with the most tickets first. */
export function knownCustomers({ customers }: Extent): readonly string[] {
  return [...customers].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([name]) => name);
}

interface Range {
  first: Instant;
  last: Instant;
}

function newRange(): Range {
  return { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
}

function widen(range: Range, at: Instant): void {
  if (at < range.first) range.first = at;
  if (at > range.last) range.last = at;
}
