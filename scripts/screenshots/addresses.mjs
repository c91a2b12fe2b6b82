// Which pages there are to be seen, with things of the demonstration filled in: read from what the pages themselves say of
// their addresses, so that a new one is not forgotten.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');
const textOf = (file) => readFileSync(join(root, file), 'utf8');

/** The words of a list `NAME = ['a', 'b']` in a source. @throws when there is none: its pages would be forgotten */
function listIn(file, name) {
  const [, inside = ''] = new RegExp(`\\b${name} = \\[([^\\]]*)\\] as const`).exec(textOf(file)) ?? [];
  const words = [...inside.matchAll(/'([\w-]+)'/g)].map(([, word]) => word);
  if (words.length === 0) throw new Error(`${file} has no list ${name}.`);
  return words;
}

/**
 * Every screen of a demonstration: `{ name, path, isOutside }`. Says which addresses it found nothing for.
 * @param paths those that the server answers, as `/customers/{customer}`
 */
export async function addressesOf({ url, access }, paths) {
  const screens = screensOf(await somethingOfEach(await apiOf(url, access)));
  for (const path of unseen(screens, paths)) process.stderr.write(`nothing to be seen at ${path}\n`);
  return screens;
}

/** Every screen, with ids of things filled in, those for nobody in particular first; what needs a thing that is missing is left out. */
export const screensOf = (made) => [...outside(made), ...inside(made)];

/** Those of `paths` that no screen is at. */
export function unseen(screens, paths) {
  return paths.filter((path) => {
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?#]+')}([?#]|$)`);
    return !screens.some((screen) => pattern.test(screen.path));
  });
}

/** Asks as the owner, from the server's own page: some things are a person's to do. */
async function apiOf(url, { email, password }) {
  const type = { 'content-type': 'application/json', origin: url };
  const entered = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: type,
    body: JSON.stringify({ email, password }),
  });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie, ...type },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.status === 204 ? null : await answer.json();
    process.stderr.write(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}\n`);
    return null;
  };
}

/** Ids of things that are there; what a year alone does not bring is made: a report, a statement, a simulation. */
async function somethingOfEach(api) {
  const first = async (path, pick) => ((await api('GET', path))?.items ?? []).map(pick)[0] ?? null;
  const row = await first('/board?limit=1', (one) => one);
  const agreement = row?.agreement?.split('@')[0] ?? (await first('/agreements?limit=1', (one) => one.agreement));
  const customer = row?.customer ?? (await first('/customers', (one) => one.customer));
  const month = monthsAgo(1);
  const draft = await api('GET', `/customers/${customer}/reports/${month}/preview`);
  const report = draft && (await api('POST', '/reports', { customer, month, hash: draft.hash }));
  const simulation = await api('POST', '/simulations', { draft: { agreement, version: 1 }, years: 200 });
  const statement = await api('POST', '/statements', { agreement, month: monthsAgo(2) });
  const services = (await api('GET', '/services'))?.items ?? [];
  const wall = await api('POST', '/wall-links', { name: 'Screens', namesCustomers: true });
  return {
    ticket: row?.ticket,
    wall: wall?.secret ?? null,
    agreement,
    customer,
    month,
    report: report?.number ?? null,
    statement: statement?.number ?? null,
    statementMonth: monthsAgo(2),
    simulation: simulation?.simulation ?? null,
    supplier: await first('/suppliers', (one) => one.supplier),
    // One that is measured has more to show.
    service: (services.find(({ state }) => state !== null) ?? services[0])?.service ?? null,
    source: await first('/sources', (one) => one.source),
    person: await first('/people', (one) => one.id),
  };
}

function monthsAgo(count) {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 7);
}

/** Pages on which people get in. */
function outside({ wall }) {
  return [
    { name: 'sign-in', path: '/sign-in', isOutside: true },
    { name: 'invitation', path: '/invitation#x', isOutside: true },
    { name: 'reset', path: '/reset#x', isOutside: true },
    { name: 'setup-done', path: '/setup', isOutside: true },
    { name: 'wall-no-link', path: '/wall', isOutside: true },
    ...(wall === null ? [] : [{ name: 'wall', path: `/wall#${wall}`, isOutside: true }]),
  ];
}

