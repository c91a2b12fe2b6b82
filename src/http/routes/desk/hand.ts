import { z } from '@hono/zod-openapi';
import type { Actor } from '../../../app/access/index.ts';
import { type HandRecord, openTicketByHand, PLAIN_KINDS, recordByHand } from '../../../app/desk/index.ts';
import { ticketAnswer } from '../../../app/live/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import { Instants } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id, instant } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { type Answer, define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { isCustomerOf } from '../access/is-customer.ts';
import { TicketSchema } from '../ticket-schemas.ts';

const name = () => z.string().min(1).max(256);
const common = {
  at: instant()
    .nullable()
    .default(null)
    .openapi({
      type: ['string', 'null'],
      format: 'date-time',
      description: 'When it was; null: now. Not to come, and not before the ticket was opened.',
    } as never),
  note: z.string().max(4_000).nullable().default(null).openapi({ description: 'For ourselves; no rule reads it.' }),
};

const RecordSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum([...PLAIN_KINDS, 'replied']), ...common }),
    z.strictObject({
      kind: z.literal('paused'),
      reason: name().openapi({ description: '`waitingCustomer`, `appointment`, `clientThirdParty`, `ourSupplier` …' }),
      ...common,
    }),
    z.strictObject({
      kind: z.literal('assigned'),
      to: name().openapi({ description: '`me`, the id of a person, or what the helpdesk calls somebody.' }),
      team: name().nullable().default(null),
      ...common,
    }),
    z.strictObject({ kind: z.literal('priorityChanged'), priority: name(), ...common }),
  ])
  .openapi('HandRecord');

const OpeningSchema = z
  .strictObject({
    ticket: name().nullable().default(null).openapi({ description: 'Its id; null: one is made.' }),
    customer: id(),
    priority: name().nullable().default(null),
    service: name().nullable().default(null),
    type: name().nullable().default(null),
    team: name().nullable().default(null),
    channel: name().nullable().default(null),
    title: z.string().max(1_000).nullable().default(null),
    at: common.at,
  })
  .openapi('TicketOpening');

const AnswerSchema = z
  .object({
    event: z
      .object({ source: z.string(), id: z.string(), type: z.string(), time: Instants() })
      .openapi({ description: 'By its source and id it is corrected, or taken back.' }),
    ticket: TicketSchema.nullable().openapi({ description: 'Null for who may not read tickets.' }),
  })
  .openapi('RecordedByHand');

/** What people record by hand, for want of a helpdesk or beside it. */
export function registerHand(api: Api, parts: HttpParts): void {
  registerOpening(api, parts);
  registerRecords(api, parts);
}

function registerOpening(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/tickets',
      scope: 'events:write',
      summary: 'Open a ticket by hand',
      description:
        'Keeps an event `ticket.opened` of the source `leeway-desk`, signed with who asks. To take it back, correct its fact.',
      tags: ['tickets'],
      idempotent: true,
      request: { body: OpeningSchema, bodyLimit: 20_000 },
      answers: { 201: { schema: AnswerSchema, description: 'Opened; the ticket as it is now.' } },
      refuses: ['invalid', 'alreadyExists'],
    },
    async ({ actor, body, lang }) => {
      const ports = { ...parts.live, post: parts.post, isCustomer: isCustomerOf(parts) };
      const opened = await openTicketByHand({ ...body, lang }, actor, ports);
      return isRefusal(opened) ? opened : await anew(opened.ticket, opened, { actor, lang, parts });
    },
  );
}

function registerRecords(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/tickets/{ticket}/records',
      scope: 'events:write',
      summary: 'Record by hand what was done with a ticket',
      description:
        'Keeps an event of the source `leeway-desk`, signed with who asks, and judges the ticket again. To undo it, correct its fact (`POST /corrections`).',
      tags: ['tickets'],
      idempotent: true,
      request: { params: z.object({ ticket: id() }), body: RecordSchema, bodyLimit: 20_000 },
      answers: { 201: { schema: AnswerSchema, description: 'Recorded; the ticket as it is now.' } },
      refuses: ['notFound', 'invalid'],
    },
    async ({ actor, params: { ticket }, body, lang }) => {
      const { at, note, ...record } = body;
      const asked = { ticket, record: record as HandRecord, at, note, lang };
      const done = await recordByHand(asked, actor, { ...parts.live, post: parts.post });
      return isRefusal(done) ? done : await anew(ticket, done, { actor, lang, parts });
    },
  );
}

/** The ticket anew, with the fact that was kept. */
async function anew(
  ticket: string,
  fact: { readonly source: string; readonly id: string; readonly type: string; readonly time: Instant },
  { actor, lang, parts }: { readonly actor: Actor; readonly lang: Lang; readonly parts: HttpParts },
): Promise<Answer> {
  const question = { ticket, asOf: null, knownAt: null, receipts: true, lang };
  const found = await ticketAnswer(question, actor, parts.live);
  // Programs may write what they may not read.
  const shown = isRefusal(found) ? null : found;
  const { source, id: eventId, type, time } = fact;
  const event = { source, id: eventId, type, time: formatInstant(time) };
  return { status: 201, body: { event, ticket: shown }, headers: { 'content-language': lang } };
}
