import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { Unavailable } from '../../app/ports/index.ts';
import { refusedAnswer } from '../answering/answer.ts';
import type { Api, ApiEnv } from '../api.ts';
import { callerOf } from '../asking/caller.ts';
import { languageOf } from '../asking/language.ts';
import { noSuchPath } from '../asking/read-url.ts';
import { type Refused, refused } from '../problem.ts';
import { safetyHeaders } from './safety-headers.ts';

/** What happens around every request: safety headers, the log, defects and a store that is away. */
export function frame(api: Api): void {
  const { app, parts } = api;
  const safety = Object.entries(safetyHeaders(parts.config));
  app.use(async (context, next) => {
    const id = randomBytes(9).toString('base64url');
    const startedAt = performance.now();
    const { address } = callerOf(context.env.incoming, parts.config);
    await next();
    const { headers } = context.res;
    for (const [name, value] of safety) if (!headers.has(name)) headers.set(name, value);
    headers.append('vary', 'Accept-Language');
    headers.set('x-request-id', id);
    parts.log.request({
      id,
      method: context.req.method,
      route: context.get('route') ?? null,
      status: context.res.status,
      milliseconds: performance.now() - startedAt,
      actor: context.get('actor') ?? null,
      address,
    });
  });
  app.onError((error, context) => problemFor(context, refusedBy(api, error)));
}

/** Called when all routes are defined: what is at no address, and methods that an address does not know. */
export function frameEnd(api: Api): void {
  const patterns = api.operations.map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));
  api.app.notFound((context) => {
    const known = patterns.filter(({ pattern }) => pattern.test(context.req.path)).map(({ method }) => method);
    if (known.length === 0) return problemFor(context, noSuchPath);
    const methods = [...new Set(known.includes('GET') ? [...known, 'HEAD'] : known)];
    const response = problemFor(context, notThis(methods));
    response.headers.set('allow', methods.join(', '));
    return response;
  });
}

function problemFor(context: Context<ApiEnv>, problem: Refused): Response {
  const { pathname } = new URL(context.req.url, 'http://localhost');
  return refusedAnswer(problem, languageOf(context.req.header('accept-language')), pathname);
}

function refusedBy({ parts }: Api, error: unknown): Refused {
  if (error instanceof Unavailable) return away;
  const id = `D-${randomBytes(6).toString('hex')}`;
  parts.log.defect(id, error);
  return refused(
    'defect',
    { fr: 'Quelque chose a manqué de notre côté.', en: 'Something failed on our side.' },
    { fr: `Citez ${id} en le signalant.`, en: `Quote ${id} when you report it.` },
    { id },
  );
}

const away = refused(
  'unavailable',
  { fr: 'La base de données ne répond pas en ce moment.', en: 'The database does not answer just now.' },
  {
    fr: 'Renvoyez la même requête plus tard ; ce qui a été reçu ne compte pas deux fois.',
    en: 'Send the same request again later; what was received does not count twice.',
  },
);

function notThis(methods: readonly string[]): Refused {
  const list = methods.join(', ');
  return refused(
    'methodNotAllowed',
    { fr: 'Cette adresse ne connaît pas cette méthode.', en: 'This address does not know this method.' },
    { fr: `Elle connaît : ${list}.`, en: `It knows: ${list}.` },
  );
}
