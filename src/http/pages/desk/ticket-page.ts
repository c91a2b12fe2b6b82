import { plainLine, ticketPath } from '../../../app/messages/index.ts';
import { type Html, html } from '../../reference/html.ts';
import { alertCards } from './alert-cards.ts';
import { type ClockTold, clockCard, instantOf, type TicketTold } from './clock-card.ts';
import { type Around, asOfHtml, deskPage, factsHtml, type Telling } from './desk-page.ts';
import type { OpenAlert } from './open-alerts.ts';

/** A ticket: its time limits, how each was counted, and for the provider's people what is open of its alerts. */
export function ticketHtml(ticket: TicketTold, alerts: readonly OpenAlert[], telling: Telling, around: Around): string {
  const { words } = telling;
  const name = plainLine(ticket.ticket, 120);
  const content = html`<div class="head"><h1>${words.ticket} <span class="id">${name}</span></h1>${asOfHtml(
    telling,
    ticketPath(ticket.ticket),
  )}${factsHtml(ticketFacts(ticket, telling))}</div>
${uncertainHtml(ticket, telling)}${alerts.length === 0 ? null : html`<section aria-labelledby="open-alerts"><h2 id="open-alerts">${words.openAlerts}</h2>${alertCards(alerts, false, telling)}</section>`}
<section aria-labelledby="clocks"><h2 id="clocks">${words.clocks}</h2>${clocksHtml(ticket, telling)}</section>`;
  return deskPage(`${words.ticket} ${name}`, content, around);
}

function clocksHtml({ clocks, noCommitment }: TicketTold, telling: Telling): Html {
  const { words } = telling;
  if (clocks.length > 0) {
    return html`<ul class="cards">${[...clocks].sort(byUrgency).map((clock) => clockCard(clock, telling))}</ul>`;
  }
  const why = noCommitment === null ? words.noClocks : (words.noCommitment[noCommitment] ?? words.noClocks);
  return html`<p class="lead">${why}</p>`;
}

/** What goes on before what is over, and of that the first due first. */
function byUrgency(a: ClockTold, b: ClockTold): number {
  return rankOf(a) - rankOf(b) || (instantOf(a.dueAt) ?? NEVER_DUE) - (instantOf(b.dueAt) ?? NEVER_DUE);
}

const NEVER_DUE = Number.MAX_SAFE_INTEGER;

function rankOf({ verdict, stoppedAt }: ClockTold): number {
  if (verdict === 'breached') return stoppedAt === null ? 0 : 2;
  return verdict === 'open' || verdict === 'atRisk' ? 1 : 3;
}

function uncertainHtml({ uncertainSince }: TicketTold, { words, when }: Telling): Html {
  const since = instantOf(uncertainSince);
  if (since === null) return html``;
  return html`<div class="notice"><b>${words.uncertain(when.full(since))}</b> ${words.uncertainMeans}</div>`;
}

function ticketFacts(ticket: TicketTold, { words, when, context, lang }: Telling) {
  const { facts: label } = words;
  const full = (text: string | null) => {
    const at = instantOf(text);
    return at === null ? null : when.full(at);
  };
  const service = ticket.service;
  const title = Object.values(context.agreements).find(
    ({ services }) => service !== null && Object.hasOwn(services, service),
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [words.customer, ticket.customer === null ? null : (context.customers[ticket.customer] ?? ticket.customer)],
    [label.service, service === null ? null : (title?.services[service]?.[lang] ?? service)],
    [label.priority, ticket.priority],
    [label.team, context.audience === 'customer' ? null : ticket.team],
    [label.opened, full(ticket.openedAt)],
    [label.ended, full(ticket.endedAt)],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ label: name, value: plainLine(value) }]));
}
