import { z } from '@hono/zod-openapi';
import { may } from '../../app/access/index.ts';
import { ticketAnswer, ticketsPage } from '../../app/live/index.ts';
import type { TicketFilter } from '../../app/ports/index.ts';
import { isRefusal, refusal } from '../../app/refusal.ts';
import { pageOf } from '../answering/schemas.ts';
import type { Api } from '../api.ts';
import { cursors } from '../asking/cursor.ts';
import { cursor, flag, id, instant, limit, listOf } from '../asking/fields.ts';
import { define } from '../define.ts';
import type { HttpParts } from '../parts.ts';
import { KeptOfTicketSchema, keptPage, PlaceSchema, withPeople } from './kept-events.ts';
import { TicketRowSchema, TicketSchema } from './ticket-schemas.ts';

const REASONS = [
  'noCustomer',
  'unknownCustomer',
  'notInForce',
  'ambiguousAgreement',
  'noMatchingTarget',
  'noClockYet',
  'channelNotCovered',
  'outOfScope',
  'notOpened',
] as const;

export function registerTickets(api: Api, parts: HttpParts): void {
  listTickets(api, parts);
  oneTicket(api, parts);
  eventsOfTicket(api, parts);
}

function listTickets(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'tickets', z.tuple([z.number().nullable(), z.string()]));
  define(
    api,
    {
      method: 'get',
      path: '/tickets',
      scope: 'tickets:read',
      summary: 'Tickets, the last opened first',
      tags: ['tickets'],
      request: {
        query: z.object({
          customer: listOf(id()).optional(),
          service: listOf(id()).optional(),
          noCommitment: listOf(z.enum(REASONS)).optional(),
          open: flag().optional(),
          openedFrom: instant().optional(),
          openedTo: instant().optional(),
          limit: limit(),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(TicketRowSchema), description: 'A page of tickets.' } },
    },
    async ({ actor, query: { limit: most, cursor: from, ...given }, lang }) => {
      const after = places.read(from);
      if (after !== null && 'refused' in after) return after;
      const place = after === null ? null : { openedAt: after[0], ticket: after[1] };
      const asked = { filter: given as TicketFilter, after: place, limit: most, lang };
      const page = await ticketsPage(asked, actor, parts.live);
      const next = page.next === null ? null : places.write([page.next.openedAt, page.next.ticket]);
      return { status: 200, body: { items: page.items, next }, headers: { 'content-language': lang } };
    },
  );
}

function oneTicket(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/tickets/{ticket}',
      scope: 'tickets:read',
      summary: 'One ticket with its clocks',
      description:
        '`asOf`: as it stood at that instant; `knownAt`: by what was known then. `receipts=true` tells of every span of each clock why it ran or did not.',
      tags: ['tickets'],
      request: {
        params: z.object({ ticket: id() }),
        query: z.object({
          asOf: instant().optional(),
          knownAt: instant().optional(),
          receipts: flag().optional(),
        }),
      },
      answers: { 200: { schema: TicketSchema, description: 'The ticket.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const { asOf = null, knownAt = null, receipts = false } = query;
      const found = await ticketAnswer({ ticket: params.ticket, asOf, knownAt, receipts, lang }, actor, parts.live);
      return isRefusal(found) ? found : { status: 200, body: found, headers: { 'content-language': lang } };
    },
  );
}

function eventsOfTicket(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'events of a ticket', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/tickets/{ticket}/events',
      scope: 'events:read',
      summary: 'The events of one ticket, in the order of their receipt',
      tags: ['tickets'],
      request: {
        params: z.object({ ticket: id() }),
        query: z.object({ limit: limit(1_000), cursor: cursor() }),
      },
      answers: { 200: { schema: pageOf(KeptOfTicketSchema), description: 'A page of events.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query }) => {
      const found = await parts.store.ticket(params.ticket);
      if (found === null || !may(actor, 'events:read', found.ticket.customer)) return noSuchTicket(params.ticket);
      const tell = (kept: Parameters<typeof withPeople>[0]) => withPeople(kept, actor.customer !== null, parts);
      return await keptPage(parts, { stream: `ticket:${params.ticket}` }, places, query, tell);
    },
  );
}

function noSuchTicket(ticket: string) {
  return refusal('notFound', { fr: `Ticket « ${ticket} » inconnu.`, en: `There is no ticket “${ticket}”.` });
}
