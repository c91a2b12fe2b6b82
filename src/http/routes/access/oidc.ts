import { z } from '@hono/zod-openapi';
import { beginOidcSignIn, finishOidcSignIn, type OidcFinished, PENDING_MS } from '../../../app/access/index.ts';
import { isRefusal, type Lang, type Refusal } from '../../../app/refusal.ts';
import type { Api } from '../../api.ts';
import { isSecure } from '../../asking/credentials.ts';
import { type Answer, define } from '../../define.ts';
import { notLetInPage } from '../../pages/page.ts';
import { pageAnswer } from '../../pages/page-answer.ts';
import type { HttpConfig, HttpParts } from '../../parts.ts';
import { problemHeaders, statusOf } from '../../problem.ts';
import { takesPages } from '../../server/exchange.ts';
import { accessPartsOf, handingOut, visitorOf } from './words.ts';

/** Where a provider sends people back to, as it must be registered there; to be put behind the public address. */
export const OIDC_CALLBACK = '/api/v1/session/oidc/callback';
/** Where people sign in; what a second step needs stands behind `#`, which browsers send to nobody. */
const SIGN_IN_PAGE = '/sign-in';

const BegunSchema = z.object({ url: z.string() }).openapi('OidcSignIn');

/** Signing in through an identity provider. */
export function registerOidc(api: Api, parts: HttpParts): void {
  const { config } = parts;
  const { identity, groups, linksByEmail } = parts.oidc ?? { identity: null, groups: null, linksByEmail: false };
  const oidc = { ...accessPartsOf(parts), identity, groups, linksByEmail };
  define(
    api,
    {
      method: 'post',
      path: '/session/oidc',
      scope: 'public',
      summary: 'Begin to sign in through the identity provider',
      description:
        'Send the browser to `url` within ten minutes; it comes back to `/session/oidc/callback` and goes on to `next`, a path of this site.',
      tags: ['access'],
      request: { body: z.strictObject({ next: z.string().max(2000).default('/') }), bodyLimit: 10_000 },
      answers: { 200: { schema: BegunSchema, description: 'Where to send the browser' } },
      refuses: ['notFound', 'invalid', 'tooMany', 'unavailable'],
    },
    async ({ body, caller }) => {
      const begun = await beginOidcSignIn({ next: body.next, network: caller.network }, oidc);
      if (isRefusal(begun)) return begun;
      const cookie = pendingCookie(config, begun.cookie, PENDING_MS / 1000);
      return { status: 200, body: { url: begun.url }, headers: { 'set-cookie': cookie } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/session/oidc/callback',
      scope: 'public',
      summary: 'Where the identity provider sends people back to',
      description:
        'For browsers only: ends the sign-in that `POST /session/oidc` began in the same browser, once. Who takes `text/html` reads of a refusal on a page, with the same status.',
      tags: ['access'],
      // Providers add parameters of their own, which are to be passed over (RFC 6749, 4.1.2).
      request: { query: z.looseObject(ANSWER) },
      answers: { 303: { description: 'Signed in, or on to the second factor; the session is in a cookie' } },
      refuses: ['notSignedIn', 'notAllowed', 'notFound', 'conflict', 'tooMany', 'unavailable'],
    },
    async (asked) => {
      const pending = pendingOf(asked.headers.get('cookie'), config);
      const { network } = asked.caller;
      const brought = { pending, answer: answerOf(asked.query), network, ...visitorOf(asked) };
      const finished = await finishOidcSignIn(brought, oidc);
      if (!isRefusal(finished)) return onwards(parts, finished);
      return takesPages(asked.headers.get('accept')) ? refusedPage(finished, asked.lang) : finished;
    },
  );
}

function refusedPage(refusal: Refusal, lang: Lang): Answer {
  const { 'content-type': _json, ...headers } = problemHeaders(refusal, lang);
  return pageAnswer(statusOf(refusal.refused), notLetInPage(refusal, lang), lang, headers);
}

function onwards(parts: HttpParts, { entered, next }: OidcFinished): Answer {
  const over = pendingCookie(parts.config, '', 0);
  if (entered.kind === 'secondFactor') {
    const step = new URLSearchParams({ challenge: entered.challenge, next });
    return { status: 303, headers: { location: `${SIGN_IN_PAGE}#${step}`, 'set-cookie': over } };
  }
  const { 'set-cookie': session } = handingOut(parts, entered.cookie);
  return { status: 303, headers: { location: next, 'set-cookie': [session, over] } };
}

const text = () => z.string().max(4000).optional();

/** The parameters of an answer that mean something to us. */
const ANSWER = {
  code: text(),
  state: text(),
  iss: text(),
  error: text(),
  /** Answers of other kinds than we asked for: looked at, to be refused. */
  response: z.string().optional(),
  id_token: z.string().optional(),
  token: z.string().optional(),
};

function answerOf(query: { readonly [name: string]: unknown }): { readonly [name: string]: string } {
  const known = Object.keys(ANSWER).flatMap((name): [string, string][] => {
    const value = query[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return Object.fromEntries(known);
}

function pendingCookieName(config: Pick<HttpConfig, 'publicUrl'>): string {
  return isSecure(config) ? '__Host-leeway-oidc' : 'leeway-oidc';
}

/** Lax: it must come along when the provider sends the browser back. */
function pendingCookie(config: Pick<HttpConfig, 'publicUrl'>, value: string, maxAgeSeconds: number): string {
  const secure = isSecure(config) ? '; Secure' : '';
  return `${pendingCookieName(config)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** Null: none, or more than one, of which a neighbouring host may have planted one. */
function pendingOf(header: string | null, config: Pick<HttpConfig, 'publicUrl'>): string | null {
  const name = `${pendingCookieName(config)}=`;
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(name))
    .map((pair) => pair.slice(name.length));
  return values.length === 1 && /^[0-9A-Za-z]{43}$/.test(values[0] ?? '') ? (values[0] ?? null) : null;
}
