import type { Event } from '../../../core/event/index.ts';
import type { Vantage } from '../../../core/ticket/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Store, TicketGroupFacts } from '../../ports/index.ts';
import type { LivePorts } from '../post-events.ts';
import type { LiveRoster, Rosters } from '../roster.ts';

/** From where one looks. `asOf` null: at the instant of asking. `knownAt` null: with all that is known today. */
export interface Asked {
  readonly asOf: Instant | null;
  readonly knownAt: Instant | null;
}

/** The instant looked at, and the agreements as they were known then. */
export interface Viewpoint {
  readonly vantage: Vantage;
  readonly live: LiveRoster;
}

export async function viewpoint({ asOf, knownAt }: Asked, ports: LivePorts): Promise<Viewpoint> {
  const vantage = { asOf: asOf ?? ports.now(), knownAt };
  return { vantage, live: await rosterFor(knownAt, ports.store, ports.rosters) };
}

function rosterFor(knownAt: Instant | null, store: Store, rosters: Rosters): Promise<LiveRoster> {
  return knownAt === null ? rosters.inForce(store) : rosters.knownAt(store, knownAt);
}

/** Facts of some types, whatever they are about, a page at a time. */
export async function* factsOfTypes(store: Store, type: readonly string[]): AsyncIterable<Event> {
  let after: Parameters<Store['facts']>[1] = null;
  for (;;) {
    const page = await store.facts({ type }, after, PAGE);
    for (const { event } of page) yield event;
    const last = page[page.length - 1]?.event;
    if (last === undefined || page.length < PAGE) return;
    after = { recordedAt: last.recordedAt, source: last.source, id: last.id };
  }
}

const PAGE = 1_000;

/** The groups of tickets, some at a time, so that no question holds too much. */
export async function* groupsOfTickets(
  store: Store,
  tickets: readonly string[],
): AsyncIterable<readonly TicketGroupFacts[]> {
  for (let from = 0; from < tickets.length; from += TOGETHER) {
    yield await store.groupsOf(tickets.slice(from, from + TOGETHER));
  }
}

const TOGETHER = 200;
