import { z } from '@hono/zod-openapi';
import { type Preview, previewMapping, publishDraft, putDraft } from '../../../app/sources/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { revisionOf } from '../../asking/revision-of.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import type { NotTakenList } from './not-taken.ts';
import { sourcePortsOf } from './source-ports.ts';
import { PreviewSchema, problemJson, SourceSchema } from './source-schemas.ts';
import { sourceAnswer } from './sources.ts';

const TemplateSchema = z
  .object({ template: z.string().openapi({ example: 'alertmanager' }), mapping: z.string() })
  .openapi('MappingTemplate');
const sourceParam = { params: z.object({ source: id() }) };
const text = () => z.string().min(1).max(100_000);

/** Mappings: those that come with the program, drafts, and what they would give. */
export function registerMappings(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  define(
    api,
    {
      method: 'get',
      path: '/mappings',
      scope: 'sources:read',
      summary: 'Mappings that come with the program',
      description: 'To make a source from, and to learn from: each says in comments what it does.',
      tags: ['sources'],
      answers: { 200: { schema: pageOf(TemplateSchema), description: 'The mappings.' } },
    },
    () => {
      const items = (parts.sources?.templates ?? []).map((one) => ({ template: one.id, mapping: one.text }));
      return { status: 200, body: { items, next: null } };
    },
  );
  drafts(api, parts, notTaken);
  publishing(api, parts, notTaken);
  previewing(api, parts);
}

function drafts(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  define(
    api,
    {
      method: 'put',
      path: '/sources/{source}/draft',
      scope: 'sources:write',
      summary: 'Keep a draft of a source’s mapping',
      description:
        'Payloads go on being read by the mapping in use. A draft may have errors: `preview` tells them. As `application/yaml` the body is the mapping itself.',
      tags: ['sources'],
      request: {
        ...sourceParam,
        body: z.strictObject({ mapping: text() }),
        bodyTypes: ['application/json', 'application/yaml'],
      },
      answers: { 200: { schema: SourceSchema, description: 'The source.' } },
      refuses: ['notFound', 'stale'],
    },
    async ({ actor, params, body, raw, ifMatch, lang }) => {
      // As YAML, the body is the mapping itself.
      const draft = raw === null ? body.mapping : raw.toString('utf8');
      const wanted = { source: params.source, draft, lang };
      return sourceAnswer(await putDraft(wanted, revisionOf(ifMatch), actor, sourcePortsOf(parts)), notTaken);
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/sources/{source}/draft',
      scope: 'sources:write',
      summary: 'Throw a draft away',
      tags: ['sources'],
      request: sourceParam,
      answers: { 200: { schema: SourceSchema, description: 'The source.' } },
      refuses: ['notFound', 'stale'],
    },
    async ({ actor, params, ifMatch, lang }) => {
      const wanted = { source: params.source, draft: null, lang };
      return sourceAnswer(await putDraft(wanted, revisionOf(ifMatch), actor, sourcePortsOf(parts)), notTaken);
    },
  );
}

function publishing(api: Api, parts: HttpParts, notTaken: NotTakenList): void {
  define(
    api,
    {
      method: 'post',
      path: '/sources/{source}/publication',
      scope: 'sources:write',
      summary: 'Put a draft in use',
      description:
        'From the next payload on. What was read by the mapping before is read again by `POST /sources/{source}/replay`.',
      tags: ['sources'],
      request: sourceParam,
      answers: { 200: { schema: SourceSchema, description: 'The source.' } },
      refuses: ['notFound', 'conflict', 'stale', 'invalid'],
    },
    async ({ actor, params, ifMatch, lang }) => {
      const wanted = { source: params.source, lang };
      return sourceAnswer(await publishDraft(wanted, revisionOf(ifMatch), actor, sourcePortsOf(parts)), notTaken);
    },
  );
}

function previewing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/sources/{source}/preview',
      scope: 'sources:read',
      summary: 'Try a mapping',
      description:
        'On samples, on payloads that came, or on an example: which events it gives, and whether each would be new, is known already (`same`), differs from what is kept under its id, or would be refused. Nothing is kept.',
      tags: ['sources'],
      request: {
        ...sourceParam,
        body: z.strictObject({
          mapping: text().nullable().default(null).openapi({
            description: 'Null: the draft, or the mapping in use where there is none.',
          }),
          payloads: z.array(id()).min(1).max(50).nullable().default(null).openapi({
            description: 'Ids; null: the samples, or the latest payloads where there are none.',
          }),
          example: z
            .strictObject({
              body: z.string().max(1_000_000),
              contentType: z.string().max(200).nullable().default(null),
            })
            .nullable()
            .default(null)
            .openapi({ description: 'A payload that was never sent.' }),
        }),
        bodyLimit: 4_000_000,
      },
      answers: { 200: { schema: PreviewSchema, description: 'What would come of it.' } },
      refuses: ['notFound', 'tooMany'],
    },
    async ({ actor, params, body, lang }) => {
      const found = await previewMapping({ ...body, source: params.source, lang }, actor, sourcePortsOf(parts));
      return isRefusal(found) ? found : { status: 200, body: previewJson(found, lang) };
    },
  );
}

function previewJson({ payloads, notTried, unfilled }: Preview, lang: Lang) {
  return {
    payloads: payloads.map(({ payload, events, skipped, problems }) => ({
      payload,
      events: events.map(({ value, ...rest }) => ({ ...rest, event: value })),
      skipped,
      problems: problems.map((problem) => problemJson(problem, lang)),
    })),
    notTried,
    unfilled,
  };
}
