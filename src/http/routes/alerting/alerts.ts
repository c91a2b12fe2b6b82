import { z } from '@hono/zod-openapi';
import type { Actor } from '../../../app/access/index.ts';
import { acknowledge, alertFor, alertingHealth, alertsPage } from '../../../app/alerts/index.ts';
import { deskContext } from '../../../app/delivery/index.ts';
import { openRules } from '../../../app/duty/index.ts';
import { type WordingContext, wordAlert } from '../../../app/messages/index.ts';
import type { AlertRow } from '../../../app/ports/index.ts';
import { ALERT_KINDS } from '../../../core/alert/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, flag, id, instant, limit, listOf } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';

const STANDINGS = ['new', 'told', 'nobody', 'longPast', 'dryRun'] as const;
const when = () => Instants().nullable();
const text = () => z.string().nullable();

const AlertSchema = z
  .object({
    alert: z.string().openapi({ description: 'What it is known by, for ever.' }),
    kind: z.enum(ALERT_KINDS),
    at: Instants().openapi({ description: 'When it was reached.' }),
    decidedAt: Instants(),
    standing: z.enum(STANDINGS).openapi({
      description:
        '`told`: messages were made. `nobody`: no rule has anybody to be told. `longPast`: reached too long ago to help anybody. `dryRun`: its source or customer is not live. `new`: not yet dispatched.',
    }),
    ticket: text(),
    agreement: text(),
    measure: text(),
    cycle: z.int().nullable(),
    target: text(),
    threshold: text().openapi({ example: '75%' }),
    dueAt: when(),
    customer: text(),
    service: text(),
    team: text(),
    assignee: text(),
    priority: text(),
    source: text(),
    bundle: text().openapi({ description: 'What hits many clocks at once has one name.' }),
    details: z.record(z.string(), z.unknown()),
    acknowledgedAt: when(),
    acknowledgedBy: text(),
    endedAt: when().openapi({ description: 'When what it warned of was over.' }),
  })
  .openapi('Alert');

const WordedSchema = AlertSchema.extend({
  acknowledgedByName: text().openapi({ description: 'Null for a customer, and where nobody here is known by it.' }),
  words: z
    .object({
      tone: z.string().openapi({ example: 'late' }),
      headline: z.string(),
      due: text(),
      about: z.string(),
      sentences: z.array(z.string()),
    })
    .openapi({ description: 'As messages say it, as of now, in the language of the answer.' }),
}).openapi('WordedAlert');

const PlaceSchema = z.object({ decidedAt: z.number(), key: z.string() });
const keys = () => z.array(z.string().min(1).max(3_000)).min(1).max(500);

/** What people were, or would have been, warned of. */
export function registerAlerts(api: Api, parts: HttpParts): void {
  listing(api, parts);
  acknowledging(api, parts);
  status(api, parts);
}

function wordsOf(row: AlertRow, lang: Lang, context: WordingContext) {
  const { tone, headline, due, about, sentences } = wordAlert(row, lang, context);
  return { tone, headline, due, about, sentences };
}

