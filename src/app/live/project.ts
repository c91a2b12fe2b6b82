import { customerIdOf, type Versions } from '../../core/agreement/index.ts';
import { nextLookAt } from '../../core/alert/index.ts';
import { sortedClocks } from '../../core/evaluate.ts';
import { type Event, orderEvents } from '../../core/event/index.ts';
import { isVisible, type Retractions, retractionsOf } from '../../core/ticket/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { textOf } from '../../core/timeline/index.ts';
import type { Projection } from '../ports/index.ts';
import { clockRow } from './clock-row.ts';
import { customersAmong, type GroupJudged } from './judge-group.ts';
import { keptRestatement } from './restated.ts';
import type { LiveRoster } from './roster.ts';
import { type GroupMark, type TicketFound, ticketRow } from './ticket-row.ts';

/** Tickets that are judged together, with all that is known of them. */
export interface KnownGroup {
  readonly root: string;
  readonly tickets: readonly string[];
  readonly events: readonly Event[];
  readonly retractions: readonly Event[];
}

/**
 * What a judged group is projected as: a row for every one of its tickets, those that are known by name only included.
 * The same facts, agreements and instant give the same rows, whatever was projected before.
 */
export function projectionsOf(
  group: KnownGroup,
  { judgements, cases, changes }: GroupJudged,
  live: LiveRoster,
  asOf: Instant,
): readonly Projection[] {
  const mark: GroupMark = {
    root: group.root,
    generation: live.generation,
    wakeAt: nextLookAt(
      {
        clocks: [...judgements.flatMap(({ clocks }) => clocks), ...cases],
        told: [...group.events, ...group.retractions].flatMap((event) => [event.occurredAt, event.recordedAt]),
        agreements: live.switching.length === 0 ? [] : concerning(group.events, live),
      },
      asOf,
    ),
  };
  const happened = happenedByTicket(group, asOf);
  return group.tickets.map((ticket): Projection => {
    const judgement = judgements.find((one) => one.ticket === ticket) ?? null;
    const ofCase = cases.filter((clock) => clock.ticket === ticket);
    const found: TicketFound = {
      ticket,
      judgement,
      detected: ofCase.length === 0 ? null : detectedOf(ofCase[0]?.openedAt ?? asOf, happened.get(ticket) ?? [], live),
      happened: happened.get(ticket) ?? [],
      restatements: changes.filter((change) => change.ticket === ticket).map(keptRestatement),
    };
    const clocks = sortedClocks([...(judgement?.clocks ?? []), ...ofCase]);
    return {
      ticket: ticketRow(found, mark),
      clocks: clocks.map((clock) =>
        clockRow(clock, clock.measure === 'notification' ? null : (judgement?.timeline ?? null)),
      ),
    };
  });
}

/** Agreements whose later versions may come to govern these tickets. */
function concerning(events: readonly Event[], { roster, switching }: LiveRoster): readonly Versions[] {
  const customers = customersAmong(events, roster);
  return switching.filter(({ versions }) =>
    versions.some(
      ({ customer, adherents }) =>
        (customer === null && adherents.length === 0) ||
        customers.some((id) => customer?.id === id || adherents.some((one) => one.customer === id)),
    ),
  );
}

function happenedByTicket(group: KnownGroup, asOf: Instant): ReadonlyMap<string, readonly Event[]> {
  const retractions: Retractions = retractionsOf(group.retractions);
  const byTicket = new Map<string, Event[]>();
  for (const event of group.events) {
    if (event.type === 'work.recorded' || !isVisible(event, { asOf, knownAt: null }, retractions)) continue;
    const events = byTicket.get(event.subject);
    if (events === undefined) byTicket.set(event.subject, [event]);
    else events.push(event);
  }
  for (const [ticket, events] of byTicket) if (events.length > 1) byTicket.set(ticket, [...orderEvents(events)]);
  return byTicket;
}

/** What the detection of a case says of it. */
function detectedOf(at: Instant, happened: readonly Event[], { roster }: LiveRoster): TicketFound['detected'] {
  const event = happened.find(({ type }) => type === 'notification.detected');
  const calledAs = event === undefined ? null : textOf(event.data, 'customer');
  const customer = event === undefined || calledAs === null ? null : customerIdOf(roster, calledAs, event.source);
  return { at, customer, calledAs };
}
