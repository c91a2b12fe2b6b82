import type { ticketsPage } from '../../../app/live/index.ts';
import { plainLine, ticketPath } from '../../../app/messages/index.ts';
import { html } from '../../reference/html.ts';
import { instantOf } from './clock-card.ts';
import { type Around, asOfHtml, deskPage, type Telling } from './desk-page.ts';

type TicketListed = Awaited<ReturnType<typeof ticketsPage>>['items'][number];

export interface TicketsShown {
  readonly items: readonly TicketListed[];
  /** The query of the page after this one; null: there is none. */
  readonly next: string | null;
  readonly isFirst: boolean;
}

/** The open tickets, the latest opened first, each with the way to its page. */
export function ticketsHtml({ items, next, isFirst }: TicketsShown, telling: Telling, around: Around): string {
  const { words } = telling;
  const list =
    items.length === 0
      ? html`<p class="lead">${words.noTickets}</p>`
      : html`<ul class="cards">${items.map((ticket) => ticketCard(ticket, telling))}</ul>`;
  const content = html`<div class="head"><h1>${words.tickets}</h1>${asOfHtml(telling, '/tickets')}</div>${list}
<p class="pages">${isFirst ? null : html`<a href="/tickets">${words.toFirstTickets}</a>`}${
    next === null ? null : html`<a href="/tickets?${next}" rel="next">${words.moreTickets}</a>`
  }</p>`;
  return deskPage(words.tickets, content, around);
}

function ticketCard(ticket: TicketListed, { words, when, context }: Telling) {
  const openedAt = instantOf(ticket.openedAt);
  const missed = ticket.verdicts['breached'] ?? 0;
  const { customer } = ticket;
  const shown = [
    openedAt === null ? null : words.openedAt(when.near(openedAt)),
    customer === null || context.audience === 'customer' ? null : plainLine(context.customers[customer] ?? customer),
    ticket.priority === null ? null : plainLine(ticket.priority, 40),
    missed === 0 ? null : words.missedLimits(missed),
  ].filter((text) => text !== null);
  return html`<li class="card ${missed > 0 ? 'is-late' : 'is-plain'}"><div class="card-text"><p class="about"><a href="${ticketPath(ticket.ticket)}">${plainLine(ticket.ticket, 60)}</a></p><p class="standing">${shown.join(' · ')}</p></div></li>`;
}
