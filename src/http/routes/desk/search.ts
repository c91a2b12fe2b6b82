import { z } from '@hono/zod-openapi';
import { FOUND_KINDS, search } from '../../../app/desk/index.ts';
import type { Api } from '../../api.ts';
import { limit } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';

const FoundSchema = z
  .object({
    kind: z.enum(FOUND_KINDS),
    id: z.string(),
    label: z.string(),
    subLabel: z.string().nullable(),
    of: z
      .string()
      .nullable()
      .openapi({ description: 'The agreement of a service or supplier, the customer of a ticket or an agreement.' }),
  })
  .openapi('Found');

/** Search over all that has a name. */
export function registerSearch(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/search',
      scope: 'tickets:read',
      summary: 'Whatever goes by a name or an id with these letters in it',
      description:
        'By kind, the best first, only what you may see. Accents and case are ignored, and no character stands for another. Tickets are found by how their id begins: the open ones first, those opened last before the others. `limit`: of each kind.',
      tags: ['search'],
      request: { query: z.object({ q: z.string().min(1).max(200), limit: limit(50, 8) }) },
      answers: {
        200: {
          schema: z.object({
            groups: z.array(z.object({ kind: z.enum(FOUND_KINDS), items: z.array(FoundSchema) })),
          }),
          description: 'What was found; kinds of which there is nothing are left out.',
        },
      },
    },
    async ({ actor, query, lang }) => ({
      status: 200,
      body: await search({ text: query.q, limit: query.limit, lang }, actor, parts.live),
      headers: { 'content-language': lang },
    }),
  );
}
