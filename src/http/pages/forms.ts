import { type Html, html } from '../reference/html.ts';
import type { EntryWords, PageKind } from './words.data.ts';

interface Field {
  readonly name: string;
  readonly type: 'text' | 'email' | 'password';
  readonly label: string;
  readonly autocomplete: string;
  readonly help?: string;
  readonly isFirst?: boolean;
}

/** The form a page begins with; hidden until the script has looked whether the link is whole. */
export function entryForm(kind: PageKind, words: EntryWords, hasProvider: boolean): Html {
  const { title, lead, submit } = words.kinds[kind];
  const form = `${kind}-form`;
  return html`<div data-part id="${kind}" hidden>${head(title, lead)}${
    kind === 'sign-in' && hasProvider
      ? html`<button type="button" class="side full" id="provider">${words.byProvider}</button><p class="or">${words.or}</p>`
      : null
  }<form id="${form}" novalidate>${alertHtml()}${fieldsOf(kind, words).map((each) => fieldHtml(form, each, words))}
<button type="submit" class="main">${submit}</button></form>${
    kind === 'sign-in' ? html`<p class="foot">${words.forgotten}</p>` : null
  }</div>`;
}

function fieldsOf(kind: PageKind, words: EntryWords): readonly Field[] {
  const email: Field = { name: 'email', type: 'email', label: words.email, autocomplete: 'username' };
  const password: Field = {
    name: 'password',
    type: 'password',
    label: words.password,
    autocomplete: 'current-password',
  };
  const chosen: Field = {
    ...password,
    autocomplete: 'new-password',
    help: words.passwordHelp,
  };
  switch (kind) {
    case 'setup':
      return [{ name: 'name', type: 'text', label: words.name, autocomplete: 'name', isFirst: true }, email, chosen];
    case 'sign-in':
      return [{ ...email, isFirst: true }, password];
    default:
      return [{ ...chosen, isFirst: true }];
  }
}

/** What comes after the form, each shown when its time has come. */
export function partsAfterwards(kind: PageKind, words: EntryWords): Html | null {
  if (kind === 'invitation' || kind === 'reset') {
    const { title, text } = words.passwordSet;
    return html`<div data-part id="password-set" hidden>${head(title, text)}<a class="button main" href="/sign-in">${words.toSignIn}</a></div>`;
  }
  return kind === 'sign-in' ? secondHtml(words) : null;
}

function secondHtml(words: EntryWords): Html {
  const { title, lead, code, submit } = words.second;
  const field: Field = { name: 'code', type: 'text', label: code, autocomplete: 'one-time-code', isFirst: true };
  return html`<div data-part id="second" hidden>${head(title, lead)}<form id="second-form" novalidate>${alertHtml()}${fieldHtml(
    'second-form',
    field,
    words,
  )}
<button type="submit" class="main">${submit}</button></form></div>`;
}

function head(title: string, lead: string): Html {
  return html`<div class="head"><h1 tabindex="-1">${title}</h1>${lead === '' ? null : html`<p class="lead">${lead}</p>`}</div>`;
}

function alertHtml(): Html {
  return html`<p class="alert" role="alert" tabindex="-1" hidden></p>`;
}

function fieldHtml(form: string, { name, type, label, autocomplete, help, isFirst }: Field, words: EntryWords): Html {
  const id = `${form}-${name}`;
  const told = help === undefined ? `${id}-wrong` : `${id}-wrong ${id}-help`;
  const input = html`<input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}" aria-describedby="${told}" required${
    isFirst === true ? FIRST : null
  }${type === 'text' ? null : PLAIN}>`;
  return html`<div class="field"><label for="${id}">${label}</label>${
    type === 'password'
      ? html`<div class="with-button">${input}<button type="button" class="side" data-shows="${id}" aria-pressed="false">${words.show}</button></div>`
      : input
  }${help === undefined ? null : html`<p class="help" id="${id}-help">${help}</p>`}<p class="wrong" id="${id}-wrong" hidden></p></div>`;
}

const FIRST: Html = { html: ' data-first' };
const PLAIN: Html = { html: ' autocapitalize="none" spellcheck="false"' };
