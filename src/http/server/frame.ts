import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Unavailable } from '../../app/ports/index.ts';
import { type Reply, refusedAnswer } from '../answering/answer.ts';
import type { Api } from '../api.ts';
import { callerOf } from '../asking/caller.ts';
import { languageOf } from '../asking/language.ts';
import { noSuchPath } from '../asking/read-url.ts';
import { type Refused, refused } from '../problem.ts';
import { type Exchange, headerOf, takesPages } from './exchange.ts';
import { newRequestId } from './request-id.ts';
import { plainPath, type ServedRoute } from './router.ts';
import { safetyHeaders } from './safety-headers.ts';
import { sendReply } from './send-reply.ts';

/** Answers requests: what happens around each is safety headers, the log, defects and a store that is away. */
export function frame(api: Api): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const { parts, router } = api;
  const safety = Object.entries(safetyHeaders(parts.config));
  return async (incoming, outgoing) => {
    const startedAt = performance.now();
    const id = newRequestId();
    const { method = '', url = '' } = incoming;
    const mark = url.indexOf('?');
    const path = plainPath(mark < 0 ? url : url.slice(0, mark));
    const found = router.find(method, path);
    const exchange: Exchange = {
      incoming,
      outgoing,
      method,
      path,
      search: mark < 0 ? '' : url.slice(mark + 1),
      params: found?.params ?? {},
      lang: languageOf(incoming.headers['accept-language']),
      caller: callerOf(incoming, parts.config),
      actor: null,
    };
    const route = found?.route ?? (isForPeople(api, exchange) ? router.elsewhere() : null);
    const reply = await replyTo(api, route, exchange);
    parts.log.request({
      id,
      method,
      route: found?.route.path ?? null,
      status: reply.status,
      milliseconds: performance.now() - startedAt,
      actor: exchange.actor,
      address: exchange.caller.address,
    });
    try {
      sendReply(exchange, reply, safety, id);
    } catch (error) {
      // A header of ours that can not be sent: no answer at all is better than half of one.
      refusedBy(api, error);
      outgoing.destroy();
    }
  };
}

async function replyTo(api: Api, route: ServedRoute | null, exchange: Exchange): Promise<Reply> {
  const { lang, path } = exchange;
  try {
    if (route !== null) return await route.serve(exchange);
  } catch (error) {
    return refusedAnswer(refusedBy(api, error), lang, path);
  }
  const methods = api.router.methodsAt(path);
  if (methods.length === 0) return refusedAnswer(noSuchPath, lang, path);
  const reply = refusedAnswer(notThis(methods), lang, path);
  return { ...reply, headers: { ...reply.headers, allow: methods.join(', ') } };
}

/** Whether a browser goes to an address where nothing stands, and none of the API's: people are told so on a page. */
function isForPeople({ router }: Api, { incoming, method, path }: Exchange): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (path === '/api' || path.startsWith('/api/') || !takesPages(headerOf(incoming, 'accept'))) return false;
  return router.methodsAt(path).length === 0;
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
