import { z } from '@hono/zod-openapi';
import { type Actor, may } from '../../../app/access/index.ts';
import { alertingHealth } from '../../../app/alerts/index.ts';
import { deskContext } from '../../../app/delivery/index.ts';
import { openRules } from '../../../app/duty/index.ts';
import { ticketAnswer, ticketsPage } from '../../../app/live/index.ts';
import { clockworkOf, type WordingContext } from '../../../app/messages/index.ts';
import type { AlertRow } from '../../../app/ports/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import type { Lang } from '../../asking/language.ts';
import { type Answer, define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { signInHere } from '../page.ts';
import { HTML, isProvided, pageAnswer } from '../page-answer.ts';
import { aboutClocks, aboutTickets } from './about-clocks.ts';
import { alertsHtml } from './alerts-page.ts';
import { type Around, nothingHerePage, type Telling } from './desk-page.ts';
import { DESK_WORDS } from './desk-words.data.ts';
import { AlertOrderSchema, isAfter, type OpenAlert, openAlerts } from './open-alerts.ts';
import { ticketHtml } from './ticket-page.ts';
import { ticketsHtml } from './tickets-page.ts';

const ANSWERS = {
  200: HTML,
  401: { ...HTML, description: 'Signing in, which leads back to this very page.' },
  403: { ...HTML, description: 'Not for whoever asks.' },
};
const lang = () => z.enum(['fr', 'en']).optional();
const PAGE = 100;

/** The pages that messages lead to: open alerts, open tickets, and one ticket. */
export function registerDesk(api: Api, parts: HttpParts): void {
  const rules = openRules(parts.duty?.timeZone ?? 'UTC', parts.publishing?.holidays ?? null);
  const contextOf: ContextOf = (audience, alerts) =>
    deskContext(audience, alerts, { store: parts.store, rosters: parts.live.rosters, rules, now: parts.now });
  registerAlertsPage(api, parts, contextOf);
  registerTicketsPage(api, parts, contextOf);
  registerTicketPage(api, parts, contextOf);
}

type ContextOf = (audience: WordingContext['audience'], alerts: readonly AlertRow[]) => Promise<WordingContext>;

function registerAlertsPage(api: Api, parts: HttpParts, contextOf: ContextOf): void {
  const places = cursors(parts, 'page of alerts', AlertOrderSchema);
  define(
    api,
    {
      method: 'get',
      path: '/alerts',
      outside: true,
      scope: 'public',
      summary: 'The page of what is open, most urgent first',
      tags: ['pages'],
      request: { query: z.object({ lang: lang(), cursor: z.string().max(8_000).optional() }) },
      answers: ANSWERS,
    },
    async ({ actor, query, lang: liked }) => {
      const asked = queryOf(query.cursor);
      if (actor === null) return signIn(query.lang ?? liked, asked, parts);
      const around = { lang: query.lang ?? (await ownLanguage(actor, parts)) ?? liked, asked, seesAlerts: false };
      const found = await openAlerts({}, actor, parts);
      if (isRefusal(found)) return told(403, nothingHerePage('notYours', around), around);
      const read = places.read(query.cursor);
      // A place of another time or of nobody's: one begins at the beginning.
      const after = read === null || 'refused' in read ? null : read;
      const rest = found.items.filter(({ place }) => isAfter(place, after));
      const items = rest.slice(0, PAGE);
      const last = items[items.length - 1];
      const next = rest.length > PAGE && last !== undefined ? queryOf(places.write(last.place)) : null;
      const health = await alertingHealth(parts.store, parts.now());
      const context = await contextOf('ours', rowsOf(items));
      const telling = await tellingOf(context, actor, around.lang, items, parts);
      const shown = { items, isCut: found.isCut, next, isFirst: after === null, health };
      return told(200, alertsHtml(shown, telling, around), around);
    },
  );
}

function registerTicketsPage(api: Api, parts: HttpParts, contextOf: ContextOf): void {
  const places = cursors(parts, 'page of tickets', z.tuple([z.number().nullable(), z.string()]));
  define(
    api,
    {
      method: 'get',
      path: '/tickets',
      outside: true,
      scope: 'public',
      summary: 'The page of the open tickets, the last opened first',
      tags: ['pages'],
      request: { query: z.object({ lang: lang(), cursor: z.string().max(8_000).optional() }) },
      answers: ANSWERS,
    },
    async ({ actor, query, lang: liked }) => {
      const asked = queryOf(query.cursor);
      if (actor === null) return signIn(query.lang ?? liked, asked, parts);
      const language = query.lang ?? (await ownLanguage(actor, parts)) ?? liked;
      const around = { lang: language, asked, seesAlerts: actor.customer === null && may(actor, 'alerts:read') };
      if (!actor.scopes.has('tickets:read')) return told(403, nothingHerePage('notFound', around), around);
      const read = places.read(query.cursor);
      const after = read === null || 'refused' in read ? null : { openedAt: read[0], ticket: read[1] };
      const found = await ticketsPage({ filter: { open: true }, after, limit: PAGE }, actor, parts.live);
      const next = found.next === null ? null : queryOf(places.write([found.next.openedAt, found.next.ticket]));
      const audience = actor.customer === null ? 'ours' : 'customer';
      const context = await contextOf(audience, aboutTickets(found.items, await ownAgreement(actor, parts)));
      const telling = await tellingOf(context, actor, language, [], parts);
      return told(200, ticketsHtml({ items: found.items, next, isFirst: after === null }, telling, around), around);
    },
  );
}

function registerTicketPage(api: Api, parts: HttpParts, contextOf: ContextOf): void {
  define(
    api,
    {
      method: 'get',
      path: '/tickets/{ticket}',
      outside: true,
      scope: 'public',
      summary: 'The page of a ticket',
      tags: ['pages'],
      request: { params: z.object({ ticket: z.string() }), query: z.object({ lang: lang() }) },
      answers: { ...ANSWERS, 404: { ...HTML, description: 'No such ticket, or another’s.' } },
    },
    async ({ actor, params: { ticket }, query, lang: liked }) => {
      if (actor === null) return signIn(query.lang ?? liked, '', parts);
      const language = query.lang ?? (await ownLanguage(actor, parts)) ?? liked;
      const seesAlerts = actor.customer === null && may(actor, 'alerts:read');
      const around = { lang: language, asked: '', seesAlerts };
      const asked = { ticket, asOf: null, knownAt: null, receipts: true, lang: language };
      const found = may(actor, 'tickets:read', actor.customer) ? await ticketAnswer(asked, actor, parts.live) : null;
      if (found === null || isRefusal(found)) return told(404, nothingHerePage('notFound', around), around);
      const open = seesAlerts ? await openAlerts({ ticket }, actor, parts) : null;
      const alerts = open === null || isRefusal(open) ? [] : open.items;
      const audience = actor.customer === null ? 'ours' : 'customer';
      const context = await contextOf(audience, [...aboutClocks(found), ...rowsOf(alerts)]);
      const telling = await tellingOf(context, actor, language, alerts, parts);
      return told(200, ticketHtml(found, alerts, telling, around), around);
    },
  );
}

/** What an address asks for a page that is not the first; empty: it asks for the first. */
function queryOf(cursor: string | undefined): string {
  return cursor === undefined ? '' : `cursor=${encodeURIComponent(cursor)}`;
}

/** The page on which one signs in, in the place of the page that was asked for: nothing has to lead back. */
function signIn(language: Lang, asked: string, parts: HttpParts): Answer {
  return pageAnswer(401, signInHere(language, asked, isProvided(parts)), language);
}

function told(status: number, page: string, { lang: language }: Around): Answer {
  return pageAnswer(status, page, language);
}

async function ownLanguage({ person }: Actor, { store }: HttpParts): Promise<Lang | null> {
  return person === null ? null : ((await store.person(person))?.language ?? null);
}

/** An agreement with the customer whom somebody acts for; null: there is none, or they act for no one customer. */
async function ownAgreement({ customer }: Actor, { store, live }: HttpParts): Promise<string | null> {
  if (customer === null) return null;
  const { agreements } = await live.rosters.inForce(store);
  return agreements.find((one) => one.kind === 'sla' && one.customer?.id === customer)?.id ?? null;
}

function rowsOf(alerts: readonly OpenAlert[]): readonly AlertRow[] {
  return alerts.map(({ leading }) => leading);
}

async function tellingOf(
  context: WordingContext,
  actor: Actor,
  language: Lang,
  alerts: readonly OpenAlert[],
  { store }: HttpParts,
): Promise<Telling> {
  const names = new Map<string, string>();
  for (const id of new Set(alerts.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []))) {
    const name = (await store.person(id))?.name ?? null;
    if (name !== null) names.set(id, name);
  }
  return {
    lang: language,
    words: DESK_WORDS[language],
    when: clockworkOf(language, context.timeZone, context.at),
    context,
    mayAcknowledge: actor.customer === null && may(actor, 'alerts:write'),
    names,
  };
}