const inside = (made) => [...desk(made), ...customers(made), ...promises(made), ...house(made)];

const views = (name, path, words) => [
  { name, path },
  ...words.slice(1).map((view) => ({ name: `${name}-${view}`, path: `${path}?view=${view}` })),
];

/** What is made of an id, where there is one. */
const of = (id, make) => (id === null || id === undefined ? [] : make(encodeURIComponent(id)));

function desk({ ticket }) {
  return [
    { name: 'today', path: '/' },
    { name: 'today-grouped', path: '/?group=customer' },
    { name: 'today-ahead', path: '/?ahead=true' },
    ...of(ticket, (id) => [
      { name: 'ticket', path: `/today/${id}` },
      { name: 'ticket-linked', path: `/tickets/${id}` },
    ]),
    { name: 'tickets', path: '/tickets' },
    { name: 'alerts', path: '/alerts' },
  ];
}

function customers({ customer, month, report }) {
  return [
    { name: 'customers', path: '/customers' },
    ...of(customer, (id) => [
      ...views('customer', `/customers/${id}`, listIn('web/src/pages/customers/routes.ts', 'VIEWS')),
      { name: 'customer-dry-run', path: `/customers/${id}/dry-run` },
      { name: 'report-draft', path: `/customers/${id}/reports/${month}` },
      ...of(report, (number) => [{ name: 'report', path: `/customers/${id}/reports/${month}/${number}` }]),
    ]),
  ];
}

function promises({ agreement, customer, month, statement, statementMonth, simulation, supplier, service }) {
  const agreementViews = listIn('web/src/pages/agreements/routes.ts', 'VIEWS');
  const supplierViews = listIn('web/src/pages/suppliers/routes.ts', 'SUPPLIER_VIEWS');
  return [
    { name: 'agreements', path: '/agreements' },
    { name: 'agreement-new', path: '/agreements/new' },
    { name: 'agreement-new-file', path: '/agreements/new?way=file' },
    ...of(agreement, (id) => views('agreement', `/agreements/${id}`, agreementViews)),
    ...views('suppliers', '/suppliers', listIn('web/src/pages/suppliers/routes.ts', 'VIEWS')),
    ...of(customer, (id) => [{ name: 'suppliers-chain-drawn', path: `/suppliers?view=chain&customer=${id}` }]),
    ...of(supplier, (id) => views('supplier', `/suppliers/${id}`, supplierViews)),
    { name: 'availability', path: '/availability' },
    ...of(service, (id) => [{ name: 'service', path: `/availability/${id}` }]),
    { name: 'simulations', path: '/simulation' },
    { name: 'simulation-new', path: '/simulation/new' },
    ...of(simulation, (id) => [{ name: 'simulation', path: `/simulation/${id}` }]),
    { name: 'statements', path: '/statements' },
    ...of(agreement, (id) => [
      { name: 'statement-draft', path: `/statements/${id}/${month}` },
      ...of(statement, (number) => [{ name: 'statement', path: `/statements/${id}/${statementMonth}/${number}` }]),
    ]),
  ];
}

function house({ source, person }) {
  const sections = [...textOf('web/src/pages/settings/sections.ts').matchAll(/^ {2}'?([\w-]+)'?: \{$/gm)];
  const sourceViews = listIn('web/src/pages/settings/sources/source-item.tsx', 'VIEWS');
  return [
    { name: 'calendar', path: '/calendar' },
    { name: 'calendar-list', path: '/calendar?view=list' },
    { name: 'settings', path: '/settings' },
    ...sections.map(([, id]) => ({ name: `settings-${id}`, path: `/settings/${id}` })),
    ...of(source, (id) => views('settings-source', `/settings/sources/${id}`, sourceViews)),
    ...of(person, (id) => [{ name: 'settings-person', path: `/settings/people/${id}` }]),
    { name: 'search', path: '/search' },
    { name: 'search-found', path: '/search?q=bor' },
    { name: 'welcome', path: '/welcome' },
    { name: 'not-found', path: '/kit/nothing' },
    { name: 'kit', path: '/kit' },
  ];
}
