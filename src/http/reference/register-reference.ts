import { z } from '@hono/zod-openapi';
import type { Actor } from '../../app/access/index.ts';
import type { Api } from '../api.ts';
import { type Answer, define } from '../define.ts';
import { type Refused, refused } from '../problem.ts';
import { openApiDocument } from './document.ts';
import { PAGE_POLICY, referencePage } from './page.ts';

/** The OpenAPI document and the page that shows it. */
export function registerReference(api: Api): void {
  const { publicReference } = api.parts.config;
  const hidden = (actor: Actor | null): Refused | null => (publicReference || actor !== null ? null : closed);
  define(
    api,
    {
      method: 'get',
      path: '/openapi.json',
      scope: 'public',
      summary: 'This API as an OpenAPI 3.1 document',
      description: 'For whoever is signed in; for everybody where it is configured so.',
      tags: ['reference'],
      cacheable: publicReference,
      answers: { 200: { schema: z.looseObject({ openapi: z.string() }), description: 'The document.' } },
      refuses: ['notSignedIn'],
    },
    ({ actor }) => hidden(actor) ?? { status: 200, body: openApiDocument(api) },
  );
  const page = (actor: Actor | null, lang: 'fr' | 'en'): Answer | Refused =>
    hidden(actor) ?? {
      status: 200,
      raw: { contentType: 'text/html; charset=utf-8', data: referencePage(openApiDocument(api), lang) },
      headers: { 'content-security-policy': PAGE_POLICY, 'content-language': lang },
    };
  define(
    api,
    {
      method: 'get',
      path: '/',
      scope: 'public',
      summary: 'This reference',
      tags: ['reference'],
      request: { query: z.object({ lang: z.enum(['fr', 'en']).optional() }) },
      answers: { 200: { contentType: 'text/html', description: 'A page for people.' } },
      refuses: ['notSignedIn'],
    },
    ({ actor, lang, query }) => page(actor, query.lang ?? lang),
  );
}

const closed = refused(
  'notSignedIn',
  { fr: 'La référence n’est pas publique sur ce serveur.', en: 'The reference is not public on this server.' },
  { fr: 'Connectez-vous, ou envoyez un jeton.', en: 'Sign in, or send a token.' },
);
