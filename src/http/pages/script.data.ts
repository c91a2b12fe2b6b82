/**
 * What the pages do in the browser: they take the code out of the address, hand JSON to the API, and say what came of it.
 * All words stand in the page; this has none of its own.
 */
export const ENTRY_SCRIPT = `
const body = document.body;
const { kind, lang } = body.dataset;
const byId = (id) => document.getElementById(id);
const says = (name) => body.dataset[name];

// The appearance that was chosen in this browser.
const theme = kept('leeway.theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

/** What this browser keeps; null: nothing, or it keeps nothing at all. */
function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

// The code of a link is in the address only until we have it; it goes to nobody but the API.
const brought = location.hash.slice(1);
if (brought !== '') history.replaceState(null, '', location.pathname + location.search);
// Signing in may stand in the place of the page that was asked for: then that page is loaded again.
const isHere = 'here' in body.dataset;
let challenge = null;
let next = null;

// Another language is another page: the code goes along behind '#', which is sent to nobody.
const other = byId('other-language');
other.addEventListener('click', (event) => {
  if (brought === '') return;
  event.preventDefault();
  location.assign(other.href + '#' + brought);
});

function show(id) {
  for (const part of document.querySelectorAll('main > [data-part]')) part.hidden = part.id !== id;
  const part = byId(id);
  document.title = part.querySelector('h1').textContent + ' · Leeway';
  const first = part.querySelector('[data-first]') ?? part.querySelector('h1');
  first.focus();
}

/** Asks the API. Gives the status and the JSON of the answer; status 0: nobody answered. */
async function ask(method, path, data) {
  try {
    const answer = await fetch('/api/v1' + path, {
      method,
      headers: { 'accept-language': lang, ...(data === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    });
    const text = await answer.text();
    return { status: answer.status, isFine: answer.ok, json: text === '' ? null : JSON.parse(text) };
  } catch {
    return { status: 0, isFine: false, json: null };
  }
}

function clearFaults(form) {
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  for (const place of form.querySelectorAll('.wrong, .alert')) {
    place.hidden = true;
    place.textContent = '';
  }
}

function tellField(form, name, text) {
  const input = form.elements.namedItem(name);
  const place = byId(form.id + '-' + name + '-wrong');
  if (input === null || place === null) return false;
  input.setAttribute('aria-invalid', 'true');
  place.textContent = text;
  place.hidden = false;
  return true;
}

/** Says beside its field what is wrong with it, and above the form what belongs to none. */
function tellFaults(form, { status, json }) {
  const rest = [];
  const faults = json?.errors ?? [];
  for (const { pointer, message, help } of faults) {
    const text = help === null || help === undefined ? message : message + ' ' + help;
    if (!tellField(form, (pointer ?? '').slice(1), text)) rest.push(text);
  }
  const first = form.querySelector('[aria-invalid=true]');
  if (faults.length === 0) rest.push(status === 0 || json === null ? says('unreachable') : json.detail || json.title);
  const alert = form.querySelector('.alert');
  if (rest.length > 0) {
    alert.textContent = [...new Set(rest)].join(' ');
    alert.hidden = false;
  }
  (first ?? alert).focus();
}

/** Every field that must not be empty is filled; else it is said which is not. */
function isComplete(form) {
  let isWhole = true;
  for (const input of form.querySelectorAll('input[required]')) {
    if (input.value.trim() !== '') continue;
    tellField(form, input.name, says('missing'));
    if (isWhole) input.focus();
    isWhole = false;
  }
  return isWhole;
}

function onSubmit(id, send) {
  const form = byId(id);
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button.main');
    if (button.getAttribute('aria-busy') === 'true') return;
    clearFaults(form);
    if (!isComplete(form)) return;
    const word = button.textContent;
    button.setAttribute('aria-busy', 'true');
    button.textContent = says('working');
    const answer = await send(Object.fromEntries(new FormData(form)));
    button.removeAttribute('aria-busy');
    button.textContent = word;
    if (answer !== null && !answer.isFine) tellFaults(form, answer);
  });
}

async function entered(answer) {
  if (!answer.isFine) return answer;
  if (answer.json.next === 'secondFactor') {
    challenge = answer.json.challenge;
    show('second');
    return null;
  }
  await goOn();
  return null;
}

/** Where it goes on for who is signed in: the page that was asked for, or the first one. */
async function goOn() {
  if (isHere && location.pathname !== '/') location.reload();
  else location.assign(next ?? (await firstPage()) + location.search);
}

/** Today; for who sets an empty system up, the first steps, until they put them off. */
async function firstPage() {
  if (kind === 'setup') return '/welcome';
  const { isFine, json } = await ask('GET', '/session');
  const setsUp = isFine && json.customer === null && json.scopes.includes('agreements:write');
  if (!setsUp || kept('leeway.firstStepsPutOff') !== null) return '/';
  const steps = await ask('GET', '/first-steps');
  return steps.isFine && !steps.json.agreement.done && !steps.json.source.done ? '/welcome' : '/';
}

onSubmit('setup-form', async (data) => entered(await ask('POST', '/setup', { code: brought, ...data })));
onSubmit('sign-in-form', async (data) => entered(await ask('POST', '/session', data)));
onSubmit('second-form', async ({ code }) =>
  entered(await ask('POST', '/session/second-factor', { challenge, code: code.trim() })),
);
for (const link of ['invitation', 'reset'])
  onSubmit(link + '-form', async ({ password }) => {
    const answer = await ask('POST', '/' + link + 's/accept', { code: brought, password });
    if (answer.isFine) show('password-set');
    return answer;
  });

for (const button of document.querySelectorAll('[data-shows]'))
  button.addEventListener('click', () => {
    const input = byId(button.dataset.shows);
    const isShown = input.type === 'text';
    input.type = isShown ? 'password' : 'text';
    button.textContent = says(isShown ? 'show' : 'hide');
    button.setAttribute('aria-pressed', String(!isShown));
  });

byId('provider')?.addEventListener('click', async () => {
  // Whoever comes back to this page goes on from it as after a password: to the first steps, or to Today.
  const back = isHere && location.pathname !== '/' ? location.pathname : '/sign-in';
  const answer = await ask('POST', '/session/oidc', { next: back + location.search });
  if (answer.isFine) location.assign(answer.json.url);
  else tellFaults(byId('sign-in-form'), answer);
});

/** An address of this site, whole, so that it can be read in no other way; whatever leads elsewhere is none. */
function ownAddress(text) {
  if (text === null || text === '/') return null;
  try {
    const url = new URL(text, location.origin);
    return url.origin === location.origin ? url.href : null;
  } catch {
    return null;
  }
}

async function begin() {
  if (kind === 'sign-in') {
    const step = new URLSearchParams(brought);
    challenge = step.get('challenge');
    next = ownAddress(step.get('next'));
    if (challenge !== null) show('second');
    else if (isHere || !(await ask('GET', '/session')).isFine) show('sign-in');
    else await goOn();
  } else if (byId(kind) !== null) show(brought === '' && byId('no-code') !== null ? 'no-code' : kind);
}
await begin();
`;
