import { createHash } from 'node:crypto';
import { API_ROOT } from '../api.ts';
import type { Lang } from '../asking/language.ts';
import type { OpenApiDocument, OperationObject } from './document.ts';
import { asWritten, type Html, html } from './html.ts';
import { codeSpans, operationHtml, summaryOf } from './operation-html.ts';
import { keysOf, kindOf } from './schema-html.ts';
import { PAGE_STYLE } from './style.data.ts';
import { PAGE_WORDS } from './words.data.ts';

/** Nothing but our own style, known by its hash, and a picture that is part of the page. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(PAGE_STYLE)
  .digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

interface Listed {
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
}

/** The whole reference as one page, made from the OpenAPI document. */
export function referencePage(document: OpenApiDocument, lang: Lang): string {
  const words = PAGE_WORDS[lang];
  const groups = groupsOf(document);
  const page = html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Leeway · API</title><style>${asWritten(PAGE_STYLE)}</style></head>
<body><a class="skip" href="#content">${words.skip}</a><div class="frame">
<nav aria-label="${words.contents}"><a class="brand" href="#content">${MARK}Leeway <span class="version">${document.info.version}</span></a>
<p class="lang">${words.language} · <a href="?lang=${words.other.lang}" hreflang="${words.other.lang}" lang="${words.other.lang}">${words.other.name}</a></p>
<div class="toc">${groups.map(([tag, listed]) => contentsOf(tag, listed, lang))}</div></nav>
<main id="content"><h1>Leeway API</h1><p class="lead">${words.lead}</p>${beginHtml(lang)}${basicsHtml(lang)}
${groups.map(
  ([tag, listed]) => html`<section><h2 class="group" id="tag-${tag}">${words.tags[tag] ?? tag}</h2>
${listed.map(({ path, method, operation }) => operationHtml(path, method, operation, lang))}</section>`,
)}${shapesHtml(document, lang)}
<footer><a href="${API_ROOT}/openapi.json">${words.document}</a> · Leeway ${document.info.version} · Apache-2.0</footer></main></div></body></html>
`;
  return page.html;
}

/** A clock's dial with the time that is left. */
const MARK = asWritten(
  '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" aria-hidden="true"><circle cx="16" cy="16" r="12.5" opacity=".28"/><path d="M16 3.5a12.5 12.5 0 0 1 12.5 12.5"/><path d="M16 9v7l5 3"/></svg>',
);

/** By the tags of the operations, in the order in which they first come. */
function groupsOf({ paths }: OpenApiDocument): readonly (readonly [string, readonly Listed[]])[] {
  const groups = new Map<string, Listed[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), { path, method, operation }]);
    }
  }
  return [...groups];
}

function contentsOf(tag: string, listed: readonly Listed[], lang: Lang): Html {
  const items = listed.map(
    ({ path, method, operation }) =>
      html`<li><a href="#${operation.operationId}"><span class="verb ${method}">${method}</span><span class="word">${summaryOf(path, method, operation, lang)}</span></a></li>`,
  );
  return html`<h2>${PAGE_WORDS[lang].tags[tag] ?? tag}</h2><ul>${items}</ul>`;
}

function beginHtml(lang: Lang): Html {
  const { begin, beginText, beginSteps } = PAGE_WORDS[lang];
  return html`<section class="begin"><div><h2>${begin}</h2><p>${beginText}</p><ol>${beginSteps.map(
    (step) => html`<li>${step}</li>`,
  )}</ol></div><pre><code>${EXAMPLE}</code></pre></section>`;
}

const EXAMPLE = `curl -X POST $LEEWAY/api/v1/events \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "specversion": "1.0", "id": "e1",
    "source": "helpdesk",
    "type": "ticket.opened",
    "subject": "INC-1042",
    "time": "2026-03-12T08:00:00Z",
    "data": {"customer": "boreal",
             "priority": "P1"}
  }'

curl -H "Authorization: Bearer $TOKEN" \\
  $LEEWAY/api/v1/tickets/INC-1042`;

function basicsHtml(lang: Lang): Html {
  const { basics, basicsText } = PAGE_WORDS[lang];
  return html`<section class="basics"><h2>${basics}</h2><dl>${basicsText.map(
    ([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`,
  )}</dl></section>`;
}

function shapesHtml({ components }: OpenApiDocument, lang: Lang): Html | null {
  const words = PAGE_WORDS[lang];
  const shapes = Object.entries(components?.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (shapes.length === 0) return null;
  return html`<section><h2 class="group" id="shapes">${words.schemas}</h2>${shapes.map(
    ([name, schema]) =>
      html`<article class="op" id="shape-${name}"><header><h3>${name}</h3>${
        schema.description === undefined ? null : html`<p class="text">${codeSpans(schema.description)}</p>`
      }</header><div class="in">${keysOf(schema, words) ?? kindOf(schema, words)}</div></article>`,
  )}</section>`;
}
