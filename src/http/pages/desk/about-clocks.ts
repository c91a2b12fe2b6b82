import type { AlertRow } from '../../../app/ports/index.ts';
import type { ClockTold, TicketTold } from './clock-card.ts';
import { instantOf } from './clock-card.ts';

/** What the names on a ticket's page are looked up for: its clocks and whose it is, as alerts would be about them. */
export function aboutClocks(ticket: TicketTold): readonly AlertRow[] {
  const rows = ticket.clocks.map((clock) => aboutClock(clock, ticket));
  return rows.length > 0 ? rows : [aboutClock(null, ticket)];
}

/**
 * What the names in a list of tickets are looked up for: whose they are. @param agreement by which whoever looks is told
 * times; null: by none
 */
export function aboutTickets(tickets: readonly AboutTicket[], agreement: string | null): readonly AlertRow[] {
  return tickets.map((ticket) => ({ ...aboutClock(null, ticket), agreement }));
}

type AboutTicket = Pick<TicketTold, 'ticket' | 'customer' | 'service' | 'priority' | 'source'>;

function aboutClock(clock: ClockTold | null, { ticket, customer, service, priority, source }: AboutTicket): AlertRow {
  const [, agreement = null, version = null] = /^(.*)@(\d+)$/.exec(clock?.agreement ?? '') ?? [];
  return {
    key: '',
    kind: 'threshold',
    at: 0,
    ticket,
    agreement,
    measure: clock?.measure ?? null,
    cycle: clock?.cycle ?? null,
    target: clock?.target ?? null,
    thresholdPpm: null,
    dueAt: instantOf(clock?.dueAt ?? null),
    customer,
    service,
    team: null,
    assignee: null,
    priority,
    source,
    bundle: null,
    contacts: [],
    details: version === null ? {} : { version: Number(version), level: clock?.level ?? null },
    decidedAt: 0,
    standing: 'longPast',
    dispatchedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    endedAt: null,
  };
}
