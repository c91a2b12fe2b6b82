import { z } from '@hono/zod-openapi';
import type { Source } from '../../../app/ports/index.ts';
import type { Refusal } from '../../../app/refusal.ts';
import { listSources, oneSource, putSource, removeSource, setLive } from '../../../app/sources/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { revisionOf } from '../../asking/revision-of.ts';
import { type Answer, define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import type { NotTakenList } from './not-taken.ts';
import { sourcePortsOf } from './source-ports.ts';
import { SourceSchema, sourceJson } from './source-schemas.ts';

const sourceParam = { params: z.object({ source: id() }) };

/** Sources: made, changed, removed, taken out of their dry run. */
export function registerSourceList(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  reading(api, parts, notTaken);
  putting(api, parts, notTaken);
  removing(api, parts);
  living(api, parts, notTaken);
}

/** A source in an answer, with its revision as `ETag`. */
export function sourceAnswer(found: Source | Refusal, notTaken: NotTakenList, status = 200): Answer | Refusal {
  if (isRefusal(found)) return found;
  return { status, body: sourceJson(found, notTaken.of(found.id)), etag: String(found.revision) };
}

function reading(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  define(
    api,
    {
      method: 'get',
      path: '/sources',
      scope: 'sources:read',
      summary: 'Sources that send payloads of their own making',
      description: 'By id, all on one page.',
      tags: ['sources'],
      answers: { 200: { schema: pageOf(SourceSchema), description: 'The sources.' } },
    },
    async ({ actor }) => {
      const found = await listSources(actor, parts);
      if (isRefusal(found)) return found;
      return { status: 200, body: { items: found.map((one) => sourceJson(one, notTaken.of(one.id))), next: null } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/sources/{source}',
      scope: 'sources:read',
      summary: 'One source',
      tags: ['sources'],
      request: sourceParam,
      answers: { 200: { schema: SourceSchema, description: 'The source; its revision is the `ETag`.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => sourceAnswer(await oneSource(params.source, actor, parts), notTaken),
  );
}

const WantedSchema = z.strictObject({
  title: z.string().min(1).max(200),
  template: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .openapi({ example: 'alertmanager', description: 'A mapping of `GET /mappings` to begin with.' }),
  mapping: z.string().nullable().default(null).openapi({ description: 'Null: the template’s, or as it is.' }),
  everySeconds: z.number().min(60).nullable().default(null).openapi({ example: 86_400 }),
  calendar: z.unknown().default(null).openapi({
    description: 'Of its rhythm: `24x7`, or hours and holidays as in an agreement; null: round the clock.',
  }),
  keepDays: z.int().min(1).max(3_650).default(30),
  ticketUrl: z.string().min(1).max(1_000).nullable().default(null).openapi({
    example: 'https://helpdesk.example/t/{ticket}',
    description: 'Where a person finds one of its tickets; `{ticket}` stands for the id. Null: nowhere.',
  }),
});

function putting(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  define(
    api,
    {
      method: 'put',
      path: '/sources/{source}',
      scope: 'sources:write',
      summary: 'Make a source, or change it',
      description:
        'A new one is in dry run and has no key yet. `If-Match` with its revision keeps two people from changing it at once. The mapping is used from the next payload on; to try one first, make it a draft.',
      tags: ['sources'],
      request: { ...sourceParam, body: WantedSchema },
      answers: {
        200: { schema: SourceSchema, description: 'Changed.' },
        201: { schema: SourceSchema, description: 'Made.' },
      },
      refuses: ['notFound', 'stale'],
    },
    async ({ actor, params, body, ifMatch, lang }) => {
      const { everySeconds, ...rest } = body;
      const everyMs = everySeconds === null ? null : Math.round(everySeconds * 1000);
      const wanted = { ...rest, calendar: rest.calendar ?? null, id: params.source, everyMs, lang };
      const done = await putSource(wanted, revisionOf(ifMatch), actor, sourcePortsOf(parts));
      return isRefusal(done) ? done : sourceAnswer(done.source, notTaken, done.isNew ? 201 : 200);
    },
  );
}

function removing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'delete',
      path: '/sources/{source}',
      scope: 'sources:write',
      summary: 'Remove a source',
      description: 'With its keys and payloads. The facts that came of them stay.',
      tags: ['sources'],
      request: sourceParam,
      answers: { 204: { description: 'Removed.' } },
      refuses: ['notFound', 'stale'],
    },
    async ({ actor, params, ifMatch }) => {
      const done = await removeSource(params.source, revisionOf(ifMatch), actor, sourcePortsOf(parts));
      return done ?? { status: 204 };
    },
  );
}

function living(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  const ends = {
    put: [true, 'End the dry run of a source', 'From now on people are told of what comes of it.'],
    delete: [false, 'Put a source back into dry run', 'Everything goes on being computed; nobody is told.'],
  } as const;
  for (const method of ['put', 'delete'] as const) {
    const [isLive, summary, what] = ends[method];
    define(
      api,
      {
        method,
        path: '/sources/{source}/live',
        scope: 'sources:write',
        summary,
        description: `${what} Only a person does so, in their own name: a token is refused.`,
        tags: ['sources'],
        request: sourceParam,
        answers: { 200: { schema: SourceSchema, description: 'The source.' } },
        refuses: ['notFound', 'stale'],
      },
      async ({ actor, params, ifMatch }) => {
        const wanted = { source: params.source, isLive };
        return sourceAnswer(await setLive(wanted, revisionOf(ifMatch), actor, sourcePortsOf(parts)), notTaken);
      },
    );
  }
}
