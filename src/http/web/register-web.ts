import { randomBytes } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Actor } from '../../app/access/index.ts';
import { notFound } from '../../app/refusal.ts';
import type { Api } from '../api.ts';
import type { Lang } from '../asking/language.ts';
import { type Answer, define, defineElsewhere } from '../define.ts';
import { noSuchPage, notBuiltPage, signInHere } from '../pages/page.ts';
import { HTML, isProvided, pageAnswer } from '../pages/page-answer.ts';
import type { HttpParts } from '../parts.ts';
import type { WebFile } from './web-files.ts';
import { WALL_PATH, WEB_PATHS } from './web-paths.ts';

/** The web application: one page at many addresses, for whoever is signed in; and its files, the same for everybody. */
export function registerWeb(api: Api, parts: HttpParts): void {
  for (const path of WEB_PATHS) registerPage(api, parts, path);
  registerWall(api, parts);
  registerFiles(api, parts);
  registerElsewhere(api, parts);
}

const lang = () => z.enum(['fr', 'en']).optional();

function registerPage(api: Api, parts: HttpParts, path: string): void {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  define(
    api,
    {
      method: 'get',
      path,
      outside: true,
      scope: 'public',
      summary: 'A page of the web application',
      description: 'For whoever is signed in; others are shown how to, and come back to this very page.',
      tags: ['pages'],
      request: {
        params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
        // What a page asks of itself stands in its address, and is read there.
        query: z.looseObject({ lang: lang() }),
      },
      answers: { 200: HTML, 401: { ...HTML, description: 'Signing in, which leads back to this very page.' } },
    },
    async ({ actor, query, lang: liked }) => {
      if (actor === null) {
        // An empty system has nobody who could sign in.
        if (path === '/' && !(await parts.store.hasOwner())) return { status: 302, headers: { location: '/setup' } };
        const { lang: _, ...asked } = query;
        return pageAnswer(401, signInHere(query.lang ?? liked, queryOf(asked), isProvided(parts)), query.lang ?? liked);
      }
      return appPage(parts, query.lang ?? (await ownLanguage(actor, parts)) ?? liked);
    },
  );
}

function registerWall(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: WALL_PATH,
      outside: true,
      scope: 'public',
      summary: 'The page of a wall screen',
      description: 'Its key stands behind `#` in the link, and is never sent with the address.',
      tags: ['pages'],
      request: { query: z.object({ lang: lang() }) },
      answers: { 200: HTML },
    },
    ({ query, lang: liked }) => appPage(parts, query.lang ?? liked),
  );
}

/** Where there is no page: the application says so to whoever is signed in, with search and sections around it. */
function registerElsewhere(api: Api, parts: HttpParts): void {
  defineElsewhere(
    api,
    { query: z.looseObject({ lang: lang() }), describes: { ...HTML, description: 'There is no such page.' } },
    async ({ actor, query, lang: liked }) => {
      if (actor !== null && parts.web !== undefined) {
        return { ...appPage(parts, query.lang ?? (await ownLanguage(actor, parts)) ?? liked), status: 404 };
      }
      const language = query.lang ?? liked;
      return pageAnswer(404, noSuchPage(language), language);
    },
  );
}

/** The application's page: nothing in it but who may run scripts, and in which language. */
function appPage({ web }: HttpParts, language: Lang): Answer {
  if (web === undefined) return pageAnswer(503, notBuiltPage(language), language);
  const nonce = randomBytes(18).toString('base64');
  const data = web.page.replaceAll('__NONCE__', nonce).replaceAll('__LANG__', language);
  return {
    status: 200,
    raw: { contentType: 'text/html; charset=utf-8', data },
    headers: { 'content-security-policy': policyOf(nonce), 'content-language': language },
  };
}

/** Scripts and styles of ours, and those that a script of ours vouches for; the API; nothing else. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function registerFiles(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/assets/{file}',
      outside: true,
      scope: 'public',
      summary: 'A file of the web application',
      description: 'Its name changes with its content, so that it may be kept for ever.',
      tags: ['pages'],
      request: { params: z.object({ file: z.string() }) },
      answers: { 200: { contentType: 'application/octet-stream', description: 'The same for everybody.' } },
      refuses: ['notFound'],
    },
    ({ params, headers }) => {
      const file = parts.web?.files.get(params.file);
      return file === undefined
        ? notFound('Ce fichier', 'This file')
        : fileAnswer(file, headers.get('accept-encoding') ?? '');
    },
  );
}

function fileAnswer(file: WebFile, accepts: string): Answer {
  const [encoding, data] = encodedFor(file, accepts);
  return {
    status: 200,
    raw: { contentType: file.contentType, data },
    headers: {
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    },
  };
}

function encodedFor({ data, brotli, gzip }: WebFile, accepts: string): readonly [string | null, Uint8Array] {
  if (brotli !== null && /\bbr\b/.test(accepts)) return ['br', brotli];
  if (gzip !== null && /\bgzip\b/.test(accepts)) return ['gzip', gzip];
  return [null, data];
}

function queryOf(asked: { readonly [name: string]: unknown }): string {
  const texts = Object.entries(asked).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return new URLSearchParams(texts).toString();
}

async function ownLanguage({ person }: Actor, { store }: HttpParts): Promise<Lang | null> {
  return person === null ? null : ((await store.person(person))?.language ?? null);
}
