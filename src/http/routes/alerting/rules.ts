import { z } from '@hono/zod-openapi';
import { type RulesView, rulesFor, setRules } from '../../../app/duty/index.ts';
import { ALERT_KINDS, CHANNELS } from '../../../core/alert/index.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { revisionOf } from '../../asking/revision-of.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { dutyOf } from './duty-of.ts';

const text = () => z.string().min(1).max(300);
const names = () => z.array(text()).min(1).max(200).optional();
const recipients = () =>
  z
    .array(text())
    .max(100)
    .openapi({
      description: 'Each `assignee`, `role:manager`, `person:…`, `rota:…` or `endpoint:…`.',
      example: ['rota:nights', 'role:manager'],
    });

const RuleSchema = z
  .strictObject({
    id: text(),
    when: z
      .strictObject({
        kinds: z.array(z.enum(ALERT_KINDS)).min(1).optional(),
        customers: names(),
        services: names(),
        teams: names(),
        priorities: names(),
        measures: names(),
        agreements: names(),
        sources: names(),
        from: z.string().max(20).optional().openapi({ example: '75%' }),
        hours: z.strictObject({ calendar: text(), open: z.boolean() }).optional(),
      })
      .optional()
      .openapi({ description: 'All that is given must match; missing: any alert.' }),
    to: recipients(),
    via: z.array(z.enum(CHANNELS)).max(10).optional().openapi({
      description: 'Missing: as each person wishes. Receivers (endpoints) know their own way.',
    }),
    digest: z.string().max(40).optional().openapi({ example: '1h', description: 'What gathers is told so often.' }),
    quiet: z
      .strictObject({ from: z.string().max(5), to: z.string().max(5) })
      .optional()
      .openapi({ example: { from: '22:00', to: '07:00' } }),
    ladder: z
      .array(z.strictObject({ after: z.string().max(40), to: recipients() }))
      .max(20)
      .optional()
      .openapi({ description: 'Who is told next when nobody has acknowledged so long after the message.' }),
    last: z.boolean().optional().openapi({ description: 'No later rule is asked.' }),
  })
  .openapi('NotificationRule');

export const RulesSchema = z
  .strictObject({
    timeZone: z.string().max(100).openapi({ example: 'Europe/Paris' }),
    calendars: z.record(z.string().min(1).max(100), z.unknown()).openapi({
      description: 'By id, as in an agreement.',
      example: { office: { hours: { 'mon-fri': ['09:00-18:00'] }, holidays: 'FR' } },
    }),
    rules: z.array(RuleSchema).max(500),
  })
  .openapi('NotificationRules');

const KeptSchema = z.object({
  rules: RulesSchema,
  revision: z.int().openapi({ description: '0: nobody has set any; these are the program’s own.' }),
  setAt: Instants().nullable(),
  setBy: z.string().nullable(),
});

/** The rules by which people are told. */
export function registerRules(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/notification-rules',
      scope: 'alerts:read',
      summary: 'The notification rules',
      description: 'Asked in their order; every rule that matches tells, up to the first that is the last.',
      tags: ['alerts'],
      answers: { 200: { schema: KeptSchema, description: 'The rules.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => {
      const found = await rulesFor(actor, dutyOf(parts));
      return isRefusal(found) ? found : answerOf(found);
    },
  );
  define(
    api,
    {
      method: 'put',
      path: '/notification-rules',
      scope: 'alerting:write',
      summary: 'Set the notification rules',
      description:
        'All of them at once. With `If-Match` only if nobody has changed them since. What is wrong is told place by place, people, rotas and receivers that do not exist included.',
      tags: ['alerts'],
      request: { body: RulesSchema, bodyLimit: 500_000 },
      answers: { 200: { schema: KeptSchema, description: 'The rules as they are now.' } },
      refuses: ['notAllowed', 'invalid', 'stale'],
    },
    async ({ actor, body, lang, ifMatch }) => {
      const asked = { rules: body, ifRevision: revisionOf(ifMatch), lang } as Parameters<typeof setRules>[0];
      const done = await setRules(asked, actor, dutyOf(parts));
      return isRefusal(done) ? done : answerOf(done);
    },
  );
}

function answerOf({ rules, revision, setAt, setBy }: RulesView) {
  return {
    status: 200,
    body: { rules, revision, setAt: instantOrNull(setAt), setBy },
    etag: String(revision),
  };
}
