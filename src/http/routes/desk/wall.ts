import { z } from '@hono/zod-openapi';
import { wallBoard, wallOf } from '../../../app/desk/index.ts';
import { zoneFor } from '../../../app/duty/index.ts';
import type { WallLink } from '../../../app/ports/index.ts';
import { type Refusal, refusal } from '../../../app/refusal.ts';
import { CLOCK_MEASURES } from '../../../core/agreement/index.ts';
import { formatInstant, MINUTE_MS, SECOND_MS } from '../../../core/time/index.ts';
import { Instants, Seconds } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { limit } from '../../asking/fields.ts';
import { openChangeHub } from '../../changes/hub.ts';
import { wallStream } from '../../changes/wall-stream.ts';
import { define, isRefusal } from '../../define.ts';
import { openLimit } from '../../limits/request-limits.ts';
import type { Caller, HttpParts } from '../../parts.ts';
import type { RequestHeaders } from '../../server/exchange.ts';

/** Where the secret stands: never in an address, which is kept in logs and told to other sites. */
const HEADER = 'x-leeway-wall';
/** Within so long a screen goes dark whose link was revoked. */
const BEAT_MS = 3 * SECOND_MS;
const MOST_STREAMS = 200;
const MOST_OF_ONE = 20;
/** Wrong secrets of one network, at once and each second. */
const WRONG = { atOnce: 20, perSecond: 0.2 };
/** So long a network is not listened to after too many. */
const CLOSED_MS = MINUTE_MS;
const MOST_REMEMBERED = 10_000;

const text = () => z.string().nullable();
const WallItemSchema = z
  .object({
    ticket: z.string(),
    customer: text().openapi({ description: 'Its name; null unless the link names customers.' }),
    service: text().openapi({ description: 'Null unless the link names customers.' }),
    target: z.string().openapi({
      description: 'What the agreement calls the promise; what is measured, unless the link names customers.',
    }),
    team: text(),
    priority: text(),
    priorityLabel: text(),
    measure: z.string().openapi({ example: CLOCK_MEASURES[0] }),
    cycle: z.int(),
    state: z.string(),
    verdict: z.string(),
    startedAt: Instants().nullable(),
    dueAt: Instants().nullable(),
    breachedAt: Instants().nullable(),
    remainingSeconds: Seconds().nullable(),
    budgetSeconds: Seconds().nullable(),
    countsUntil: Instants().nullable(),
    countsAgainAt: Instants().nullable(),
    isUncertain: z.boolean().openapi({ description: 'Its source is silent beyond its rhythm.' }),
  })
  .openapi('WallItem');

const WallSchema = z
  .object({
    asOf: Instants(),
    timeZone: z.string().openapi({ description: 'In which the screen tells times.' }),
    name: z.string(),
    namesCustomers: z.boolean(),
    clocks: z.int(),
    dueWithinHour: z.int(),
    verdicts: z.record(z.string(), z.int()),
    more: z.boolean().openapi({ description: 'There are more clocks than are shown.' }),
    items: z.array(WallItemSchema),
  })
  .openapi('Wall');

type Finding = (headers: RequestHeaders, caller: Caller) => Promise<WallLink | Refusal>;

/** The board as a screen on a wall shows it, for whoever has the secret of its link. */
export function registerWall(api: Api, parts: HttpParts): void {
  const find = findingWalls(parts);
  define(
    api,
    {
      method: 'get',
      path: '/wall',
      scope: 'public',
      summary: 'The board for a screen on a wall',
      description:
        'With the secret of a link in the header `X-Leeway-Wall`. By deadline, paused clocks last; nothing about persons. Not found once the link is revoked or over.',
      tags: ['wall'],
      request: { query: z.object({ limit: limit(200, 50) }) },
      answers: { 200: { schema: WallSchema, description: 'The board.' } },
      refuses: ['notFound', 'tooMany'],
    },
    async ({ headers, caller, query, lang }) => {
      const link = await find(headers, caller);
      if (isRefusal(link)) return link;
      const wall = await wallBoard(link, { limit: query.limit, lang }, parts.live);
      const timeZone = await zoneFor(link, { ...parts, timeZone: parts.duty?.timeZone ?? 'UTC' });
      const body = { ...wall, timeZone, asOf: formatInstant(wall.asOf) };
      return { status: 200, body, headers: { 'content-language': lang } };
    },
  );
  registerStream(api, parts, find);
}

