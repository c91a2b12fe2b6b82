import { z } from '@hono/zod-openapi';
import { type ServiceTimeline, type ServiceView, servicesAnswer, timelineAnswer } from '../../../app/services/index.ts';
import { formatInstant, type Span } from '../../../core/time/index.ts';
import { Instants, instantOrNull, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, id, instant, limit, listOf } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';

const STATES = ['up', 'down', 'degraded', 'unknown', 'maintenance', 'excluded'] as const;
const state = {
  state: z
    .enum(STATES)
    .nullable()
    .openapi({ description: 'Null: nothing was ever told of it, or no availability of it is promised.' }),
  since: Instants().nullable().openapi({ description: 'Null: for longer than the facts read for this say.' }),
};

const ServiceSchema = z
  .object({
    service: z.string().openapi({ example: 'internet' }),
    title: z.string().openapi({ description: 'In the language asked for.' }),
    ...state,
    agreements: z.array(
      z.object({
        agreement: z.string(),
        title: z.string(),
        customer: z.string().nullable(),
        timeZone: z.string().openapi({
          description: 'Its IANA time zone: days, months and hours of its promises are those of this zone.',
          example: 'Europe/Paris',
        }),
        ...state,
      }),
    ),
    uncertainSince: Instants()
      .nullable()
      .openapi({ description: 'Since when nobody knows how it is; null: it is known.' }),
    lastToldAt: Instants().nullable().openapi({ description: 'When anything was told of it last.' }),
  })
  .openapi('Service');

const spanFields = { from: Instants(), to: Instants() };

const TimelineSchema = z
  .object({
    agreement: z.string(),
    target: z.string(),
    spans: z
      .array(
        z.object({
          ...spanFields,
          state: z
            .enum([...STATES, 'closed'])
            .openapi({ description: '`closed`: outside the hours that are measured.' }),
          counts: z.boolean().openapi({ description: 'It is downtime under this promise.' }),
          because: z
            .enum(['tooShort', 'notReported', 'weightless', 'requestsCount'])
            .nullable()
            .openapi({ description: 'Why an outage that was observed does not count.' }),
          facts: z.array(z.string()).openapi({ description: '`source/id` of what says so.' }),
        }),
      )
      .openapi({
        description: 'Touching, in order, up to now; time in which the agreement is not in force is left out.',
      }),
    maintenances: z.array(
      z.object({
        maintenance: z.string(),
        ...spanFields,
        announcedAt: Instants(),
        endedAt: Instants().nullable(),
        protected: z.array(z.object(spanFields)),
        because: z.enum(['late', 'calledOff', 'beyondCap']).nullable(),
      }),
    ),
    exclusions: z.array(
      z.object({
        exclusion: z.string(),
        ...spanFields,
        reason: z.string(),
        evidence: z.string(),
        approver: z.string(),
        agreed: z.boolean().openapi({ description: 'The agreement lets this reason count.' }),
      }),
    ),
  })
  .openapi('ServiceTimeline');

/** The services that agreements name: how they are, and how they were. */
export function registerServices(api: Api, parts: HttpParts): void {
  listing(api, parts);
  timeline(api, parts);
}

function listing(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'services', z.string());
  define(
    api,
    {
      method: 'get',
      path: '/services',
      scope: 'tickets:read',
      summary: 'The services that agreements name, and how they are now',
      description: 'By id. A service has the worst state that it has under any of its agreements.',
      tags: ['availability'],
      request: { query: z.object({ service: listOf(id()).optional(), limit: limit(), cursor: cursor() }) },
      answers: { 200: { schema: pageOf(ServiceSchema), description: 'A page of services.' } },
    },
    async ({ actor, query, lang }) => {
      const after = places.read(query.cursor);
      if (after !== null && typeof after !== 'string') return after;
      const asked = { ...(query.service && { service: query.service }), ...(after !== null && { after }) };
      const { services, hasMore } = await servicesAnswer({ ...asked, most: query.limit }, actor, parts.live);
      const last = hasMore ? services.at(-1) : undefined;
      const next = last === undefined ? null : places.write(last.service);
      return { status: 200, body: { items: services.map((one) => serviceJson(one, lang)), next } };
    },
  );
}

function timeline(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/services/{service}/timeline',
      scope: 'tickets:read',
      summary: 'The states of a service over a stretch of time',
      description:
        'Promise by promise, for each takes the facts by its own rules. At most 400 days, and the first 50 promises: of more, ask for one `agreement` at a time.',
      tags: ['availability'],
      request: {
        params: z.object({ service: id() }),
        query: z.object({ from: instant(), to: instant(), agreement: id().optional() }),
      },
      answers: {
        200: {
          schema: z.object({ service: z.string(), asOf: Instants(), timelines: z.array(TimelineSchema) }),
          description: 'The states.',
        },
      },
      refuses: ['notFound', 'invalid'],
    },
    async ({ actor, params, query, lang }) => {
      const { service } = params;
      const asked = { service, agreement: query.agreement ?? null, from: query.from, to: query.to, lang };
      const found = await timelineAnswer(asked, actor, parts.live);
      if (isRefusal(found)) return found;
      const { asOf, timelines } = found;
      return { status: 200, body: { service, asOf: formatInstant(asOf), timelines: timelines.map(timelineJson) } };
    },
  );
}

function serviceJson({ title, since, agreements, uncertainSince, lastToldAt, ...rest }: ServiceView, lang: Lang) {
  return {
    ...rest,
    title: title[lang],
    since: instantOrNull(since),
    agreements: agreements.map((one) => ({ ...one, title: one.title[lang], since: instantOrNull(one.since) })),
    uncertainSince: instantOrNull(uncertainSince),
    lastToldAt: instantOrNull(lastToldAt),
  };
}

const spanJson = ({ from, to }: Span) => ({ from: formatInstant(from), to: formatInstant(to) });

function timelineJson({ agreement, target, stretches, maintenances, exclusions }: ServiceTimeline) {
  return {
    agreement,
    target,
    spans: stretches.map(({ from, to, ...rest }) => ({ ...spanJson({ from, to }), ...rest })),
    maintenances: maintenances.map(({ fact, spans, because }) => ({
      maintenance: fact.id,
      ...spanJson(fact),
      announcedAt: formatInstant(fact.announcedAt),
      endedAt: instantOrNull(fact.endedAt),
      protected: spans.map(spanJson),
      because,
    })),
    exclusions: exclusions.map(({ fact, agreed }) => {
      const { id: exclusion, reason, evidence, approver } = fact;
      return { exclusion, ...spanJson(fact), reason, evidence, approver, agreed };
    }),
  };
}
