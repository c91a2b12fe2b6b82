import { isUtf8 } from 'node:buffer';
import { z } from '@hono/zod-openapi';
import { type NotTaken, notTheSource, receivePayload, sourceOf } from '../../../app/sources/index.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import { openLimit } from '../../limits/request-limits.ts';
import type { HttpParts } from '../../parts.ts';
import { type Refused, refused } from '../../problem.ts';
import type { RequestHeaders } from '../../server/exchange.ts';
import { besideDemonstration } from '../first-steps/real-data.ts';
import type { NotTakenList } from './not-taken.ts';
import { sourcePortsOf } from './source-ports.ts';
import { OutcomeSchema, outcomeJson, StateSchema } from './source-schemas.ts';

const ReceivedSchema = z
  .object({
    payload: z.string().openapi({ description: 'What it is kept as.' }),
    state: StateSchema,
    outcome: OutcomeSchema.nullable().openapi({ description: 'Null: it waits to be read.' }),
  })
  .openapi('ReceivedPayload');

/** Of one source: a storm of alerts at once, then as many each second as are read with ease. */
const RATE = { atOnce: 300, perSecond: 50 };

/** Where sources send their payloads. */
export function registerReceiving(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  const waitMsOf = openLimit(RATE, parts.now);
  define(
    api,
    {
      method: 'post',
      path: '/sources/{source}/payloads',
      scope: 'public',
      summary: 'Send a payload of a source',
      description:
        'By the source itself, with its own key: `Authorization: Bearer lws_…`, or the key as the password of Basic; signed where the source has a secret. Any type of text in UTF-8; the mapping says what it is. Answered when it is kept for good and, unless too many wait, read: what can not be read is kept `aside`, can be read again after the mapping was mended, and needs not be sent again.',
      tags: ['sources'],
      request: {
        params: z.object({ source: id() }),
        bodyTypes: ['application/json', 'application/x-www-form-urlencoded', 'text/plain'],
        asBytes: true,
      },
      answers: { 202: { schema: ReceivedSchema, description: 'Kept; `outcome` says what came of it.' } },
      refuses: ['notSignedIn', 'conflict', 'invalid', 'tooLarge'],
    },
    async ({ params, raw, headers, caller, at, lang }) => {
      const ports = sourcePortsOf(parts);
      const told = (why: NotTaken) => {
        notTaken.add(params.source, why, at);
        parts.log.notTaken?.(params.source, why, caller.address);
      };
      const sent = { source: params.source, key: keyIn(headers.get('authorization')) };
      const source = await sourceOf(sent, ports);
      if (source === null) {
        if ((await parts.store.source(params.source)) !== null) told('wrongKey');
        return notTheSource();
      }
      const held = await besideDemonstration(parts);
      if (held !== null) return held;
      const waitMs = waitMsOf(source.id);
      if (waitMs > 0) {
        told('tooMany');
        return tooMany(waitMs);
      }
      if (raw === null || !isUtf8(raw)) return notUtf8;
      const whole = { ...sent, ...carriedBy(headers), body: raw.toString('utf8') };
      const received = await receivePayload(source, whole, ports, told);
      if (isRefusal(received)) return received;
      const { outcome } = received;
      for (const { result } of outcome?.events ?? []) parts.log.events?.(result, 1);
      return { status: 202, body: { ...received, outcome: outcome === null ? null : outcomeJson(outcome, lang) } };
    },
  );
}

/** What headers say of a payload: its type, and by whom it is signed. */
function carriedBy(headers: RequestHeaders) {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => headers.get(`webhook-${name}`));
  return {
    contentType: headers.get('content-type'),
    signed: { id: id ?? null, timestamp: timestamp ?? null, signature: signature ?? null },
  };
}

/** The key as a bearer token, or as the password of Basic, whatever the name beside it. */
function keyIn(authorization: string | null): string | null {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +([A-Za-z0-9._~+/=-]{1,500})$/i.exec(authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme === '') return null;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : null;
}

function tooMany(waitMs: number): Refused {
  return refused(
    'tooMany',
    { fr: 'Cette source envoie trop à la fois.', en: 'This source sends too much at once.' },
    { fr: 'Attendez le temps que dit « Retry-After ».', en: 'Wait as long as “Retry-After” says.' },
    { retryAfterSeconds: Math.ceil(waitMs / 1000) },
  );
}

const notUtf8 = refused(
  'malformed',
  { fr: 'L’envoi n’est pas du texte en UTF-8.', en: 'The payload is no text in UTF-8.' },
  { fr: 'Réglez l’émetteur pour qu’il envoie de l’UTF-8.', en: 'Have the sender send UTF-8.' },
);
