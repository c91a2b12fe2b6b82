import { z } from '@hono/zod-openapi';
import { boardPage, boardTally } from '../../app/live/index.ts';
import type { BoardFilter, BoardPlace } from '../../app/ports/index.ts';
import { CLOCK_MEASURES } from '../../core/agreement/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import { Instants } from '../answering/schemas.ts';
import type { Api } from '../api.ts';
import { cursors } from '../asking/cursor.ts';
import { cursor, flag, id, limit, listOf } from '../asking/fields.ts';
import { define } from '../define.ts';
import type { HttpParts } from '../parts.ts';
import { BoardItemSchema } from './ticket-schemas.ts';

/** A measure of a target by name, the one of a service included. */
const filterFields = {
  customer: listOf(id()).optional(),
  service: listOf(id()).optional(),
  team: listOf(id()).optional(),
  assignee: listOf(id()).optional(),
  unassigned: flag().optional(),
  agreement: listOf(id()).optional(),
  target: listOf(id()).optional(),
  measure: listOf(z.enum(CLOCK_MEASURES)).optional(),
  priority: listOf(id()).optional(),
  verdict: listOf(z.enum(['open', 'atRisk', 'met', 'breached', 'excused', 'notApplicable'])).optional(),
  state: listOf(z.enum(['running', 'paused', 'notStarted'])).optional(),
};

const PlaceSchema: z.ZodType<BoardPlace> = z.object({
  dueAt: z.number().nullable(),
  ticket: z.string(),
  agreement: z.string(),
  measure: z.string(),
  cycle: z.number(),
  target: z.string(),
});

export function registerBoard(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'board', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/board',
      scope: 'tickets:read',
      summary: 'Clocks that are not over, the most urgent first',
      description: 'By deadline, paused ones last. `remainingSeconds` counts service time as of `asOf`.',
      tags: ['board'],
      request: { query: z.object({ ...filterFields, limit: limit(), cursor: cursor() }) },
      answers: {
        200: {
          schema: z.object({ asOf: Instants(), items: z.array(BoardItemSchema), next: z.string().nullable() }),
          description: 'A page of the board.',
        },
      },
    },
    async ({ actor, query: { limit: most, cursor: from, ...filter } }) => {
      const after = places.read(from);
      if (after !== null && 'refused' in after) return after;
      const page = await boardPage({ filter: filter as BoardFilter, after, limit: most }, actor, parts.live);
      const next = page.next === null ? null : places.write(page.next);
      return { status: 200, body: { asOf: formatInstant(page.asOf), items: page.items, next } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/board/counts',
      scope: 'tickets:read',
      summary: 'How many clocks of the board there are, by verdict',
      tags: ['board'],
      request: { query: z.object(filterFields) },
      answers: { 200: { schema: z.record(z.string(), z.int()), description: 'A count for each verdict there is.' } },
    },
    async ({ actor, query }) => ({ status: 200, body: await boardTally(query as BoardFilter, actor, parts.live) }),
  );
}
