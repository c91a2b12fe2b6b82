import type { MemberFact, Roster } from '../agreement/index.ts';
import { type FactLog, openFacts, takeFact } from '../availability/index.ts';
import { type ChargeFacts, chargeFactsOf } from '../charge/index.ts';
import { detached, type Event } from '../event/index.ts';
import { isVisible, type Retractions, type Vantage } from '../ticket/index.ts';
import type { Instant, Span } from '../time/index.ts';

/** From where the facts are looked at, and by which agreements. */
export interface Outlook {
  readonly roster: Roster;
  readonly members: readonly MemberFact[];
  readonly vantage: Vantage;
  readonly window: Span | null;
  /** `member.joined` and `member.left` as they were given. */
  readonly memberEvents: readonly Event[];
  readonly retractions: Retractions;
}

/** Facts beside tickets as they come; mutable, made by `openBooks`, closed by `closeBooks`. */
export interface Books {
  readonly outlook: Outlook;
  readonly services: FactLog;
  /** Measurements, notifications and excusals of cases, visible or not: what was known earlier is asked too. */
  readonly measured: Event[];
  readonly charges: ChargeFacts[];
  /** Claims, notices, contests and the like; delivered reports. */
  readonly decisions: Event[];
  /** When tickets that an outage names were opened. */
  readonly openedAt: Map<string, Instant | null>;
}

export function openBooks(outlook: Outlook): Books {
  const visible = outlook.memberEvents.filter((event) => isVisible(event, outlook.vantage, outlook.retractions));
  return {
    outlook,
    services: openFacts(),
    measured: [],
    charges: [chargeFactsOf(visible, outlook.roster)],
    decisions: [],
    openedAt: new Map(),
  };
}

/** Which book an event goes into, by its type; other types change nothing. */
const BOOK_OF: { readonly [type: string]: 'measured' | 'charges' | 'decisions' } = {
  'measurement.recorded': 'measured',
  'notification.detected': 'measured',
  'notification.notified': 'measured',
  'ticket.excused': 'measured',
  'index.published': 'charges',
  'supplier.billed': 'charges',
  'settlement.notified': 'decisions',
  'settlement.contested': 'decisions',
  'settlement.accepted': 'decisions',
  'settlement.invoiced': 'decisions',
  'remedy.claimed': 'decisions',
  'notice.given': 'decisions',
  'bonus.approved': 'decisions',
  'report.delivered': 'decisions',
};

/** Takes one fact that concerns no ticket, each once and before any ticket; one not visible from here has no effect. */
export function takeEvent(books: Books, given: Event): void {
  const { vantage, retractions, roster } = books.outlook;
  // Of a check nothing but its instant is kept.
  const event = given.type === 'check.observed' ? given : detached(given);
  const book = BOOK_OF[event.type];
  if (book === 'measured') books.measured.push(event);
  if (!isVisible(event, vantage, retractions)) return;
  takeFact(books.services, event);
  if (book === 'charges') books.charges.push(chargeFactsOf([event], roster));
  else if (book === 'decisions') books.decisions.push(event);
  const { ticket } = event.data;
  if (event.type === 'outage.started' && typeof ticket === 'string') books.openedAt.set(ticket, null);
}

/** Types by which a ticket is billed. */
const BILLED = new Set(['work.recorded', 'ticket.quoteAccepted']);

/** Notes what charges and outages need to know of one ticket. */
export function noteTicket(books: Books, events: readonly Event[]): void {
  const { vantage, retractions, roster } = books.outlook;
  if (events.some((event) => BILLED.has(event.type))) {
    const visible = events.filter((event) => isVisible(event, vantage, retractions)).map(detached);
    books.charges.push(chargeFactsOf(visible, roster));
  }
  if (books.openedAt.size === 0) return;
  for (const event of events) {
    if (event.type !== 'ticket.opened' || books.openedAt.get(event.subject) !== null) continue;
    if (isVisible(event, vantage, retractions)) books.openedAt.set(event.subject, event.occurredAt);
  }
}
