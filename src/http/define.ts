import type { z } from '@hono/zod-openapi';
import type { Actor, Scope } from '../app/access/index.ts';
import type { Refusal, RefusalKind } from '../app/refusal.ts';
import type { Instant } from '../core/time/index.ts';
import type { PushedBody } from './answering/pushed-body.ts';
import type { Api } from './api.ts';
import type { Lang } from './asking/language.ts';
import { describe, pathOf } from './describe.ts';
import type { Caller, Credentials } from './parts.ts';
import type { Refused } from './problem.ts';
import { PUBLIC_ROUTES } from './public-routes.ts';
import { serveRoute } from './serve.ts';
import type { RequestHeaders } from './server/exchange.ts';

// How to write a route:
//
//   import { z } from '@hono/zod-openapi';                   // always this `z`: it knows `.openapi(…)`
//   export function registerTickets(api: Api, parts: HttpParts): void {
//     define(api, {
//       method: 'get', path: '/tickets/{ticket}', scope: 'tickets:read',
//       summary: 'One ticket with its clocks', tags: ['tickets'],
//       request: { params: z.object({ ticket: z.string() }), query: z.object({ asOf: instant().optional() }) },
//       answers: { 200: { schema: TicketSchema, description: 'The ticket' } },
//       refuses: ['notFound'],
//     }, async ({ actor, params, query }) => {
//       const found = await ticketAnswer(parts.store, actor, params.ticket, query);
//       return isRefusal(found) ? found : { status: 200, body: ticketJson(found) };
//     });
//   }
//
// and a line in routes/index.ts. Done for every route, so that handlers need not: credentials, scope (401, 403), foreign
// origins, unknown and repeated query parameters, body size, depth and duplicate keys, content types, schema faults with
// JSON pointers, NUL in texts, security headers, `no-store`, ETag and If-None-Match on 200 of GET, defects and absence of
// the store, HEAD. Building stones for schemas: asking/fields.ts (`instant()`, `listOf(…)`, `limit()`, `cursor()`, `id()`),
// asking/cursor.ts (`cursors(parts, kind)` writes and reads cursors), answering/schemas.ts (`pageOf(item)`, `Instants`).
// A customer's actor who asks for another's object gets `notFound`: the handler says so (`may` of app/access).

/** `public`: anybody (all such routes are listed in public-routes.ts); `self`: any signed-in actor. */
export type Access = Scope | 'public' | 'self';
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The content types a body may have; JSON unless a route says otherwise. */
export type BodyType =
  | 'application/json'
  | 'application/yaml'
  | 'application/cloudevents+json'
  | 'application/cloudevents-batch+json'
  | 'application/octet-stream'
  | 'application/x-www-form-urlencoded'
  | 'text/plain';

/** Nothing was declared. */
type None = z.ZodObject<Record<never, never>>;

export interface RouteSpec<A extends Access, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  readonly method: Method;
  /** Under /api/v1: `/tickets/{ticket}`. In a value, `~1` stands for `/`, `~0` for `~`, `~2` for `%`, `~3` for a backslash. */
  readonly path: string;
  readonly scope: A;
  readonly summary: string;
  /** What the caller gets, units, edges: markdown. */
  readonly description?: string;
  readonly tags: readonly string[];
  readonly request?: {
    readonly params?: P;
    /** Each value is one text; what is not declared is refused. */
    readonly query?: Q;
    /** Only for JSON bodies; unknown keys are refused where the schema is a `z.strictObject`. */
    readonly body?: B;
    readonly bodyTypes?: readonly BodyType[];
    /** The body is handed over as it came (`raw`), whatever its type: `bodyTypes` are those one would expect. */
    readonly asBytes?: boolean;
    /** In bytes; 1 000 000 unless said. */
    readonly bodyLimit?: number;
    /** Levels of nesting; 32 unless said. */
    readonly bodyDepth?: number;
    /** Duplicate keys and the like are handed to the handler (`bodyFaults`) instead of refusing the whole body. */
    readonly keepsFaults?: boolean;
    /** The body may be missing. */
    readonly bodyOptional?: boolean;
  };
  readonly answers: { readonly [status: number]: AnswerSpec };
  readonly refuses?: readonly RefusalKind[];
  /** `Idempotency-Key` is taken: the same key gives the same answer for 24 hours, and the work is done once. */
  readonly idempotent?: boolean;
  /** The path is not under /api/v1: pages, and what watches over us. */
  readonly outside?: boolean;
  /** Whether anybody may keep the answer of a GET: for what is the same for all. */
  readonly cacheable?: boolean;
}

