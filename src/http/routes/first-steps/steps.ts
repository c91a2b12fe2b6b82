import { z } from '@hono/zod-openapi';
import { firstStepsFor, sendTestAlert, testAlertFor } from '../../../app/first-steps/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';

const StepsSchema = z
  .object({
    owner: z.object({ done: z.boolean() }),
    agreement: z.object({ done: z.boolean(), count: z.int() }),
    source: z.object({
      done: z.boolean(),
      by: z.enum(['source', 'events', 'demonstration']).nullable().openapi({ description: 'How facts came first.' }),
    }),
    alert: z.object({ done: z.boolean(), sentAt: Instants().nullable() }).openapi({
      description: 'Whether any alert, a test too, reached the address of whoever asks.',
    }),
    address: z.string().nullable().openapi({ description: 'Where alerts reach whoever asks.' }),
    mailMissing: z.array(z.string()).openapi({
      description: 'The settings to give before mail can leave; none: it can.',
      example: ['LEEWAY_SMTP_URL'],
    }),
  })
  .openapi('FirstSteps');

const TestAlertSchema = z
  .object({
    message: z.string(),
    to: z.string().nullable(),
    madeAt: Instants(),
    state: z.enum(['waiting', 'sent', 'failed']),
    sentAt: Instants().nullable().openapi({ description: 'When the mail server took it.' }),
    answer: z.string().nullable().openapi({
      description: 'What the mail server answered, or why it could not be asked; only for owners.',
    }),
  })
  .openapi('TestAlert');

const tags = ['first steps'];

/** What of setting up is done, and a first alert to oneself. */
export function registerSteps(api: Api, parts: HttpParts): void {
  const ports = { store: parts.store, now: parts.now, mailMissing: parts.config.mailMissing ?? [] };
  steps(api, ports);
  sending(api, ports);
  told(api, ports);
}

type Ports = Parameters<typeof firstStepsFor>[1];

function steps(api: Api, ports: Ports): void {
  define(
    api,
    {
      method: 'get',
      path: '/first-steps',
      scope: 'agreements:write',
      summary: 'What of setting up is done',
      tags,
      answers: { 200: { schema: StepsSchema, description: 'The steps.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => {
      const found = await firstStepsFor(actor, ports);
      if (isRefusal(found)) return found;
      const alert = { ...found.alert, sentAt: instantOrNull(found.alert.sentAt) };
      return { status: 200, body: { ...found, alert } };
    },
  );
}

function sending(api: Api, ports: Ports): void {
  define(
    api,
    {
      method: 'post',
      path: '/test-alert',
      scope: 'self',
      summary: 'Send yourself a test alert',
      description:
        'To your own address, tried once; `GET /test-alert` tells what became of it. For people, not for programs. Where no mail server is set, 409 names the settings to give.',
      tags,
      answers: { 202: { schema: z.object({ message: z.string(), to: z.string() }), description: 'On its way.' } },
      refuses: ['notAllowed', 'conflict', 'tooMany'],
    },
    async ({ actor, lang }) => {
      const done = await sendTestAlert(lang, actor, ports);
      return isRefusal(done) ? done : { status: 202, body: done };
    },
  );
}

function told(api: Api, ports: Ports): void {
  define(
    api,
    {
      method: 'get',
      path: '/test-alert',
      scope: 'self',
      summary: 'What became of your last test alert',
      tags,
      answers: {
        200: {
          schema: z.object({ test: TestAlertSchema.nullable() }),
          description: 'The last one; null: you have sent none.',
        },
      },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => {
      const found = await testAlertFor(actor, ports);
      if (found === null) return { status: 200, body: { test: null } };
      if (isRefusal(found)) return found;
      const { madeAt, sentAt, ...rest } = found;
      const test = { ...rest, madeAt: formatInstant(madeAt), sentAt: instantOrNull(sentAt) };
      return { status: 200, body: { test } };
    },
  );
}
