import { z } from '@hono/zod-openapi';
import { eventWarnings, type PostResult } from '../../app/live/index.ts';
import { type Fault, refusal } from '../../app/refusal.ts';
import { pageOf } from '../answering/schemas.ts';
import type { Api } from '../api.ts';
import { cursors } from '../asking/cursor.ts';
import { cursor, id, limit, listOf } from '../asking/fields.ts';
import type { Lang } from '../asking/language.ts';
import { define } from '../define.ts';
import type { HttpParts } from '../parts.ts';
import { type Refused, refused } from '../problem.ts';
import { besideDemonstration } from './first-steps/real-data.ts';
import { KeptSchema, keptJson, keptPage, PlaceSchema } from './kept-events.ts';

const MOST_EVENTS = 1_000;
const BODY_LIMIT = 10_000_000;
/** An event's data may have 32 levels; it lies in an event, which lies in a batch. */
const BODY_DEPTH = 36;

const PostedSchema = z.unknown().openapi({
  anyOf: [{ $ref: '#/components/schemas/Event' }, { type: 'array', items: { $ref: '#/components/schemas/Event' } }],
} as never);

const FaultSchema = z.object({
  pointer: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  help: z.string().nullable(),
});
const ResultSchema = z
  .object({
    id: z.string().nullable(),
    source: z.string().nullable(),
    result: z.enum(['new', 'same', 'different', 'refused']).openapi({
      description:
        '`new`: kept. `same`: it was known already. `different`: this source and id are known with other content; the first stays. `refused`: see `errors`.',
    }),
    errors: z.array(FaultSchema),
    warnings: z.array(FaultSchema).openapi({
      description: 'What to look at though it was not refused: a type of which no effect is known, an id used twice.',
    }),
  })
  .openapi('EventResult');
const ResultsSchema = z.object({
  items: z.array(ResultSchema),
  counts: z.object({ new: z.int(), same: z.int(), different: z.int(), refused: z.int() }),
});
export function registerEvents(api: Api, parts: HttpParts): void {
  postEvents(api, parts);
  listEvents(api, parts);
  oneEvent(api, parts);
}

function postEvents(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/events',
      scope: 'events:write',
      summary: 'Hand in events',
      description: `One CloudEvent, or up to ${MOST_EVENTS} as an array. Answered when all that is new is kept for good; an event is known by its source and id, so that sending it again changes nothing. One result for each, in their order: a bad event does not sink its neighbours. 200 when all are good, 207 when some are refused, 422 when a single one, or all, are.

Besides \`events:write\`, what decides something needs \`decisions:write\` (\`ticket.excused\`, \`ticket.scopeDecided\`, \`exclusion.granted\`, \`maintenance.announced\`, \`maintenance.ended\`, \`event.retracted\`), and what changes what is owed needs \`statements:write\` (\`settlement.…\`, \`ticket.quoteAccepted\`, \`remedy.claimed\`, \`notice.given\`, \`bonus.approved\`, \`report.delivered\`, \`index.published\`, \`supplier.billed\`); each that lacks it is refused by itself, with the code \`notAllowed\`. Whoever handed in a fact takes it back with \`POST /corrections\`. A token bound to one customer hands in no events.`,
      tags: ['events'],
      request: {
        body: PostedSchema,
        bodyTypes: ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'],
        bodyLimit: BODY_LIMIT,
        bodyDepth: BODY_DEPTH,
        keepsFaults: true,
      },
      answers: {
        200: { schema: ResultsSchema, description: 'Each was taken, or known already.' },
        207: { schema: ResultsSchema, description: 'Some were refused; `result` tells which.' },
        422: { schema: ResultsSchema, description: 'None was taken; `result` tells why.' },
      },
      refuses: ['tooLarge', 'conflict'],
    },
    async ({ actor, body, bodyType, bodyFaults, lang }) => {
      const held = await besideDemonstration(parts);
      if (held !== null) return held;
      const isList = Array.isArray(body);
      if (bodyType === 'application/cloudevents-batch+json' && !isList) return noList;
      if (bodyType === 'application/cloudevents+json' && isList) return isAList;
      const values: readonly unknown[] = isList ? body : [body];
      if (values.length > MOST_EVENTS) return tooManyEvents;
      const results = await postGood(parts, values, bodyFaults, isList, actor, lang);
      const counts = countsOf(results);
      for (const [result, count] of Object.entries(counts)) {
        if (count > 0) parts.log.events?.(result as keyof typeof counts, count);
      }
      const status = counts.refused === 0 ? 200 : counts.refused === values.length ? 422 : 207;
      const items = results.map((result, index) => resultJson(values[index], result, isList ? `/${index}` : '', lang));
      return { status, body: { items, counts } };
    },
  );
}

