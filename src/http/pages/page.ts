import type { Refusal } from '../../app/refusal.ts';
import type { Lang } from '../asking/language.ts';
import { asWritten, type Html, html } from '../reference/html.ts';
import { entryForm, partsAfterwards } from './forms.ts';
import { ENTRY_WORDS, type PageKind } from './words.data.ts';

/** Our own script, style and font, and the API; nothing else, and no form that is sent by itself. */
export const ENTRY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const SCRIPT_PATH = '/pages/entry.js';
export const STYLE_PATH = '/pages/entry.css';

/** A page on which somebody gets in: the setup, an invitation, another password, signing in. */
export function entryPage(kind: PageKind, lang: Lang, hasProvider: boolean): string {
  const words = ENTRY_WORDS[lang];
  return shell(
    kind,
    lang,
    words.kinds[kind].title,
    html`<noscript><p class="alert">${words.noScript}</p></noscript>
${entryForm(kind, words, hasProvider)}${kind === 'sign-in' ? null : noCode(lang)}${partsAfterwards(kind, words)}`,
  );
}

/**
 * The page on which somebody signs in, in the place of the page that was asked for, which is loaded again afterwards.
 * @param asked what that page's address asks besides the language: `cursor=…`; empty: nothing
 */
export function signInHere(lang: Lang, asked: string, hasProvider: boolean): string {
  const words = ENTRY_WORDS[lang];
  return liveDocument(
    'sign-in',
    lang,
    words.kinds['sign-in'].title,
    html`<noscript><p class="alert">${words.noScript}</p></noscript>
${entryForm('sign-in', { ...words, kinds: { ...words.kinds, 'sign-in': { ...words.kinds['sign-in'], lead: words.signInHere } } }, hasProvider)}${partsAfterwards('sign-in', words)}`,
    { asked, words: html` data-here` },
  );
}

/** What stands in place of the setup once there is an owner. */
export function nothingToSetUpPage(lang: Lang): string {
  const { nothingToSetUp, toSignIn } = ENTRY_WORDS[lang];
  return shell(
    'nothing',
    lang,
    nothingToSetUp.title,
    html`<div data-part id="nothing"><div class="head"><h1 tabindex="-1">${nothingToSetUp.title}</h1><p class="lead">${nothingToSetUp.lead}</p></div>
<a class="button main" href="/sign-in?lang=${lang}">${toSignIn}</a></div>`,
  );
}

/** What stands in place of the web application where it was never built. */
export function notBuiltPage(lang: Lang): string {
  const { notBuilt } = ENTRY_WORDS[lang];
  return shell(
    'nothing',
    lang,
    notBuilt.title,
    html`<div data-part id="nothing"><div class="head"><h1 tabindex="-1">${notBuilt.title}</h1><p class="lead">${notBuilt.lead}</p></div></div>`,
  );
}

/** What stands where no page is, for whoever is not signed in. */
export function noSuchPage(lang: Lang): string {
  const { noSuch } = ENTRY_WORDS[lang];
  return shell(
    'nothing',
    lang,
    noSuch.title,
    html`<div data-part id="nothing"><div class="head"><h1 tabindex="-1">${noSuch.title}</h1><p class="lead">${noSuch.lead}</p></div>
<a class="button main" href="/?lang=${lang}">${noSuch.back}</a></div>`,
  );
}

/**
 * What a browser shows that the identity provider sent back and that was not let in: why, and the way out. It has no
 * script, and holds nothing of what the address brought.
 */
export function notLetInPage({ what, help }: Pick<Refusal, 'what' | 'help'>, lang: Lang): string {
  const { notLetIn, toSignIn } = ENTRY_WORDS[lang];
  const helped = help === null ? null : html`<p class="foot">${help[lang]}</p>`;
  return documentOf(
    lang,
    notLetIn,
    html`<div class="head"><h1>${notLetIn}</h1></div>
<p class="alert" role="alert">${what[lang]}</p>${helped}
<p class="way-out"><a class="button main" href="/sign-in?lang=${lang}">${toSignIn}</a></p>`,
    null,
  );
}

function noCode(lang: Lang): Html {
  const { noCode: words } = ENTRY_WORDS[lang];
  return html`<div data-part id="no-code" hidden><h1 tabindex="-1">${words.title}</h1><p class="lead">${words.text}</p></div>`;
}

function shell(kind: string, lang: Lang, title: string, content: Html): string {
  return liveDocument(kind, lang, title, content, { asked: '', words: null });
}

/** What of a page with our script differs from the others. */
interface Differs {
  /** What its address asks besides the language, to be kept when the language changes. */
  readonly asked: string;
  /** Attributes that its script reads, besides those of every page. */
  readonly words: Html | null;
}

/** A page with our script, and the way to the other language. @param kind what the script goes by */
function liveDocument(kind: string, lang: Lang, title: string, content: Html, { asked, words: more }: Differs): string {
  const { other, unreachable, working, missing, show, hide } = ENTRY_WORDS[lang];
  const query = `?lang=${other.lang}${asked === '' ? '' : `&${asked}`}`;
  return documentOf(lang, title, content, {
    link: html`<a class="lang" id="other-language" href="${query}" hreflang="${other.lang}" lang="${other.lang}">${other.name}</a>`,
    words: html` data-kind="${kind}" data-lang="${lang}" data-unreachable="${unreachable}" data-working="${working}" data-missing="${missing}" data-show="${show}" data-hide="${hide}"${more}`,
  });
}

/** What a page with our script has besides: the way to the other language, and the words that the script says. */
interface Live {
  readonly link: Html;
  readonly words: Html;
}

function documentOf(lang: Lang, title: string, content: Html, live: Live | null): string {
  const script = live === null ? null : html`<script type="module" src="${SCRIPT_PATH}"></script>`;
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title} · Leeway</title>
<link rel="stylesheet" href="${STYLE_PATH}">${script}</head>
<body${live?.words ?? null}>
<div class="page"><header class="top"><span class="brand">${MARK}Leeway</span>${live?.link ?? null}</header>
<main>${content}</main></div></body></html>
`.html;
}

/** A clock's dial with the time that is left. */
const MARK = asWritten(
  '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" aria-hidden="true"><circle cx="16" cy="16" r="12.5" opacity=".3"/><path d="M16 3.5a12.5 12.5 0 0 1 12.5 12.5M16 9v7l5 3"/></svg>',
);
