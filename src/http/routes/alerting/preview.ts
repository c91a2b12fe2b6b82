import { z } from '@hono/zod-openapi';
import { previewRules, type RulesPreview } from '../../../app/delivery/index.ts';
import { ALERT_KINDS, CHANNELS } from '../../../core/alert/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { instant } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { dutyOf } from './duty-of.ts';
import { RulesSchema } from './rules.ts';

const text = () => z.string().min(1).max(300);
const about = () => text().nullable().optional();

const SampleSchema = z
  .strictObject({
    alert: z.string().min(1).max(2_000).optional().openapi({ description: 'The key of an alert that was decided.' }),
    ticket: text().optional(),
    kind: z.enum(ALERT_KINDS).optional(),
    customer: about(),
    service: about(),
    team: about(),
    priority: about(),
    assignee: about(),
    source: about(),
    threshold: z.number().min(0).max(100).optional().openapi({ description: 'A share of the allowance: 0.75.' }),
  })
  .openapi('NotificationSample');

const said = { subject: z.string(), text: z.string() };
const MailSchema = z.object({ ...said, html: z.string() });

const PreviewSchema = z
  .object({
    at: Instants(),
    alert: z.object({
      key: z.string(),
      kind: z.enum(ALERT_KINDS),
      ticket: z.string().nullable(),
      agreement: z.string().nullable(),
      target: z.string().nullable(),
      customer: z.string().nullable(),
      service: z.string().nullable(),
      team: z.string().nullable(),
      priority: z.string().nullable(),
      assignee: z.string().nullable(),
      source: z.string().nullable(),
      threshold: z.number().nullable(),
      dueAt: Instants().nullable(),
    }),
    dryRun: z.boolean().openapi({ description: 'Its customer or source is not live: it would be told nobody.' }),
    matching: z.array(z.string()).openapi({ description: 'The rules that match, in their order.' }),
    told: z.array(
      z.object({
        recipient: z.string().openapi({ example: 'person:p-1' }),
        name: z.string().nullable(),
        channel: z.enum(CHANNELS),
        language: z.enum(['fr', 'en']),
        rule: z.string().nullable().openapi({ description: 'Null: the agreement’s escalation names them.' }),
        step: z.int().openapi({ description: '0: told first; others only if nobody has acknowledged by then.' }),
        sendAt: Instants(),
        because: z.string().nullable().openapi({ description: 'Why it would go nowhere; null: it would leave.' }),
        message: z.object(said).nullable(),
      }),
    ),
    unmanned: z.array(z.string()).openapi({ description: 'Rotas in which nobody is on call then.' }),
    wording: z.object({ fr: MailSchema, en: MailSchema }).openapi({ description: 'The mail to somebody of yours.' }),
  })
  .openapi('NotificationPreview');

/** What a draft of rules would tell whom, before anybody sets it. */
export function registerPreview(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/notification-rules/preview',
      scope: 'alerting:write',
      summary: 'Whom a draft of rules would tell, how, when and in which words',
      description:
        'Of an alert that was decided, of a ticket, or of one that is made up. Nothing is kept, and nothing sent. `at`: as if it were dispatched then (at night, at the weekend).',
      tags: ['alerts'],
      request: {
        body: z.strictObject({ rules: RulesSchema, sample: SampleSchema.optional(), at: instant().optional() }),
        bodyLimit: 500_000,
      },
      answers: { 200: { schema: PreviewSchema, description: 'Who would be told.' } },
      refuses: ['notAllowed', 'invalid', 'notFound'],
    },
    async ({ actor, body, lang }) => {
      const { threshold, ...sample } = body.sample ?? {};
      const share = threshold === undefined ? {} : { thresholdPpm: Math.round(threshold * 1_000_000) };
      const rules = body.rules as Parameters<typeof previewRules>[0]['rules'];
      const asked = { rules, sample: { ...sample, ...share }, at: body.at ?? null, lang };
      const ports = { ...dutyOf(parts), rosters: parts.live.rosters, baseUrl: parts.config.publicUrl };
      const found = await previewRules(asked, actor, ports);
      return isRefusal(found) ? found : { status: 200, body: previewJson(found) };
    },
  );
}

function previewJson({ at, alert, isDryRun, matching, told, unmanned, wording }: RulesPreview) {
  const { key, kind, ticket, agreement, target, customer, service, team, priority, assignee, source } = alert;
  return {
    at: formatInstant(at),
    alert: {
      ...{ key, kind, ticket, agreement, target, customer, service, team, priority, assignee, source },
      threshold: alert.thresholdPpm === null ? null : alert.thresholdPpm / 1_000_000,
      dueAt: instantOrNull(alert.dueAt),
    },
    dryRun: isDryRun,
    matching,
    told: told.map((one) => ({ ...one, sendAt: formatInstant(one.sendAt) })),
    unmanned,
    wording,
  };
}