function registerStream(api: Api, parts: HttpParts, find: Finding): void {
  const hub = openChangeHub(parts.store);
  const open = new Map<string, number>();
  let all = 0;
  define(
    api,
    {
      method: 'get',
      path: '/wall/changes',
      scope: 'public',
      summary: 'When a screen on a wall should look again, as server-sent events',
      description:
        'With the secret of a link in the header `X-Leeway-Wall`. `ready`, then `changed` at most once a second, neither of which says what changed: ask `GET /wall` again. A comment every 3 s shows that it lives; it ends within seconds of the link’s end.',
      tags: ['wall'],
      answers: { 200: { contentType: 'text/event-stream', description: 'Events, until either side ends it.' } },
      refuses: ['notFound', 'tooMany'],
    },
    async ({ headers, caller, signal, hangUp }) => {
      const link = await find(headers, caller);
      if (isRefusal(link)) return link;
      const own = open.get(link.id) ?? 0;
      if (all >= MOST_STREAMS || own >= MOST_OF_ONE) return tooManyStreams;
      all += 1;
      open.set(link.id, own + 1);
      const ended = once(() => {
        all -= 1;
        const left = (open.get(link.id) ?? 1) - 1;
        if (left === 0) open.delete(link.id);
        else open.set(link.id, left);
      });
      const isLive = async () => (await wallOf(headers.get(HEADER), parts)) !== null;
      const signals = [signal, api.closing.signal];
      const beatMs = Math.min(BEAT_MS, parts.config.beatMs ?? BEAT_MS);
      try {
        const data = await wallStream({ hub, isLive, signals, beatMs, hangUp, ended });
        const unheld = { 'x-accel-buffering': 'no', 'cache-control': 'no-store' };
        return { status: 200, raw: { contentType: 'text/event-stream; charset=utf-8', data }, headers: unheld };
      } catch (error) {
        ended();
        throw error;
      }
    },
  );
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/**
 * Finds links by their secrets; who tries too many wrong ones is not listened to for a while, right or wrong. A screen that
 * goes on asking with a link that was revoked is none that tries.
 */
function findingWalls(parts: HttpParts): Finding {
  const wrong = openLimit(WRONG, parts.now);
  const closedUntil = new Map<string, number>();
  const known = new Set<string>();
  return async (headers, { network }) => {
    const secret = headers.get(HEADER);
    if ((closedUntil.get(network) ?? 0) > parts.now()) return tooManyTries;
    closedUntil.delete(network);
    const link = await wallOf(secret, parts);
    if (link !== null) return link;
    const tried = `${network} ${(secret ?? '').slice(0, 64)}`;
    if (secret === null || known.has(tried)) return noWall;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.add(tried);
    if (wrong(network) === 0) return noWall;
    if (closedUntil.size >= MOST_REMEMBERED) closedUntil.clear();
    closedUntil.set(network, parts.now() + CLOSED_MS);
    return noWall;
  };
}

const noWall = refusal(
  'notFound',
  { fr: 'Il n’y a pas d’écran mural sous ce lien.', en: 'There is no wall under this link.' },
  {
    fr: 'Le lien a été retiré, a pris fin, ou est mal recopié. Demandez-en un autre.',
    en: 'The link was revoked, has ended, or was not copied whole. Ask for another.',
  },
);

const tooManyTries = refusal(
  'tooMany',
  { fr: 'Trop de liens faux à la fois.', en: 'Too many wrong links at once.' },
  { fr: 'Attendez une minute.', en: 'Wait a minute.' },
);

const tooManyStreams = refusal(
  'tooMany',
  { fr: 'Trop d’écrans suivent ce lien à la fois.', en: 'Too many screens follow this link at once.' },
  { fr: 'Fermez-en un, ou faites un autre lien.', en: 'Close one of them, or make another link.' },
);
