import { type Html, html } from '../reference/html.ts';
import type { EntryWords, PageKind } from './words.data.ts';

interface Field {
  readonly name: string;
  readonly type: 'text' | 'email' | 'password';
  readonly label: string;
  readonly autocomplete: string;
  readonly help?: string;
  readonly example?: string;
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
export function partsAfterwards(kind: PageKind, words: EntryWords): Html {
  if (kind === 'invitation' || kind === 'reset') {
    const { title, text } = words.passwordSet;
    return html`<div data-part id="password-set" hidden>${head(title, text)}<a class="button main" href="/sign-in">${words.toSignIn}</a></div>`;
  }
  return html`${kind === 'sign-in' ? secondHtml(words) : null}${signedInHtml(kind, words)}`;
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

function signedInHtml(kind: PageKind, words: EntryWords): Html {
  const { title, as, signOut } = words.signedIn;
  return html`<div data-part id="signed-in" hidden><h1 tabindex="-1">${kind === 'setup' ? words.ownerMade : title}</h1>
<div class="as"><span>${as} <b id="self"></b></span><button type="button" class="plain" id="sign-out">${signOut}</button></div>
<section class="next" id="token-part">${tokenHtml(words)}</section>
<section class="next"><div><h2><a href="/api/v1/">${words.reference}</a></h2><p class="lead">${words.referenceText}</p></div></section></div>`;
}

function tokenHtml(words: EntryWords): Html {
  const { token } = words;
  const purposes = [
    ['read', token.read],
    ['events', token.events],
    ['all', token.all],
  ] as const;
  return html`<div><h2>${token.title}</h2><p class="lead">${token.text}</p></div>
<form id="token-form" novalidate>${alertHtml()}${fieldHtml(
    'token-form',
    { name: 'name', type: 'text', label: token.name, autocomplete: 'off', example: token.example },
    words,
  )}
<fieldset><legend>${token.may}</legend>${purposes.map(
    ([value, label]) =>
      html`<label class="choice"><input type="radio" name="purpose" value="${value}"${value === 'read' ? CHECKED : null}>${label}</label>`,
  )}</fieldset><button type="submit" class="main">${token.submit}</button></form>
<div class="made" id="token-made" hidden><div><h2 id="made-title" tabindex="-1">${token.made}</h2><p>${token.once}</p></div>
${copied('secret', token.secret, token.copy)}${copied('curl', token.tryIt, token.copy)}
<button type="button" class="plain" id="another">${token.another}</button></div><p class="unseen" role="status" id="copied"></p>`;
}

const CHECKED: Html = { html: ' checked' };

/** A text to be taken along. */
function copied(id: string, label: string, copy: string): Html {
  return html`<div class="field"><b id="${id}-label">${label}</b><div class="with-button stack"><code class="secret" id="${id}" aria-labelledby="${id}-label"></code><button type="button" class="side" data-copies="${id}" aria-describedby="${id}-label">${copy}</button></div></div>`;
}

function head(title: string, lead: string): Html {
  return html`<div class="head"><h1 tabindex="-1">${title}</h1>${lead === '' ? null : html`<p class="lead">${lead}</p>`}</div>`;
}

function alertHtml(): Html {
  return html`<p class="alert" role="alert" tabindex="-1" hidden></p>`;
}

function fieldHtml(
  form: string,
  { name, type, label, autocomplete, help, example, isFirst }: Field,
  words: EntryWords,
): Html {
  const id = `${form}-${name}`;
  const told = help === undefined ? `${id}-wrong` : `${id}-wrong ${id}-help`;
  const input = html`<input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}" aria-describedby="${told}" required${
    isFirst === true ? FIRST : null
  }${example === undefined ? null : html` placeholder="${example}"`}${type === 'text' ? null : PLAIN}>`;
  return html`<div class="field"><label for="${id}">${label}</label>${
    type === 'password'
      ? html`<div class="with-button">${input}<button type="button" class="side" data-shows="${id}" aria-pressed="false">${words.show}</button></div>`
      : input
  }${help === undefined ? null : html`<p class="help" id="${id}-help">${help}</p>`}<p class="wrong" id="${id}-wrong" hidden></p></div>`;
}

const FIRST: Html = { html: ' data-first' };
const PLAIN: Html = { html: ' autocapitalize="none" spellcheck="false"' };