function listing(api: Api, parts: HttpParts): void {
  const rules = openRules(parts.duty?.timeZone ?? 'UTC', parts.publishing?.holidays ?? null);
  const contextOf = (alerts: readonly AlertRow[]) =>
    deskContext('ours', alerts, { store: parts.store, rosters: parts.live.rosters, rules, now: parts.now });
  const places = cursors(parts, 'alerts', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/alerts',
      scope: 'alerts:read',
      summary: 'Alerts, latest first',
      description: 'Everything that was decided, what was sent nowhere included: what is long past, and dry runs.',
      tags: ['alerts'],
      request: {
        query: z.object({
          kind: listOf(z.enum(ALERT_KINDS)).optional(),
          standing: listOf(z.enum(STANDINGS)).optional(),
          customer: listOf(id()).optional(),
          ticket: id().optional(),
          acknowledged: flag().optional(),
          ended: flag().optional(),
          from: instant().optional(),
          to: instant().optional(),
          limit: limit(),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(WordedSchema), description: 'A page of alerts.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor, query, lang }) => {
      const { limit: most, cursor: from, ...asked } = query;
      const after = places.read(from);
      if (after !== null && 'refused' in after) return after;
      const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      const found = await alertsPage({ filter, after, limit: most }, actor, parts);
      if (isRefusal(found)) return found;
      const next = found.next === null ? null : places.write(found.next);
      const context = await contextOf(found.items);
      const nameOf = await takersOf(found.items, actor, parts);
      const items = found.items.map((row) => ({
        ...alertJson(row),
        acknowledgedByName: nameOf(row.acknowledgedBy),
        words: wordsOf(row, lang, context),
      }));
      return { status: 200, body: { items, next }, headers: { 'content-language': lang } };
    },
  );
}

/** What those are called who took alerts on. */
async function takersOf(alerts: readonly AlertRow[], { customer }: Actor, { store }: HttpParts) {
  const ids = customer === null ? new Set(alerts.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? [])) : [];
  const asked = [...ids].map((id) => ({ source: null, id }));
  const people = asked.length === 0 ? [] : (await store.names({ customers: [], people: asked })).people;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id: string | null) => (id === null ? null : (names.get(id) ?? null));
}

function acknowledging(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/alerts/acknowledgement',
      scope: 'alerts:write',
      summary: 'Acknowledge alerts',
      description:
        'You take them on: nobody else is called for them. Acknowledging again changes nothing; who did so first stays.',
      tags: ['alerts'],
      request: { body: z.strictObject({ alerts: keys() }), bodyLimit: 2_000_000 },
      answers: {
        200: { schema: z.object({ items: z.array(AlertSchema) }), description: 'The alerts as they are now.' },
      },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, body }) => {
      const done = await acknowledge(body.alerts, actor, parts);
      return isRefusal(done) ? done : { status: 200, body: { items: done.map(alertJson) } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/alerts/{alert}',
      scope: 'alerts:read',
      summary: 'One alert',
      tags: ['alerts'],
      request: { params: z.object({ alert: z.string().min(1).max(3_000) }) },
      answers: { 200: { schema: AlertSchema, description: 'The alert.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => {
      const found = await alertFor(params.alert, actor, parts);
      return isRefusal(found) ? found : { status: 200, body: alertJson(found) };
    },
  );
}

const ms = () => z.int().openapi({ description: 'In milliseconds; 0: in time.' });
const StatusSchema = z
  .object({
    asOf: Instants(),
    alertsLate: z.boolean().openapi({ description: 'Warnings are a minute late or more: say so on every page.' }),
    lateMs: ms(),
    decidingLateMs: ms(),
    watchingLateMs: ms(),
    dispatchingLateMs: ms(),
    deliveringLateMs: ms(),
    waiting: z.int(),
    messagesDue: z.int(),
    messagesRetrying: z.int(),
    messagesDead: z.int(),
  })
  .openapi('AlertingStatus');

function status(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/status',
      scope: 'alerts:read',
      summary: 'Whether warnings are in time',
      description: 'Stage by stage, from the fact to the message.',
      tags: ['alerts'],
      answers: { 200: { schema: StatusSchema, description: 'How late warnings are.' } },
    },
    async () => {
      const at = parts.now();
      const { isLate, ...health } = await alertingHealth(parts.store, at);
      return { status: 200, body: { asOf: formatInstant(at), alertsLate: isLate, ...health } };
    },
  );
}

function alertJson({ key, at, decidedAt, thresholdPpm, contacts: _, dispatchedAt: __, ...row }: AlertRow) {
  return {
    ...row,
    alert: key,
    at: formatInstant(at),
    decidedAt: formatInstant(decidedAt),
    threshold: thresholdPpm === null ? null : `${thresholdPpm / 10_000}%`,
    dueAt: instantOrNull(row.dueAt),
    acknowledgedAt: instantOrNull(row.acknowledgedAt),
    endedAt: instantOrNull(row.endedAt),
  };
}
