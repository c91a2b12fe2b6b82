import { z } from '@hono/zod-openapi';
import { accessKey } from '../../../app/access/index.ts';
import {
  changeEndpoint,
  disableEndpoint,
  dropOldSecret,
  type EndpointPorts,
  type EndpointView,
  enableEndpoint,
  endpointFor,
  endpointsFor,
  makeEndpoint,
  removeEndpoint,
  replay,
  rotateSecret,
  sendTest,
} from '../../../app/delivery/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { instantOrNull, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id, instant } from '../../asking/fields.ts';
import { revisionOf } from '../../asking/revision-of.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { EndpointSchema, TemplateSchema } from './endpoint-schemas.ts';

const WithSecret = z.object({
  receiver: EndpointSchema,
  secret: z.string().nullable().openapi({ example: 'whsec_…', description: 'Of a webhook; told this once.' }),
});
const MessageMade = z.object({ message: z.string() });

const param = { params: z.object({ endpoint: id() }) };
const tags = ['alerts'];
const title = () => z.string().max(2_000);
const url = () => z.string().max(4_000).openapi({ example: 'https://hooks.example/leeway' });
const language = () => z.enum(['fr', 'en']);

export function endpointPortsOf({ store, now, live, config }: HttpParts): EndpointPorts {
  return { store, now, rosters: live.rosters, sealingKey: accessKey(config.secret) };
}

/** Webhooks, chat rooms and gateways that are told. */
export function registerEndpoints(api: Api, parts: HttpParts): void {
  reading(api, parts);
  making(api, parts);
  changing(api, parts);
  secrets(api, parts);
  switching(api, parts);
  sending(api, parts);
}

function reading(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/receivers',
      scope: 'alerting:write',
      summary: 'Webhooks, chat rooms and gateways',
      description: 'By title, all on one page.',
      tags,
      answers: { 200: { schema: pageOf(EndpointSchema), description: 'The receivers.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => {
      const found = await endpointsFor(actor, endpointPortsOf(parts));
      return isRefusal(found) ? found : { status: 200, body: { items: found.map(endpointJson), next: null } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/receivers/{endpoint}',
      scope: 'alerting:write',
      summary: 'One receiver',
      tags,
      request: param,
      answers: { 200: { schema: EndpointSchema, description: 'The receiver.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => answerOf(await endpointFor(params.endpoint, actor, endpointPortsOf(parts))),
  );
}

function making(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/receivers',
      scope: 'alerting:write',
      summary: 'Make a receiver',
      description:
        'A webhook of Standard Webhooks, a room of Slack or Teams, or a gateway for SMS or voice. Only public addresses are reached, unless LEEWAY_ALLOW_NETWORKS says otherwise; redirects are not followed.',
      tags,
      request: {
        body: z.strictObject({
          kind: z.enum(['webhook', 'slack', 'teams', 'sms']),
          title: title(),
          url: url(),
          language: language().default('en'),
          customer: id().nullable().default(null),
          template: TemplateSchema.nullable().default(null),
        }),
        bodyLimit: 50_000,
      },
      answers: { 201: { schema: WithSecret, description: 'Made.' } },
      refuses: ['notAllowed', 'invalid'],
    },
    async ({ actor, body, lang }) => {
      const made = await makeEndpoint({ ...body, lang }, actor, endpointPortsOf(parts));
      if (isRefusal(made)) return made;
      return { status: 201, body: { receiver: endpointJson(made.endpoint), secret: made.secret } };
    },
  );
}

function changing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'patch',
      path: '/receivers/{endpoint}',
      scope: 'alerting:write',
      summary: 'Change a receiver',
      description: 'With `If-Match` only if nobody has changed it since.',
      tags,
      request: {
        ...param,
        body: z.strictObject({
          title: title().optional(),
          url: url().optional(),
          language: language().optional(),
          customer: id().nullable().optional(),
          template: TemplateSchema.optional(),
        }),
        bodyLimit: 50_000,
      },
      answers: { 200: { schema: EndpointSchema, description: 'The receiver as it is now.' } },
      refuses: ['notFound', 'notAllowed', 'invalid', 'stale'],
    },
    async ({ actor, params, body, lang, ifMatch }) => {
      const wanted = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      const change = { ...wanted, ifRevision: revisionOf(ifMatch), lang };
      return answerOf(await changeEndpoint(params.endpoint, change, actor, endpointPortsOf(parts)));
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/receivers/{endpoint}',
      scope: 'alerting:write',
      summary: 'Remove a receiver',
      tags,
      request: param,
      answers: { 204: { description: 'Removed.' } },
      refuses: ['notFound', 'notAllowed', 'conflict'],
    },
    async ({ actor, params }) =>
      (await removeEndpoint(params.endpoint, actor, endpointPortsOf(parts))) ?? { status: 204 },
  );
}

