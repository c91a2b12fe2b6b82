import type { Actor } from '../../access/actor.ts';
import type { Projection, TicketFilter } from '../../ports/index.ts';
import type { Lang } from '../../refusal.ts';
import type { LivePorts } from '../post-events.ts';
import { namersOf, namesOf, ticketLabels } from './labels.ts';
import { ticketJson } from './ticket-json.ts';
import { type UncertainSince, uncertainSince } from './uncertain.ts';

export interface TicketsQuestion {
  readonly filter: TicketFilter;
  readonly after: { readonly openedAt: number | null; readonly ticket: string } | null;
  readonly limit: number;
  /** In which language things are called. */
  readonly lang: Lang;
}

/**
 * Tickets as last projected, the latest opened first, with how many clocks each has by verdict. A customer sees its own.
 * `next`: where the following page begins; null: there is none.
 */
export async function ticketsPage({ filter, after, limit, lang }: TicketsQuestion, actor: Actor, ports: LivePorts) {
  const { customer } = actor;
  if (customer !== null && filter.customer !== undefined && !filter.customer.includes(customer)) {
    return { items: [], next: null };
  }
  const seen = { ...filter, happened: true, ...(customer === null ? {} : { customer: [customer] }) };
  const rows = await ports.store.tickets(seen, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page[page.length - 1]?.ticket : undefined;
  const live = await ports.rosters.inForce(ports.store);
  const { roster } = live;
  const uncertain = await uncertainSince(ports.store);
  const own = new Set(roster.all.filter(({ kind }) => kind === 'sla').map(({ id }) => id));
  const naming = { lang, forCustomer: customer !== null };
  const names = await namesOf(
    page.map(({ ticket }) => ticket),
    naming,
    ports.store,
  );
  const namer = namersOf(live);
  return {
    items: page.map((row) => ({
      ...ticketItem(row, customer === null ? null : own, uncertain),
      ...ticketLabels(row.ticket, [namer(row.ticket.customer)], names, naming),
    })),
    next: last === undefined ? null : { openedAt: last.openedAt, ticket: last.ticket },
  };
}

/** @param agreements only clocks of these are told; null: all */
function ticketItem({ ticket, clocks }: Projection, agreements: ReadonlySet<string> | null, uncertain: UncertainSince) {
  const verdicts: { [verdict: string]: number } = {};
  for (const { agreement, verdict } of clocks) {
    if (agreements === null || agreements.has(agreement)) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  const { restatements: _restatements, ...row } = ticketJson(ticket, uncertain(ticket.source));
  return { ...row, verdicts };
}
