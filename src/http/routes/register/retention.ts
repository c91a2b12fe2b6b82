import { z } from '@hono/zod-openapi';
import type { Retention } from '../../../app/ports/index.ts';
import { MOST_DAYS, removeRetention, retentionsFor, setRetention } from '../../../app/running/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';

const RetentionSchema = z
  .object({
    source: z.string().openapi({ example: 'helpdesk' }),
    days: z.int().openapi({ example: 365, description: 'Whole days after a fact was recorded.' }),
    setAt: Instants(),
    setBy: z.string().nullable(),
    forgottenBefore: Instants()
      .nullable()
      .openapi({ description: 'Facts recorded before it keep what rules read only.' }),
    forgotten: z.int().openapi({ description: 'How many facts lost something since it was set.' }),
  })
  .openapi('Retention');

const sourceParam = { params: z.object({ source: id() }) };

/** How long what sources send along, and no rule reads, is kept. */
export function registerRetention(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/retention',
      scope: 'people:read',
      summary: 'How long each source is kept whole',
      description: 'By source, all on one page. A source that is not here is kept whole for ever.',
      tags: ['retention'],
      answers: { 200: { schema: pageOf(RetentionSchema), description: 'The sources that have a retention.' } },
    },
    async ({ actor }) => {
      const items = await retentionsFor(actor, parts);
      return isRefusal(items) ? items : { status: 200, body: { items: items.map(retentionJson), next: null } };
    },
  );
  setting(api, parts);
}

function setting(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'put',
      path: '/retention/{source}',
      scope: 'people:write',
      summary: 'Set how long a source is kept whole',
      description:
        'From the next night (03:00 UTC) on, facts recorded more than so many days before lose for good whatever no rule reads: fields of `data` that no type of event knows, extensions beside it. Verdicts, statements and every answer stay what they are.',
      tags: ['retention'],
      request: { ...sourceParam, body: z.strictObject({ days: z.int().min(1).max(MOST_DAYS) }) },
      answers: { 200: { schema: RetentionSchema, description: 'The retention.' } },
    },
    async ({ actor, params, body, lang }) => {
      const set = await setRetention({ ...params, ...body, lang }, actor, parts);
      return isRefusal(set) ? set : { status: 200, body: retentionJson(set) };
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/retention/{source}',
      scope: 'people:write',
      summary: 'Keep a source whole from now on',
      description: 'What was forgotten stays forgotten.',
      tags: ['retention'],
      request: sourceParam,
      answers: { 200: { schema: RetentionSchema, description: 'The retention, as it was.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => {
      const removed = await removeRetention(params.source, actor, parts);
      return isRefusal(removed) ? removed : { status: 200, body: retentionJson(removed) };
    },
  );
}

function retentionJson({ source, days, setAt, setBy, doneTo, forgotten }: Retention) {
  const forgottenBefore = doneTo === null ? null : formatInstant(doneTo.recordedAt);
  return { source, days, setAt: formatInstant(setAt), setBy, forgottenBefore, forgotten };
}
