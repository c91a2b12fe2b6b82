import { z } from '@hono/zod-openapi';
import { correctFact } from '../../../app/decisions/index.ts';
import type { Api } from '../../api.ts';
import { instant } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { FactSchema, factJson } from './decision-schemas.ts';
import { portsOf } from './ports-of.ts';

const CorrectedSchema = z
  .object({
    author: z.string().nullable().openapi({ description: 'Who handed in the original, which stays on record.' }),
    retraction: FactSchema,
    corrected: FactSchema.nullable(),
  })
  .openapi('CorrectedFact');

/** Facts are corrected: the wrong one is taken back with a reason, the right one takes its place. */
export function registerCorrections(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/corrections',
      scope: 'events:read',
      summary: 'Correct a fact, or take it back',
      description:
        'For those with `decisions:write`, and for whoever handed the fact in (with `events:write`); a fact that decides something, or changes what is owed, is corrected only by who may hand in one like it. What `corrected` leaves out stays as it was; a field of `data` that is null is left out; `corrected` null only takes the fact back.',
      tags: ['decisions'],
      idempotent: true,
      request: {
        body: z.strictObject({
          source: z.string().min(1).max(300),
          id: z.string().min(1).max(300),
          reason: z.string().max(4_000),
          corrected: z
            .strictObject({
              subject: z.string().min(1).max(300).optional(),
              time: instant().optional(),
              data: z.looseObject({}).optional(),
            })
            .nullable(),
        }),
      },
      answers: { 201: { schema: CorrectedSchema, description: 'Corrected.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, body, lang }) => {
      const { corrected, ...rest } = body;
      const right =
        corrected === null ? null : { subject: corrected.subject, occurredAt: corrected.time, data: corrected.data };
      const done = await correctFact({ ...rest, corrected: right, lang }, actor, portsOf(parts));
      if (isRefusal(done)) return done;
      const answer = {
        author: done.original.author,
        retraction: factJson(done.retraction),
        corrected: done.corrected === null ? null : factJson(done.corrected),
      };
      return { status: 201, body: answer };
    },
  );
}