function secrets(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/receivers/{endpoint}/secret',
      scope: 'alerting:write',
      summary: 'Give a webhook another secret',
      description: 'Both sign until the old one is dropped, so that nothing is refused meanwhile.',
      tags,
      request: param,
      answers: { 200: { schema: WithSecret, description: 'The new secret, told this once.' } },
      refuses: ['notFound', 'notAllowed', 'conflict'],
    },
    async ({ actor, params }) => {
      const done = await rotateSecret(params.endpoint, actor, endpointPortsOf(parts));
      if (isRefusal(done)) return done;
      return { status: 200, body: { receiver: endpointJson(done.endpoint), secret: done.secret } };
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/receivers/{endpoint}/secret',
      scope: 'alerting:write',
      summary: 'Drop the old secret of a webhook',
      tags,
      request: param,
      answers: { 200: { schema: EndpointSchema, description: 'The receiver as it is now.' } },
      refuses: ['notFound', 'notAllowed', 'conflict'],
    },
    async ({ actor, params }) => answerOf(await dropOldSecret(params.endpoint, actor, endpointPortsOf(parts))),
  );
}

function switching(api: Api, parts: HttpParts): void {
  for (const [path, change, summary] of [
    ['off', disableEndpoint, 'Switch a receiver off'],
    ['on', enableEndpoint, 'Take a receiver into use again'],
  ] as const) {
    define(
      api,
      {
        method: 'post',
        path: `/receivers/{endpoint}/${path}`,
        scope: 'alerting:write',
        summary,
        tags,
        request: param,
        answers: { 200: { schema: EndpointSchema, description: 'The receiver as it is now.' } },
        refuses: ['notFound', 'notAllowed'],
      },
      async ({ actor, params }) => answerOf(await change(params.endpoint, actor, endpointPortsOf(parts))),
    );
  }
}

function sending(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/receivers/{endpoint}/test',
      scope: 'alerting:write',
      summary: 'Send a receiver a test',
      description: 'Tried once. Its delivery tells what came of it.',
      tags,
      request: param,
      answers: { 202: { schema: MessageMade, description: 'The message.' } },
      refuses: ['notFound', 'notAllowed', 'conflict'],
    },
    async ({ actor, params }) => {
      const done = await sendTest(params.endpoint, actor, endpointPortsOf(parts));
      return isRefusal(done) ? done : { status: 202, body: done };
    },
  );
  define(
    api,
    {
      method: 'post',
      path: '/receivers/{endpoint}/replay',
      scope: 'alerting:write',
      summary: 'Send a receiver everything of a stretch of time again',
      description: 'Oldest first, under new ids; at most a thousand messages.',
      tags,
      request: { ...param, body: z.strictObject({ from: instant(), to: instant() }), bodyLimit: 10_000 },
      answers: { 202: { schema: z.object({ messages: z.int() }), description: 'How many.' } },
      refuses: ['notFound', 'notAllowed', 'conflict', 'tooLarge'],
    },
    async ({ actor, params, body }) => {
      const done = await replay({ endpoint: params.endpoint, ...body }, actor, endpointPortsOf(parts));
      return isRefusal(done) ? done : { status: 202, body: done };
    },
  );
}

function answerOf(found: Awaited<ReturnType<typeof endpointFor>>) {
  return isRefusal(found) ? found : { status: 200, body: endpointJson(found), etag: String(found.revision) };
}

function endpointJson({ id: endpoint, madeAt, disabledAt, ...view }: EndpointView) {
  return { endpoint, ...view, madeAt: formatInstant(madeAt), disabledAt: instantOrNull(disabledAt) };
}
