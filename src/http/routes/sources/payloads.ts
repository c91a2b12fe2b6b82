import { z } from '@hono/zod-openapi';
import type { PayloadPlace } from '../../../app/ports/index.ts';
import { listPayloads, markSample, onePayload, replayPayloads } from '../../../app/sources/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, flag, id, instant, limit, listOf } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { sourcePortsOf } from './source-ports.ts';
import { PayloadSchema, payloadJson, StateSchema } from './source-schemas.ts';

const PlaceSchema: z.ZodType<PayloadPlace> = z.object({ receivedAt: z.number(), id: z.string() });
const payloadParams = { params: z.object({ source: id(), payload: id() }) };

/** Payloads as they came: looked at, kept as samples, read again. */
export function registerPayloads(api: Api, parts: HttpParts): void {
  listing(api, parts);
  one(api, parts);
  samples(api, parts);
  replaying(api, parts);
}

function listing(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'payloads', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/sources/{source}/payloads',
      scope: 'sources:read',
      summary: 'Payloads of a source',
      description: 'Latest first, as they came, with what came of each.',
      tags: ['sources'],
      request: {
        params: z.object({ source: id() }),
        query: z.object({
          state: listOf(StateSchema).optional(),
          sample: flag().optional(),
          from: instant().optional(),
          to: instant().optional(),
          limit: limit(100, 20),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(PayloadSchema), description: 'A page of payloads.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const after = places.read(query.cursor);
      if (after !== null && 'refused' in after) return after;
      const { state, sample, from, to } = query;
      const wanted = {
        source: params.source,
        ...(state && { state }),
        ...(sample !== undefined && { isSample: sample }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      };
      const found = await listPayloads(wanted, after, query.limit + 1, actor, parts);
      if (isRefusal(found)) return found;
      const items = found.slice(0, query.limit);
      const last = found.length > items.length ? items.at(-1) : undefined;
      const next = last === undefined ? null : places.write({ receivedAt: last.receivedAt, id: last.id });
      return { status: 200, body: { items: items.map((payload) => payloadJson(payload, lang)), next } };
    },
  );
}

function one(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/sources/{source}/payloads/{payload}',
      scope: 'sources:read',
      summary: 'One payload as it came',
      tags: ['sources'],
      request: payloadParams,
      answers: { 200: { schema: PayloadSchema, description: 'The payload.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const found = await onePayload(params.source, params.payload, actor, parts);
      return isRefusal(found) ? found : { status: 200, body: payloadJson(found, lang) };
    },
  );
}

function samples(api: Api, parts: HttpParts): void {
  const ways = {
    put: [true, 'Keep a payload as a sample', 'Beyond the days for which payloads are kept, to try mappings on.'],
    delete: [false, 'Let go of a sample', 'It goes when the days for which payloads are kept are over.'],
  } as const;
  for (const method of ['put', 'delete'] as const) {
    const [isSample, summary, description] = ways[method];
    define(
      api,
      {
        method,
        path: '/sources/{source}/samples/{payload}',
        scope: 'sources:write',
        summary,
        description,
        tags: ['sources'],
        request: payloadParams,
        answers: { 200: { schema: PayloadSchema, description: 'The payload.' } },
        refuses: ['notFound', 'conflict'],
      },
      async ({ actor, params, lang }) => {
        const found = await markSample({ ...params, isSample }, actor, parts);
        return isRefusal(found) ? found : { status: 200, body: payloadJson(found, lang) };
      },
    );
  }
}

const ReplayedSchema = z
  .object({
    read: z.int(),
    aside: z.int(),
    waiting: z.int(),
    events: z.object({ new: z.int(), same: z.int(), different: z.int(), refused: z.int() }),
    next: z.string().nullable().openapi({ description: 'Hand it in as `cursor` to go on; null: that was all.' }),
  })
  .openapi('Replayed');

function replaying(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'replay', PlaceSchema);
  define(
    api,
    {
      method: 'post',
      path: '/sources/{source}/replay',
      scope: 'sources:write',
      summary: 'Read payloads of a source again',
      description:
        'By the mapping that is in use now, latest first, a hundred at a time. What was handed in rightly stays as it is: an event is known by its id. What was handed in wrongly stays too, until somebody corrects it.',
      tags: ['sources'],
      request: {
        params: z.object({ source: id() }),
        body: z.strictObject({
          from: instant().nullable().default(null),
          to: instant().nullable().default(null),
          state: z
            .array(StateSchema)
            .min(1)
            .nullable()
            .default(null)
            .openapi({
              description: 'Null: whatever became of them.',
              example: ['aside'],
            }),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: ReplayedSchema, description: 'What came of it.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, body }) => {
      const after = places.read(body.cursor);
      if (after !== null && 'refused' in after) return after;
      const { from, to, state } = body;
      const done = await replayPayloads({ source: params.source, from, to, state, after }, actor, sourcePortsOf(parts));
      if (isRefusal(done)) return done;
      return { status: 200, body: { ...done, next: done.next === null ? null : places.write(done.next) } };
    },
  );
}
