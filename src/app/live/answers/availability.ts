import { customerIdOf, type Versions } from '../../../core/agreement/index.ts';
import {
  type Availability,
  type AvailabilityFacts,
  availabilitiesOf,
  closeFacts,
  openFacts,
  takeFact,
} from '../../../core/availability/index.ts';
import type { Event } from '../../../core/event/index.ts';
import { isVisible, retractionsOf } from '../../../core/ticket/index.ts';
import type { Instant, Span } from '../../../core/time/index.ts';
import { textOf } from '../../../core/timeline/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { Store, Stream } from '../../ports/index.ts';
import type { LivePorts } from '../post-events.ts';
import { otherStream, serviceStream } from '../streams.ts';
import { maySeeVersions } from './concern.ts';
import { type Asked, groupsOfTickets, type Viewpoint, viewpoint } from './vantage.ts';

export interface AvailabilityQuestion extends Asked {
  /** Of this agreement only, without a version; null: of all that the actor may see. */
  readonly agreement: string | null;
  /** Periods that overlap it; null: from the first in which anything was told of the service. */
  readonly window: Span | null;
}

/** How much of their service hours the services concerned were up, from their facts, as of any instant. */
export async function availabilityAnswer(
  question: AvailabilityQuestion,
  actor: Actor,
  ports: LivePorts,
): Promise<{ readonly asOf: Instant; readonly availability: readonly Availability[] }> {
  const view = await viewpoint(question, ports);
  const wanted = view.live.roster.all.filter(
    (versions) =>
      (question.agreement === null || versions.id === question.agreement) &&
      maySeeVersions(versions, actor) &&
      promisesAvailability(versions),
  );
  const { asOf } = view.vantage;
  if (wanted.length === 0) return { asOf, availability: [] };
  const { facts, reportedAt } = await factsFor(wanted, actor.customer, view, ports.store);
  const availability = wanted.flatMap((versions) =>
    availabilitiesOf({ versions, facts, asOf, window: question.window, reportedAt }),
  );
  return { asOf, availability };
}

function promisesAvailability({ versions }: Versions): boolean {
  return versions.some(({ targets }) => targets.some(({ measure }) => measure === 'availability'));
}

/** The facts about the services that these agreements promise, and when tickets that outages name were opened. */
async function factsFor(
  wanted: readonly Versions[],
  customer: string | null,
  { vantage, live }: Viewpoint,
  store: Store,
): Promise<{ readonly facts: AvailabilityFacts; readonly reportedAt: (ticket: string) => Instant | null }> {
  const { events, retractions } = await eventsOf(streamsFor(wanted), store);
  const takenBack = retractionsOf(retractions);
  const log = openFacts();
  const tickets = new Set<string>();
  for (const event of events) {
    if (!isVisible(event, vantage, takenBack)) continue;
    const name = textOf(event.data, 'customer');
    // What is told of another customer would only be told to this one in vain.
    if (customer !== null && name !== null && customerIdOf(live.roster, name, event.source) !== customer) continue;
    takeFact(log, event);
    const { ticket } = event.data;
    if (event.type === 'outage.started' && typeof ticket === 'string') tickets.add(ticket);
  }
  const openedAt = await openingsOf([...tickets], vantage, store);
  return { facts: closeFacts(log), reportedAt: (ticket) => openedAt.get(ticket) ?? null };
}

/** The streams of services of which anything is promised, and of requests that are counted; null: of all there are. */
function streamsFor(wanted: readonly Versions[]): readonly Stream[] | null {
  const streams = new Set<Stream>([serviceStream('')]);
  for (const version of wanted.flatMap(({ versions }) => versions)) {
    for (const target of version.targets) {
      if (target.measure !== 'availability') continue;
      const named = target.when.service ?? Object.keys(version.services);
      if (named.length === 0) return null;
      for (const service of named) streams.add(serviceStream(service));
      if (target.basis.kind === 'requests') streams.add(otherStream(target.id));
    }
  }
  return [...streams];
}

async function eventsOf(streams: readonly Stream[] | null, store: Store) {
  if (streams !== null) {
    const { byStream, retractions } = await store.factsOf(streams);
    return { events: [...byStream.values()].flat(), retractions };
  }
  const events: Event[] = [];
  const retractions: Event[] = [];
  for await (const some of store.factsBeside()) {
    for (const event of some) (event.type === 'event.retracted' ? retractions : events).push(event);
  }
  return { events, retractions };
}

/** When tickets were opened, as far as it is known from a vantage. */
export async function openingsOf(
  tickets: readonly string[],
  vantage: Viewpoint['vantage'],
  store: Store,
): Promise<ReadonlyMap<string, Instant>> {
  const openedAt = new Map<string, Instant>();
  for await (const groups of groupsOfTickets(store, tickets)) {
    for (const { events, retractions } of groups) {
      const takenBack = retractionsOf(retractions);
      for (const event of events) {
        if (event.type !== 'ticket.opened' || openedAt.has(event.subject)) continue;
        if (isVisible(event, vantage, takenBack)) openedAt.set(event.subject, event.occurredAt);
      }
    }
  }
  return openedAt;
}
