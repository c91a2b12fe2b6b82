import { z } from '@hono/zod-openapi';
import {
  type DeliveryView,
  deliveriesFor,
  deliveryFor,
  type NamedMessage,
  resend,
} from '../../../app/delivery/index.ts';
import { CHANNELS } from '../../../core/alert/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, id, instant, limit, listOf } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { endpointPortsOf } from './endpoints.ts';

const STATES = ['gathering', 'due', 'sending', 'handedOver', 'dead', 'cancelled'] as const;
const when = () => Instants().nullable();

const messageFields = {
  message: z
    .string()
    .openapi({ example: 'msg_…', description: 'The `webhook-id`; the left part of the `Message-ID`.' }),
  recipient: z.string().openapi({ example: 'person:p-1' }),
  recipientName: z
    .string()
    .nullable()
    .openapi({ description: 'Of a contact, as the agreement names it now; of people and endpoints null.' }),
  channel: z.enum(CHANNELS),
  about: z.string(),
  language: z.enum(['fr', 'en']),
  customer: z.string().nullable(),
  state: z.enum(STATES).openapi({ description: '`dead`: given up after three days, or refused for good.' }),
  alerts: z.int().openapi({ description: 'How many alerts it tells of.' }),
  madeAt: Instants(),
  sendAt: Instants(),
  tries: z.int(),
  nextAt: when().openapi({ description: 'When it is tried next.' }),
  endedAt: when(),
  again: z.string().nullable().openapi({ description: 'Sent again by hand: the message before.' }),
  step: z.int(),
  rule: z.string().nullable(),
};

const MessageSchema = z.object(messageFields).openapi('Delivery');
const WholeSchema = z
  .object({
    ...messageFields,
    alertKeys: z.array(z.string()),
    attempts: z.array(
      z.object({
        number: z.int(),
        at: Instants(),
        milliseconds: z.number(),
        outcome: z.enum(['handedOver', 'failed', 'refused']),
        status: z.int().nullable(),
        detail: z.string().openapi({ description: 'What was answered; empty for who is no administrator.' }),
      }),
    ),
  })
  .openapi('DeliveryWithTries');
const PlaceSchema = z.object({ madeAt: z.number(), id: z.string() });

/** What was sent, to whom, and what came of it. */
export function registerDeliveries(api: Api, parts: HttpParts): void {
  listing(api, parts);
  one(api, parts);
}

function listing(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'deliveries', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/deliveries',
      scope: 'alerts:read',
      summary: 'Messages, latest first',
      tags: ['alerts'],
      request: {
        query: z.object({
          state: listOf(z.enum(STATES)).optional(),
          channel: listOf(z.enum(CHANNELS)).optional(),
          recipient: id().optional(),
          alert: z.string().min(1).max(3_000).optional(),
          from: instant().optional(),
          to: instant().optional(),
          limit: limit(),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(MessageSchema), description: 'A page of messages.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor, query }) => {
      const { limit: most, cursor: from, ...asked } = query;
      const after = places.read(from);
      if (after !== null && 'refused' in after) return after;
      const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      const found = await deliveriesFor(filter, { after, limit: most + 1 }, actor, endpointPortsOf(parts));
      if (isRefusal(found)) return found;
      const items = found.slice(0, most);
      const last = items[items.length - 1];
      const goesOn = found.length > most && last !== undefined;
      const next = goesOn ? places.write({ madeAt: last.madeAt, id: last.id }) : null;
      return { status: 200, body: { items: items.map(messageJson), next } };
    },
  );
}

function one(api: Api, parts: HttpParts): void {
  const param = { params: z.object({ message: id() }) };
  define(
    api,
    {
      method: 'get',
      path: '/deliveries/{message}',
      scope: 'alerts:read',
      summary: 'One message with its tries',
      tags: ['alerts'],
      request: param,
      answers: { 200: { schema: WholeSchema, description: 'The message.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => {
      const found = await deliveryFor(params.message, actor, endpointPortsOf(parts));
      return isRefusal(found) ? found : { status: 200, body: wholeJson(found) };
    },
  );
  define(
    api,
    {
      method: 'post',
      path: '/deliveries/{message}/resend',
      scope: 'alerting:write',
      summary: 'Send a message again',
      description: 'To the same recipient, under a new id.',
      tags: ['alerts'],
      request: param,
      answers: { 202: { schema: z.object({ message: z.string() }), description: 'The new message.' } },
      refuses: ['notFound', 'notAllowed', 'conflict'],
    },
    async ({ actor, params }) => {
      const done = await resend(params.message, actor, endpointPortsOf(parts));
      return isRefusal(done) ? done : { status: 202, body: done };
    },
  );
}

function messageJson(row: NamedMessage) {
  const { recipient, recipientName, channel, about, language, customer, state, alerts, tries, again, step, rule } = row;
  return {
    message: row.id,
    recipient,
    recipientName,
    channel,
    about,
    language,
    customer,
    state,
    alerts,
    madeAt: formatInstant(row.madeAt),
    sendAt: formatInstant(row.sendAt),
    tries,
    nextAt: instantOrNull(row.nextAt),
    endedAt: instantOrNull(row.endedAt),
    again,
    step,
    rule,
  };
}

function wholeJson({ message, alerts, attempts }: DeliveryView) {
  return {
    ...messageJson(message),
    alertKeys: alerts,
    attempts: attempts.map(({ message: _, at, ...rest }) => ({ ...rest, at: formatInstant(at) })),
  };
}
