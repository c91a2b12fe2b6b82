import { z } from '@hono/zod-openapi';
import { Instants } from '../../answering/schemas.ts';

/** How a gateway is asked. */
export const TemplateSchema = z.strictObject({
  method: z.enum(['POST', 'PUT']).default('POST'),
  contentType: z.enum(['application/json', 'application/x-www-form-urlencoded', 'application/xml', 'text/plain']),
  headers: z.record(z.string().max(200), z.string().max(4_000)).default({}),
  body: z.string().max(4_000).openapi({
    description: '`{to}`, `{text}` and `{id}` stand for the number, the message and its id; nothing else does.',
    example: '{"to":"{to}","message":"{text}"}',
  }),
});

/** A receiver without what it keeps to itself. */
export const EndpointSchema = z
  .object({
    endpoint: z.string(),
    kind: z.enum(['webhook', 'slack', 'teams', 'sms']),
    title: z.string(),
    url: z
      .string()
      .openapi({ description: 'Of rooms and gateways only the host: the rest of the address is a secret.' }),
    language: z.enum(['fr', 'en']),
    customer: z.string().nullable(),
    secrets: z.int().openapi({ description: 'How many secrets sign: two while one is being changed for another.' }),
    template: z
      .object({
        method: z.string(),
        contentType: z.string(),
        names: z.array(z.string()),
        headerNames: z.array(z.string()),
      })
      .nullable(),
    madeAt: Instants(),
    madeBy: z.string().nullable(),
    disabledBecause: z.enum(['gone', 'failing', 'byHand']).nullable(),
    disabledAt: Instants().nullable(),
    revision: z.int(),
  })
  .openapi('Receiver');
