import type { Actor } from '../app/access/index.ts';
import { isRefusal } from '../app/refusal.ts';
import { answerOf, type Reply, refusedAnswer } from './answering/answer.ts';
import { remembered, type Sent } from './answering/idempotency.ts';
import type { Api } from './api.ts';
import { credentialsOf } from './asking/credentials.ts';
import { crossSiteFault } from './asking/cross-site.ts';
import { readBody } from './asking/read-body.ts';
import { readParams, readQuery } from './asking/read-url.ts';
import type { Route } from './define.ts';
import type { Caller, Credentials } from './parts.ts';
import { isRefused, type Refused, refused } from './problem.ts';
import { type Exchange, goneSignal, headerOf, type RequestHeaders } from './server/exchange.ts';

/** Answers one request to a route: who asks, what is asked, the handler, the answer. Throws what the handler throws. */
export async function serveRoute(api: Api, route: Route, exchange: Exchange): Promise<Reply> {
  const { lang, path, incoming } = exchange;
  const found = await ask(api, route, exchange);
  if (isRefused(found)) return refusedAnswer(found, lang, path);
  const { asked, sent, release } = found;
  let working: Promise<void> | undefined;
  try {
    const answer = await remembered(api, route, sent, async () => await route.handler(asked));
    if (isRefused(answer)) return refusedAnswer(answer, lang, path);
    working = answer.raw?.done;
    return answerOf(api, route, answer, headerOf(incoming, 'if-none-match'));
  } finally {
    if (working === undefined) release();
    else void working.finally(release);
  }
}

type AnyAsked = Parameters<Route['handler']>[0];

interface Found {
  readonly asked: AnyAsked;
  readonly sent: Sent;
  /** Gives back the slot, and the memory of the body. */
  readonly release: () => void;
}

async function ask(api: Api, route: Route, exchange: Exchange): Promise<Found | Refused> {
  const { spec } = route;
  const { incoming, method, caller } = exchange;
  const headers: RequestHeaders = { get: (name) => headerOf(incoming, name.toLowerCase()) };
  const credentials = credentialsOf(headers, api.parts.config);
  const foreign = crossSiteFault(method, headers, credentials, api.parts.config);
  if (foreign !== null) return foreign;
  const actor = await actorOf(api, route, credentials, caller);
  // Whoever is refused counts as a stranger: trying credentials is no way around the limit.
  const admitted = api.parts.admit?.(caller, isRefused(actor) ? null : actor) ?? { ok: true };
  if (!admitted.ok) return tooMany(admitted.retryAfterSeconds);
  if (isRefused(actor)) return actor;
  if (actor !== null) exchange.actor = actor.id;
  const params = readParams(spec, exchange);
  const query = isRefused(params) ? params : readQuery(spec, exchange);
  if (isRefused(params)) return params;
  if (isRefused(query)) return query;
  const who = actor?.id ?? caller.network;
  const body = await readBody(api, route, exchange, who);
  if (isRefused(body)) return body;
  const leave = await api.slots.take(who);
  const release = () => {
    api.bodies.give(who, body.bytes.length);
    leave?.();
  };
  if (leave === null) {
    release();
    return tooMany(2);
  }
  const key = headers.get('idempotency-key');
  const target = `${method} ${incoming.url}`;
  const sent: Sent = { key, actor: actor?.id ?? null, target, body: body.bytes };
  // What the schemas of this very route have read, and so what its handler expects.
  const read = { actor, params, query, body: body.value } as Pick<AnyAsked, 'actor' | 'params' | 'query' | 'body'>;
  const { raw, type, faults } = body;
  const about = { raw, bodyType: type, bodyFaults: faults, caller, credentials, at: api.parts.now() };
  const asked = Object.defineProperty({ ...read, ...about, ...aroundOf(exchange, headers) } as AnyAsked, 'signal', {
    // Made when it is asked for: few handlers do, and it costs more than all else about a request.
    get: () => goneSignal(exchange.outgoing),
  });
  return { asked, sent, release };
}

/** What a handler may want of a request that no schema reads. */
function aroundOf({ incoming, lang }: Exchange, headers: RequestHeaders) {
  return {
    lang,
    headers,
    ifMatch: headers.get('if-match')?.replace(/^(?:W\/)?"(.*)"$/, '$1') ?? null,
    hangUp: () => void incoming.socket?.destroy(),
  };
}

async function actorOf(
  api: Api,
  { spec }: Route,
  credentials: Credentials | null,
  caller: Caller,
): Promise<Actor | Refused | null> {
  const actor = credentials === null ? null : await api.parts.authenticate(credentials, caller);
  if (isRefusal(actor)) return actor;
  if (spec.scope === 'public') return actor;
  if (actor === null) return credentials === null ? anonymous : unknown;
  if (spec.scope !== 'self' && !actor.scopes.has(spec.scope)) return outOfScope(spec.scope);
  return actor;
}

const anonymous = refused(
  'notSignedIn',
  { fr: 'Cette adresse demande de se faire connaître.', en: 'This address asks who you are.' },
  {
    fr: 'Connectez-vous, ou envoyez un jeton dans l’en-tête « Authorization: Bearer … ».',
    en: 'Sign in, or send a token in the header “Authorization: Bearer …”.',
  },
);
const unknown = refused(
  'notSignedIn',
  {
    fr: 'Ce jeton ou cette session n’est pas valable, ou plus.',
    en: 'This token or session is not valid, or no longer.',
  },
  { fr: 'Connectez-vous à nouveau ou faites un autre jeton.', en: 'Sign in again, or make another token.' },
);

function outOfScope(scope: string): Refused {
  return refused(
    'notAllowed',
    { fr: `Cette adresse demande le droit « ${scope} ».`, en: `This address asks for the scope “${scope}”.` },
    {
      fr: 'Employez un compte ou un jeton qui l’a.',
      en: 'Use an account or a token that has it.',
    },
  );
}

function tooMany(retryAfterSeconds: number): Refused {
  return refused(
    'tooMany',
    { fr: 'Trop de requêtes en même temps ou en peu de temps.', en: 'Too many requests at once or in a short time.' },
    { fr: 'Attendez le temps que dit « Retry-After ».', en: 'Wait as long as “Retry-After” says.' },
    { retryAfterSeconds },
  );
}