export interface AnswerSpec {
  /** Missing: no body, or one that is no JSON (`contentType`). */
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  readonly description: string;
}

/** What a handler is told. */
export interface Asked<A extends Access, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  /** Who asks. On public routes: whoever signed in, else null. */
  readonly actor: A extends 'public' ? Actor | null : Actor;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** The body as it came, when its type is no JSON (YAML, bytes); else null. */
  readonly raw: Buffer | null;
  readonly bodyType: BodyType | null;
  /** What was wrong with the body as JSON, where the route keeps faults; pointers into it. */
  readonly bodyFaults: Refusal['faults'];
  readonly lang: Lang;
  readonly caller: Caller;
  /** What the request carried; null: nothing. For signing out. */
  readonly credentials: Credentials | null;
  readonly headers: RequestHeaders;
  /** What `If-Match` names, without quotes (`*` as it is); null: there is none. Refuse `stale` when it does not fit. */
  readonly ifMatch: string | null;
  /** When the request was received. */
  readonly at: Instant;
  /** Ends when the one who asked has gone away. */
  readonly signal: AbortSignal;
  /** Ends the connection at once: for a stream that can not go on, or that nobody reads. */
  readonly hangUp: () => void;
}

/** What a handler gives. */
export interface Answer {
  readonly status: number;
  /** As JSON; missing: none. */
  readonly body?: unknown;
  /** Instead of `body`: anything else, with its type. */
  readonly raw?: {
    readonly contentType: string;
    readonly data: string | Uint8Array | ReadableStream<Uint8Array> | PushedBody;
    /** When a stream's work is over; until then it keeps the place of the request among those worked on. */
    readonly done?: Promise<void>;
  };
  /** Set-Cookie may be a list. Those of safety are added to every answer. */
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  /** A revision, to be told as `ETag`; missing on a 200 of GET: a hash of the body. */
  readonly etag?: string;
}

/** A route with its types let go of, as it is served. */
export interface Route {
  readonly spec: RouteSpec<Access, z.ZodObject, z.ZodObject, z.ZodType>;
  readonly handler: (
    asked: Asked<Access, z.ZodObject, z.ZodObject, z.ZodType>,
  ) => Promise<Answer | Refusal | Refused> | Answer | Refusal | Refused;
}

/** Adds a route to the API and to its OpenAPI document. */
export function define<
  const A extends Access,
  P extends z.ZodObject = None,
  Q extends z.ZodObject = None,
  B extends z.ZodType = z.ZodUndefined,
>(
  api: Api,
  spec: RouteSpec<A, P, Q, B>,
  handler: (asked: Asked<A, P, Q, B>) => Promise<Answer | Refusal | Refused> | Answer | Refusal | Refused,
): void {
  // The types agree by construction: what `serveRoute` hands over was parsed by these very schemas.
  const route = { spec, handler } as unknown as Route;
  const path = pathOf(route.spec);
  if (spec.scope === 'public' && !PUBLIC_ROUTES.has(`${spec.method} ${path}`)) {
    throw new Error(`${spec.method} ${path} is public, and not in the list of public routes`);
  }
  describe(api, route.spec);
  api.operations.push({ method: spec.method, path, scope: spec.scope });
  api.router.add({
    method: spec.method.toUpperCase(),
    path,
    serve: (exchange) => serveRoute(api, route, exchange),
  });
}

/** What answers people (GET with `Accept: text/html`, outside the API) where no route stands. It is no route itself. */
export function defineElsewhere<Q extends z.ZodObject>(
  api: Api,
  { query, describes }: { readonly query: Q; readonly describes: AnswerSpec },
  handler: (asked: Asked<'public', None, Q, z.ZodUndefined>) => Promise<Answer> | Answer,
): void {
  const spec = {
    method: 'get',
    path: '*',
    outside: true,
    scope: 'public',
    summary: describes.description,
    tags: ['pages'],
    request: { query },
    answers: { 404: describes },
  } as const;
  // As for routes: what is handed over was read by this very schema.
  const route = { spec, handler } as unknown as Route;
  api.router.setElsewhere({ method: 'GET', path: '*', serve: (exchange) => serveRoute(api, route, exchange) });
}

export { isRefusal } from '../app/refusal.ts';
