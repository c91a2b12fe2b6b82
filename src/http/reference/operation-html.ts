import type { Lang } from '../asking/language.ts';
import { PROBLEMS } from '../problem.ts';
import type { Content, OperationObject, ParameterObject } from './document.ts';
import { type Html, html } from './html.ts';
import { keysOf, kindOf, noteOf } from './schema-html.ts';
import { SUMMARIES_FR } from './summaries-fr.data.ts';
import { PAGE_WORDS } from './words.data.ts';

type Responses = readonly (readonly [string, OperationObject['responses'][string]])[];

/** One operation as a card. */
export function operationHtml(path: string, method: string, operation: OperationObject, lang: Lang): Html {
  const words = PAGE_WORDS[lang];
  const responses = Object.entries(operation.responses);
  const isProblem = (content: Content | undefined) => Object.keys(content ?? {}).join() === 'application/problem+json';
  return html`<article class="op" id="${operation.operationId}"><header>
<h3><a href="#${operation.operationId}">${summaryOf(path, method, operation, lang)}</a></h3>
<div class="call"><span class="verb ${method}">${method}</span><span class="path">${pathHtml(path)}</span>
<span class="marks"><span class="mark">${scopeText(operation['x-leeway-scope'], lang)}</span>${
    operation['x-leeway-idempotent'] === true ? html`<span class="mark">${words.idempotent}</span>` : null
  }</span></div>${
    operation.description === undefined ? null : html`<p class="text" lang="en">${codeSpans(operation.description)}</p>`
  }</header>
${parametersHtml(operation.parameters ?? [], lang)}${bodyHtml(operation, lang)}
${answersHtml(
  responses.filter(([, { content }]) => !isProblem(content)),
  lang,
)}
${refusalsHtml(
  responses.filter(([, { content }]) => isProblem(content)),
  lang,
)}</article>
`;
}

/** What an operation is for, in the reader's language where we have it. */
export function summaryOf(path: string, method: string, { summary }: OperationObject, lang: Lang): string {
  return (lang === 'fr' ? SUMMARIES_FR[`${method} ${path}`] : undefined) ?? summary;
}

function scopeText(scope: string, lang: Lang): string {
  if (scope === 'public') return PAGE_WORDS[lang].publicRoute;
  return scope === 'self' ? PAGE_WORDS[lang].anySignedIn : `${PAGE_WORDS[lang].scope} ${scope}`;
}

function pathHtml(path: string): Html {
  const parts = path.split(/(\{\w+\})/);
  return html`${parts.map((part) => (part.startsWith('{') ? html`<b>${part}</b>` : html`${part}`))}`;
}

/** Markdown's code spans, and nothing else of it. */
export function codeSpans(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}

function parametersHtml(parameters: readonly ParameterObject[], lang: Lang): Html | null {
  if (parameters.length === 0) return null;
  const words = PAGE_WORDS[lang];
  const rows = parameters.map(
    (one) => html`<tr><td><code>${one.name}</code>${
      one.in === 'path' ? html` <span class="kind">${words.inPath}</span>` : null
    }${one.required === true && one.in !== 'path' ? html` <span class="req">${words.required}</span>` : null}</td>
<td>${kindOf(one.schema, words)}${noteOf({ ...one.schema, ...(one.description === undefined ? {} : { description: one.description }) }, words)}</td></tr>`,
  );
  const names = parameters.map(({ name }) => name).join(', ');
  return html`<details><summary>${words.parameters}<span class="sum">${names}</span></summary><div class="in"><table>${rows}</table></div></details>`;
}

function bodyHtml({ requestBody }: OperationObject, lang: Lang): Html | null {
  if (requestBody === undefined) return null;
  const words = PAGE_WORDS[lang];
  const schema = Object.values(requestBody.content)[0]?.schema;
  const types = Object.keys(requestBody.content).join(', ');
  return html`<details><summary>${words.body}<span class="sum">${types}</span></summary><div class="in"><p class="kind">${kindOf(schema, words)}</p>${keysOf(schema, words)}</div></details>`;
}

function answersHtml(responses: Responses, lang: Lang): Html {
  const words = PAGE_WORDS[lang];
  const rows = responses.map(([status, { description, content }]) => {
    const [type, media] = Object.entries(content ?? {})[0] ?? [];
    const told = type === undefined || type === 'application/json' ? null : html` <span class="kind">${type}</span>`;
    const kind = media?.schema === undefined || type !== 'application/json' ? null : kindOf(media.schema, words);
    return html`<tr><td><code>${status}</code></td><td>${codeSpans(description)}${told}${
      kind === null ? null : html` <span class="kind">${kind}</span>`
    }${keysOf(media?.schema, words)}</td></tr>`;
  });
  const statuses = responses.map(([status]) => status).join(', ');
  return html`<details><summary>${words.answers}<span class="sum">${statuses}</span></summary><div class="in"><table>${rows}</table></div></details>`;
}

function refusalsHtml(responses: Responses, lang: Lang): Html {
  const rows = responses.map(
    ([status, { description }]) =>
      html`<tr><td><code>${status}</code></td><td>${titlesIn(description, lang)}</td></tr>`,
  );
  const statuses = responses.map(([status]) => status).join(', ');
  return html`<details><summary>${PAGE_WORDS[lang].refusals}<span class="sum">${statuses}</span></summary><div class="in"><table>${rows}</table></div></details>`;
}

/** The titles of problems that a refusal names, in the reader's language. */
function titlesIn(description: string, lang: Lang): string {
  const titles = Object.values(PROBLEMS).map(({ title }) => title);
  const told = description.split('; ').map((one) => titles.find(({ en }) => en === one)?.[lang] ?? one);
  return told.join(lang === 'fr' ? ' ; ' : '; ');
}
