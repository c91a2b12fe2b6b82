import { z } from '@hono/zod-openapi';
import type { Api } from '../api.ts';
import { define } from '../define.ts';
import type { HttpParts } from '../parts.ts';
import { entryPage, nothingToSetUpPage, SCRIPT_PATH, STYLE_PATH } from './page.ts';
import { HTML, isProvided, pageAnswer } from './page-answer.ts';
import { ENTRY_SCRIPT } from './script.data.ts';
import { ENTRY_STYLE } from './style.data.ts';
import type { PageKind } from './words.data.ts';

const PAGES = [
  { kind: 'setup', summary: 'The page on which the first owner is made' },
  { kind: 'invitation', summary: 'The page of an invitation' },
  { kind: 'reset', summary: 'The page on which another password is chosen' },
  { kind: 'sign-in', summary: 'The page on which people sign in' },
] as const;

/** The pages on which people get in; they ask the API. */
export function registerPages(api: Api, parts: HttpParts): void {
  for (const { kind, summary } of PAGES) {
    define(
      api,
      {
        method: 'get',
        path: `/${kind}`,
        outside: true,
        scope: 'public',
        summary,
        tags: ['pages'],
        request: { query: z.object({ lang: z.enum(['fr', 'en']).optional() }) },
        answers:
          kind === 'setup' ? { 200: HTML, 404: { ...HTML, description: 'There is an owner already.' } } : { 200: HTML },
      },
      async ({ query, lang: liked }) => {
        const lang = query.lang ?? liked;
        if (kind === 'setup' && (await parts.store.hasOwner())) return pageAnswer(404, nothingToSetUpPage(lang), lang);
        return pageAnswer(200, entryPage(kind satisfies PageKind, lang, isProvided(parts)), lang);
      },
    );
  }
  defineFile(api, SCRIPT_PATH, 'text/javascript; charset=utf-8', ENTRY_SCRIPT, 'The script of these pages');
  defineFile(api, STYLE_PATH, 'text/css; charset=utf-8', fontFace(parts) + ENTRY_STYLE, 'The style of these pages');
}

/** The application's font, where it was built; its file is kept by the browser for the application. */
function fontFace({ web }: HttpParts): string {
  const name = [...(web?.files.keys() ?? [])].find((file) => /^inter-latin-wght-normal[\w.-]*\.woff2$/.test(file));
  if (name === undefined) return '';
  return `@font-face{font-family:Inter;font-weight:100 900;font-display:swap;src:url(/assets/${name}) format("woff2")}`;
}

function defineFile(api: Api, path: string, contentType: string, data: string, summary: string): void {
  const [type = ''] = contentType.split(';');
  define(
    api,
    {
      method: 'get',
      path,
      outside: true,
      scope: 'public',
      summary,
      tags: ['pages'],
      cacheable: true,
      answers: { 200: { contentType: type, description: 'The same for everybody.' } },
    },
    () => ({ status: 200, raw: { contentType, data } }),
  );
}
