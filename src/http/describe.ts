import type { RouteConfig, z } from '@hono/zod-openapi';
import { ProblemSchema } from './answering/schemas.ts';
import { API_ROOT, type Api } from './api.ts';
import type { Access, BodyType, RouteSpec } from './define.ts';
import { PROBLEMS, type ProblemKind } from './problem.ts';

type Spec = RouteSpec<Access, z.ZodObject, z.ZodObject, z.ZodType>;

/** Adds a route to the OpenAPI document, with its scope and with everything it may refuse. */
export function describe(api: Api, spec: Spec): void {
  const { params, query } = spec.request ?? {};
  const body = bodyOf(spec);
  api.app.openAPIRegistry.registerPath({
    method: spec.method,
    path: pathOf(spec),
    operationId: operationIdOf(spec),
    summary: spec.summary,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    tags: [...spec.tags],
    security: spec.scope === 'public' ? [] : [{ bearer: [] }, { session: [] }],
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(body === null ? {} : { body }),
    },
    responses: bothOf(answersOf(spec), refusalsOf(spec, body !== null)),
    'x-leeway-scope': spec.scope,
    ...(spec.idempotent === true ? { 'x-leeway-idempotent': true } : {}),
  } as RouteConfig);
}

/** The whole path of a route. */
export function pathOf({ path, outside }: Spec): string {
  return outside === true ? path : `${API_ROOT}${path}`;
}

/** `getTicketsByTicket` … : stable, because generated clients are named by it. */
function operationIdOf({ method, path, outside, tags }: Spec): string {
  if (path === '/') return outside === true ? `${method}Root` : `${method}Reference`;
  const words = path.split('/').filter((word) => word !== '');
  const named = words.map((word) => (word.startsWith('{') ? `By${capital(word.slice(1, -1))}` : capital(word)));
  // A page stands beside what the API says of the same thing.
  const what = outside === true && tags.includes('pages') ? 'Page' : '';
  return `${method}${named.join('')}${what}`;
}

function capital(word: string): string {
  return word
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');
}

function bodyOf({ request }: Spec) {
  if (request?.body === undefined && request?.bodyTypes === undefined) return null;
  const types: readonly BodyType[] = request.bodyTypes ?? ['application/json'];
  const json = request.body;
  const content = types.map((type) => [type, { schema: json !== undefined && isJson(type) ? json : TEXT }]);
  return { required: request.bodyOptional !== true, content: Object.fromEntries(content) };
}

const TEXT = { type: 'string' } as const;

/** Whether bodies of a type are parsed as JSON. */
export function isJson(type: BodyType): boolean {
  return type.endsWith('json');
}

type Responses = { readonly [status: string]: { readonly description: string; readonly content?: object } };

/** A status may say both: an answer of its own, and a problem. */
function bothOf(answers: Responses, refusals: Responses): Responses {
  const shared = Object.entries(refusals).map(([status, refusal]) => {
    const answer = answers[status];
    if (answer === undefined) return [status, refusal];
    const content = { ...answer.content, ...refusal.content };
    return [status, { description: `${answer.description} ${refusal.description}.`, content }];
  });
  return { ...answers, ...Object.fromEntries(shared) };
}

function answersOf({ answers }: Spec): Responses {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { schema, contentType, description }]) => {
      if (schema === undefined && contentType === undefined) return [status, { description }];
      const content = { [contentType ?? 'application/json']: { schema: schema ?? TEXT } };
      return [status, { description, content }];
    }),
  );
}

function refusalsOf(spec: Spec, hasBody: boolean): Responses {
  const general: ProblemKind[] = spec.scope === 'public' ? [] : ['notSignedIn', 'notAllowed'];
  if (hasBody) general.push('invalid', 'tooLarge', 'unsupportedType');
  const kinds = [...new Set<ProblemKind>(['malformed', ...general, ...(spec.refuses ?? []), 'tooMany', 'unavailable'])];
  const titles = new Map<number, string[]>();
  for (const kind of kinds) {
    const { status, title } = PROBLEMS[kind];
    titles.set(status, [...(titles.get(status) ?? []), title.en]);
  }
  return Object.fromEntries(
    [...titles].map(([status, words]) => [
      status,
      { description: words.join('; '), content: { 'application/problem+json': { schema: ProblemSchema } } },
    ]),
  );
}
