import { z } from '@hono/zod-openapi';
import type { Actor } from '../../app/access/index.ts';
import { boardDivision, boardPage, boardTally, mineOnly } from '../../app/live/index.ts';
import { BOARD_THINGS, type BoardFilter, type BoardPlace } from '../../app/ports/index.ts';
import { CLOCK_MEASURES } from '../../core/agreement/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import { Instants } from '../answering/schemas.ts';
import type { Api } from '../api.ts';
import { cursors } from '../asking/cursor.ts';
import { cursor, flag, id, limit, listOf } from '../asking/fields.ts';
import { define } from '../define.ts';
import type { HttpParts } from '../parts.ts';
import { BoardItemSchema } from './ticket-schemas.ts';

/** How a clock stands, as the board and its walls are filtered by it. */
export const BOARD_VERDICTS = ['open', 'atRisk', 'met', 'breached', 'excused', 'notApplicable'] as const;
export const BOARD_STATES = ['running', 'paused', 'notStarted'] as const;

/** What the board is filtered by, whoever asks. */
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
  verdict: listOf(z.enum(BOARD_VERDICTS)).optional(),
  state: listOf(z.enum(BOARD_STATES)).optional(),
};

const mine = flag().optional().openapi({
  type: 'boolean',
  description: 'Only what is assigned to whoever asks, as the `externalIds` of the person say.',
});
/** And what is asked of it by a person. */
export const asked = { ...filterFields, mine };
/** Whoever hears that tickets changed asks for their rows alone. */
const tickets = listOf(id()).optional();

/** The filter as it was asked for, *mine* resolved to what sources call the person. */
export async function filterOf(
  { mine: isMine, ...filter }: { readonly [field: string]: unknown },
  actor: Actor,
  parts: HttpParts,
): Promise<BoardFilter> {
  return isMine === true ? await mineOnly(filter as BoardFilter, actor, parts.live) : (filter as BoardFilter);
}

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
      request: { query: z.object({ ...asked, ticket: tickets, limit: limit(), cursor: cursor() }) },
      answers: {
        200: {
          schema: z.object({ asOf: Instants(), items: z.array(BoardItemSchema), next: z.string().nullable() }),
          description: 'A page of the board.',
        },
      },
    },
    async ({ actor, query: { limit: most, cursor: from, ...given }, lang }) => {
      const after = places.read(from);
      if (after !== null && 'refused' in after) return after;
      const filter = await filterOf(given, actor, parts);
      const page = await boardPage({ filter, after, limit: most, lang }, actor, parts.live);
      const next = page.next === null ? null : places.write(page.next);
      const body = { asOf: formatInstant(page.asOf), items: page.items, next };
      return { status: 200, body, headers: { 'content-language': lang } };
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
      request: { query: z.object(asked) },
      answers: { 200: { schema: z.record(z.string(), z.int()), description: 'A count for each verdict there is.' } },
    },
    async ({ actor, query }) => ({
      status: 200,
      body: await boardTally(await filterOf(query, actor, parts), actor, parts.live),
    }),
  );
  registerGroups(api, parts);
}

const GroupSchema = z
  .object({
    key: z.string().nullable().openapi({ description: 'The id; null: what has none.' }),
    label: z.string().nullable(),
    clocks: z.int(),
    dueWithinHour: z.int(),
    verdicts: z.record(z.string(), z.int()),
  })
  .openapi('BoardGroup');

function registerGroups(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/board/groups',
      scope: 'tickets:read',
      summary: 'How the clocks of the board divide by customer, team or service',
      description:
        'The group with most due within the hour first. `dueWithinHour` counts what runs, is not broken and is due within an hour of `asOf`. Without `by`: the board as a whole, `groups` empty. `more`: how many groups are not shown.',
      tags: ['board'],
      request: { query: z.object({ ...asked, by: z.enum(BOARD_THINGS).optional(), limit: limit(1_000, 200) }) },
      answers: {
        200: {
          schema: z.object({
            asOf: Instants(),
            clocks: z.int(),
            dueWithinHour: z.int(),
            verdicts: z.record(z.string(), z.int()),
            groups: z.array(GroupSchema),
            more: z.int(),
          }),
          description: 'The board, counted.',
        },
      },
    },
    async ({ actor, query: { by = null, limit: most, ...given }, lang }) => {
      const filter = await filterOf(given, actor, parts);
      const told = await boardDivision({ filter, by, limit: most, lang }, actor, parts.live);
      const body = { ...told, asOf: formatInstant(told.asOf) };
      return { status: 200, body, headers: { 'content-language': lang } };
    },
  );
}