/** Posts the values in whose text nothing was wrong (a key given twice, a NUL); the others are refused where they stand. */
async function postGood(
  parts: HttpParts,
  values: readonly unknown[],
  faults: readonly Fault[],
  isList: boolean,
  actor: Parameters<HttpParts['post']['post']>[1],
  lang: Lang,
): Promise<readonly PostResult[]> {
  const bad = new Map<number, Fault[]>();
  for (const fault of faults) {
    const index = isList ? Number(fault.pointer?.split('/')[1] ?? 0) : 0;
    bad.set(index, [...(bad.get(index) ?? []), fault]);
  }
  // A bad one's place is kept, for the pointers of its neighbours: nothing at all is posted there, and is refused.
  const posted = values.map((value, index) => (bad.has(index) ? null : value));
  const results = await parts.post.post(posted, actor, lang, isList ? 'list' : 'single');
  return results.map((result, index) => {
    const own = bad.get(index);
    return own === undefined ? result : { result: 'refused', faults: own };
  });
}

function countsOf(results: readonly PostResult[]) {
  const counts = { new: 0, same: 0, different: 0, refused: 0 };
  for (const { result } of results) counts[result] += 1;
  return counts;
}

function resultJson(value: unknown, result: PostResult, place: string, lang: Lang) {
  const given = typeof value === 'object' && value !== null ? (value as { id?: unknown; source?: unknown }) : {};
  return {
    id: typeof given.id === 'string' ? given.id : null,
    source: typeof given.source === 'string' ? given.source : null,
    result: result.result,
    errors: 'faults' in result ? result.faults : [],
    warnings: eventWarnings(value, result.result, place, lang),
  };
}

function listEvents(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'events', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/events',
      scope: 'events:read',
      summary: 'Events in the order in which they were received',
      description:
        'A listing, ordered by its key (`recordedAt`, `source`, `id`), not a feed: an event that was received a moment earlier and kept a moment later stands before your cursor, and so would be missed by who only reads on. To follow what happens, listen to `GET /changes`, which misses nothing and resumes after `Last-Event-ID`, and ask for the events of the tickets it names (`GET /tickets/{ticket}/events`). To copy everything, read this listing again from its beginning: an event is known by its `source` and `id`.',
      tags: ['events'],
      request: {
        query: z.object({
          stream: id().optional().openapi({ example: 'ticket:INC-1042' }),
          type: listOf(id()).optional(),
          source: id().optional(),
          limit: limit(1_000),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(KeptSchema), description: 'A page of events.' } },
    },
    async ({ actor, query }) => {
      if (actor.customer !== null) return ofOneCustomer;
      const { stream, type, source } = query;
      const filter = { ...(stream && { stream }), ...(type && { type }), ...(source && { source }) };
      return await keptPage(parts, filter, places, query);
    },
  );
}

function oneEvent(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/events/{source}/{id}',
      scope: 'events:read',
      summary: 'One event as it was received',
      description: 'In `source` and `id`, write `~1` for `/`, `~0` for `~`, `~2` for `%`.',
      tags: ['events'],
      request: { params: z.object({ source: id(), id: id() }) },
      answers: { 200: { schema: KeptSchema, description: 'The event.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => {
      if (actor.customer !== null) return ofOneCustomer;
      const fact = await parts.store.fact(params.source, params.id);
      const [kept] = fact === null ? [] : await keptJson([fact], parts.store);
      return kept === undefined ? noSuchEvent : { status: 200, body: kept };
    },
  );
}

const noSuchEvent = refusal('notFound', {
  fr: 'Aucun événement connu n’a cette source et cet identifiant.',
  en: 'No known event has this source and id.',
});
/** A token for one customer may hold `events:read`; but whose a fact is, is known of tickets only. */
const ofOneCustomer = refusal('notFound', {
  fr: 'Les événements ne se lisent pas client par client.',
  en: 'Events are not read customer by customer.',
});
const noList: Refused = refused('malformed', {
  fr: '« application/cloudevents-batch+json » annonce un tableau.',
  en: '“application/cloudevents-batch+json” announces an array.',
});
const isAList: Refused = refused(
  'malformed',
  {
    fr: '« application/cloudevents+json » annonce un seul événement.',
    en: '“application/cloudevents+json” announces one event.',
  },
  {
    fr: 'Un lot s’envoie en « application/cloudevents-batch+json ».',
    en: 'Send a batch as “application/cloudevents-batch+json”.',
  },
);
const tooManyEvents: Refused = refused(
  'tooLarge',
  { fr: `Un lot compte au plus ${MOST_EVENTS} événements.`, en: `A batch has at most ${MOST_EVENTS} events.` },
  { fr: 'Envoyez-le en plusieurs fois.', en: 'Send it in several parts.' },
);
