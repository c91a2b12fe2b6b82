import { z } from '@hono/zod-openapi';
import { addSecret, makeKey, removeSecret, revokeKey } from '../../../app/sources/index.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import type { NotTakenList } from './not-taken.ts';
import { sourcePortsOf } from './source-ports.ts';
import { KeySchema, keyJson, SourceSchema } from './source-schemas.ts';
import { sourceAnswer } from './sources.ts';

const sourceParam = { params: z.object({ source: id() }) };
const MadeKeySchema = KeySchema.extend({
  secret: z.string().openapi({ example: 'lws_…', description: 'Told this once: keep it with the sender.' }),
}).openapi('MadeSourceKey');
const MadeSecretSchema = z
  .object({ id: z.string(), secret: z.string().openapi({ example: 'whsec_…', description: 'Told this once.' }) })
  .openapi('MadeSourceSecret');

/** How a source shows that it is the source. */
export function registerKeys(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  keys(api, parts, notTaken);
  secrets(api, parts, notTaken);
}

function keys(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  define(
    api,
    {
      method: 'post',
      path: '/sources/{source}/keys',
      scope: 'sources:write',
      summary: 'Make a key of a source',
      description: 'Whoever holds it sends payloads in the name of this source, and can do nothing else with it.',
      tags: ['sources'],
      request: sourceParam,
      answers: { 201: { schema: MadeKeySchema, description: 'Made; the key is told this once.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params }) => {
      const made = await makeKey(params.source, actor, sourcePortsOf(parts));
      return isRefusal(made) ? made : { status: 201, body: { ...keyJson(made.key), secret: made.secret } };
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/sources/{source}/keys/{key}',
      scope: 'sources:write',
      summary: 'Revoke a key of a source',
      description: 'For good, and at once.',
      tags: ['sources'],
      request: { params: z.object({ source: id(), key: id() }) },
      answers: { 200: { schema: SourceSchema, description: 'The source.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => sourceAnswer(await revokeKey(params, actor, sourcePortsOf(parts)), notTaken),
  );
}

function secrets(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  define(
    api,
    {
      method: 'post',
      path: '/sources/{source}/secrets',
      scope: 'sources:write',
      summary: 'Add a secret by which payloads are signed',
      description:
        'Signatures are those of [Standard Webhooks](https://www.standardwebhooks.com): `webhook-id`, `webhook-timestamp` (at most five minutes off), `webhook-signature`. While a source has a secret, what is not signed by one of them is not taken; the key is needed besides. Add the next before you remove the last, and there is no gap.',
      tags: ['sources'],
      request: {
        ...sourceParam,
        body: z.strictObject({
          secret: z.string().max(200).nullable().default(null).openapi({
            description: 'The one its sender has made (`whsec_…`); null: a new one.',
          }),
        }),
      },
      answers: { 201: { schema: MadeSecretSchema, description: 'Added; the secret is told this once.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, body, lang }) => {
      const made = await addSecret({ source: params.source, secret: body.secret, lang }, actor, sourcePortsOf(parts));
      return isRefusal(made) ? made : { status: 201, body: made };
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/sources/{source}/secrets/{secret}',
      scope: 'sources:write',
      summary: 'Remove a secret by which payloads are signed',
      tags: ['sources'],
      request: { params: z.object({ source: id(), secret: id() }) },
      answers: { 200: { schema: SourceSchema, description: 'The source.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => sourceAnswer(await removeSecret(params, actor, sourcePortsOf(parts)), notTaken),
  );
}
