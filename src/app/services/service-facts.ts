import { customerIdOf } from '../../core/agreement/index.ts';
import { type AvailabilityFacts, closeFacts, openFacts, takeFact } from '../../core/availability/index.ts';
import { type Event, identityOf } from '../../core/event/index.ts';
import { isVisible, retractionsOf } from '../../core/ticket/index.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../core/time/index.ts';
import { textOf } from '../../core/timeline/index.ts';
import { openingsOf } from '../live/answers/availability.ts';
import type { LivePorts } from '../live/index.ts';
import type { LiveRoster } from '../live/roster.ts';
import { otherStream, serviceStream } from '../live/streams.ts';
import type { Fact, LiveReads } from '../ports/index.ts';

/** What is told of services beside their checks: few, and all of it matters, however long ago it began. */
const BESIDE_CHECKS = [
  'outage.started',
  'outage.ended',
  'monitor.gap',
  'maintenance.announced',
  'maintenance.ended',
  'exclusion.granted',
];
const CHECKS = ['check.observed'];
const PAGE = 2_000;
/** Where the last check is looked for, the nearest first. */
const LOOKED_BACK_MS = [2 * HOUR_MS, 12 * HOUR_MS, 3 * DAY_MS, 30 * DAY_MS, 400 * DAY_MS];
/** So many of the last checks tell how a service is. */
const LAST_CHECKS = 100;

export interface FactsAsked {
  readonly service: string;
  /** Targets whose counted requests are read too. */
  readonly targets: readonly string[];
  /** Checks learned since then; null: only the last ones. */
  readonly checksFrom: Instant | null;
  readonly asOf: Instant;
  /** What is told of other customers is left out; null: nothing is. */
  readonly customer: string | null;
}

export interface ServiceTold {
  readonly facts: AvailabilityFacts;
  readonly reportedAt: (ticket: string) => Instant | null;
  /** When the first of the checks that were read was made; null: none was read. */
  readonly firstCheckAt: Instant | null;
  /** The last thing that was told of it; null: nothing was. */
  readonly lastToldAt: Instant | null;
}

/** What is known of a service, read some at a time, so that nobody waits while much is read. */
export async function serviceFacts(asked: FactsAsked, live: LiveRoster, ports: LivePorts): Promise<ServiceTold> {
  const { service, targets, asOf, customer } = asked;
  const { store } = ports;
  const stream = serviceStream(service);
  const log = openFacts();
  const tickets = new Set<string>();
  const told = { firstCheckAt: null as Instant | null, lastToldAt: null as Instant | null };
  const vantage = { asOf, knownAt: null };
  const take = async (events: readonly Event[]) => {
    const takenBack = retractionsOf((await store.retractionsOf(events)).map(({ event }) => event));
    for (const event of events) {
      if (!isVisible(event, vantage, takenBack)) continue;
      const name = textOf(event.data, 'customer');
      if (customer !== null && name !== null && customerIdOf(live.roster, name, event.source) !== customer) continue;
      takeFact(log, event);
      const { ticket } = event.data;
      if (event.type === 'outage.started' && typeof ticket === 'string') tickets.add(ticket);
      if (event.type === 'check.observed')
        told.firstCheckAt = Math.min(told.firstCheckAt ?? event.occurredAt, event.occurredAt);
      if (event.subject === service) told.lastToldAt = Math.max(told.lastToldAt ?? event.occurredAt, event.occurredAt);
    }
  };
  for (const one of [stream, serviceStream('')])
    for await (const page of pages(store, one, BESIDE_CHECKS)) await take(page);
  for (const target of targets)
    for await (const page of pages(store, otherStream(target), ['measurement.recorded'])) await take(page);
  if (asked.checksFrom === null) await take(await lastChecks(store, stream, asOf));
  else for await (const page of pages(store, stream, CHECKS, asked.checksFrom)) await take(page);
  const openedAt = await openingsOf([...tickets], vantage, store);
  return { facts: closeFacts(log), reportedAt: (ticket) => openedAt.get(ticket) ?? null, ...told };
}

async function* pages(
  store: Pick<LiveReads, 'facts'>,
  stream: string,
  type: readonly string[],
  from: Instant = Number.MIN_SAFE_INTEGER,
): AsyncIterable<readonly Event[]> {
  let after = { recordedAt: from, source: '', id: '' };
  for (;;) {
    const page: readonly Fact[] = await store.facts({ stream, type }, after, PAGE);
    if (page.length > 0) yield page.map(({ event }) => event);
    const last = page.at(-1)?.event;
    if (last === undefined || page.length < PAGE) return;
    after = last;
    await new Promise(setImmediate);
  }
}

/** The last checks of a service, looked for further and further back. */
async function lastChecks(store: Pick<LiveReads, 'facts'>, stream: string, asOf: Instant): Promise<readonly Event[]> {
  for (const back of LOOKED_BACK_MS) {
    let found: Event[] = [];
    for await (const page of pages(store, stream, CHECKS, asOf - back)) {
      found = [...found, ...page].slice(-LAST_CHECKS);
    }
    if (found.length > 0) return uniqueOf(found);
  }
  return [];
}

function uniqueOf(events: readonly Event[]): readonly Event[] {
  return [...new Map(events.map((one) => [identityOf(one), one])).values()];
}
