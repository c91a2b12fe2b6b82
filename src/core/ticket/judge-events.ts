import type { MemberFact, Roster } from '../agreement/index.ts';
import { type Event, orderEvents } from '../event/index.ts';
import { familyOf } from '../timeline/index.ts';
import type { Notice } from './notice.ts';
import { judgeTickets, type TicketJudgement } from './ticket.ts';
import { isVisible, type Retractions, type Vantage } from './visible.ts';

/** What is known beside the events of the tickets themselves. */
export interface KnownBeside {
  readonly roster: Roster;
  readonly members: readonly MemberFact[];
  readonly retractions: Retractions;
}

/**
 * The judgements of tickets that are tied to each other, or of one, as seen from an instant.
 * @param events all of theirs, in any order, each once; those of other types than tickets' change nothing
 */
export function judgeEvents(
  events: readonly Event[],
  { roster, members, retractions }: KnownBeside,
  vantage: Vantage,
): readonly TicketJudgement[] {
  const tickets = new Map<string, Event[]>();
  let last: Event[] | undefined;
  for (const event of events) {
    if (!event.type.startsWith('ticket.') || !isVisible(event, vantage, retractions)) continue;
    // Events come ticket by ticket as a rule.
    if (last?.[0]?.subject !== event.subject) last = tickets.get(event.subject);
    if (last === undefined) {
      last = [event];
      tickets.set(event.subject, last);
    } else last.push(event);
  }
  const ordered = new Map<string, readonly Event[]>();
  for (const [ticket, ofTicket] of tickets) ordered.set(ticket, orderEvents(ofTicket));
  const { timelines, unopened } = familyOf(ordered, orderEvents);
  const judgements = judgeTickets(timelines, { roster, members, asOf: vantage.asOf });
  return unopened.length === 0 ? judgements : [...judgements, ...unopened.map(neverOpened)];
}

function neverOpened(ticket: string): TicketJudgement {
  const notice: Notice = { kind: 'neverOpened', ticket, event: null, facts: {} };
  return {
    ticket,
    openedAt: null,
    customer: null,
    clocks: [],
    noCommitment: 'notOpened',
    notices: [notice],
    timeline: null,
  };
}
