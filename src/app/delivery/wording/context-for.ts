import { type Agreement, lastVersionAt, type Target, type Versions } from '../../../core/agreement/index.ts';
import { allowanceOf } from '../../alerts/blank-alert.ts';
import type { NamedAgreement, WordingContext } from '../../messages/index.ts';
import type { AlertRow } from '../../ports/index.ts';
import type { DeliveryPorts } from '../ports.ts';
import { type AddressBook, contactOf, endpointOf, personOf } from '../sending/address-book.ts';
import type { Way } from '../sending/resolve.ts';

/** What a message is worded with: names of what its alerts are about, and only those. */
export async function contextFor(
  way: Way,
  alerts: readonly AlertRow[],
  book: AddressBook,
  { store, baseUrl }: Pick<DeliveryPorts, 'store' | 'baseUrl'>,
): Promise<WordingContext> {
  const named = namedAgreements(alerts, way, book);
  return {
    at: book.at,
    timeZone: zoneFor(way, alerts, book),
    audience: way.audience,
    baseUrl,
    agreements: named,
    customers: customerNames(alerts, book),
    sources: await sourceTitles(alerts, store),
    recipients: await recipientNames(alerts, book, store),
    contactOf: way.contactOf,
  };
}

/**
 * The zone in which the reader is told: a contact's is the agreement's; ours is that of the rules. As long as nobody has set
 * any rules, that of the one agreement it is about is nearer than the machine's.
 */
function zoneFor(
  { contactOf: own }: Way,
  alerts: readonly AlertRow[],
  { live, at, rules, rulesAreSet }: AddressBook,
): string {
  const about = [...new Set(alerts.map(({ agreement }) => agreement))];
  const id = own ?? (rulesAreSet || about.length !== 1 ? null : about[0]);
  const versions = live.roster.all.find((one) => one.id === id);
  return versions === undefined ? rules.timeZone : lastVersionAt(versions, at).timeZone;
}

function namedAgreements(
  alerts: readonly AlertRow[],
  way: Way,
  { live, at }: AddressBook,
): WordingContext['agreements'] {
  const named: { [ref: string]: NamedAgreement } = {};
  const add = (id: string, version: unknown) => {
    const versions: Versions | undefined = live.roster.all.find((one) => one.id === id);
    if (versions === undefined) return;
    named[id] ??= asNamed(lastVersionAt(versions, at));
    const governing = versions.versions.find((one) => one.version === version);
    if (governing !== undefined) named[governing.ref] ??= asNamed(governing);
  };
  for (const { agreement, details } of alerts) if (agreement !== null) add(agreement, details['version']);
  if (way.contactOf !== null) add(way.contactOf, null);
  return named;
}

const known = new WeakMap<Agreement, NamedAgreement>();

function asNamed(agreement: Agreement): NamedAgreement {
  let named = known.get(agreement);
  if (named === undefined) {
    const { title, parties, targets, services, priorities } = agreement;
    named = {
      title,
      provider: parties['provider']?.name ?? null,
      targets: Object.fromEntries(targets.map((target) => [nameOf(target), asTold(target)])),
      services: Object.fromEntries(Object.entries(services).map(([id, service]) => [id, service.title])),
      priorities: Object.fromEntries(Object.entries(priorities).map(([id, priority]) => [id, priority.title])),
    };
    known.set(agreement, named);
  }
  return named;
}

function nameOf({ id, level }: Target): string {
  return level === null ? id : `${id}@${level}`;
}

function asTold(target: Target) {
  const { budget = null, pausable } = allowanceOf(target);
  return { title: target.title, within: budget, pausable };
}

function customerNames(alerts: readonly AlertRow[], { live, customers }: AddressBook) {
  const wanted = new Set(alerts.flatMap(({ customer }) => customer ?? []));
  const names: { [id: string]: string } = {};
  if (wanted.size === 0) return names;
  for (const { customer, parties } of live.agreements) {
    const name = parties['customer']?.name;
    if (customer !== null && name !== undefined && wanted.has(customer.id)) names[customer.id] = name;
  }
  for (const id of wanted) names[id] = customers.get(id) ?? names[id] ?? id;
  return names;
}

async function sourceTitles(alerts: readonly AlertRow[], store: DeliveryPorts['store']) {
  const titles: { [id: string]: string } = {};
  for (const { kind, source } of alerts) {
    if (kind !== 'silentSource' || source === null || titles[source] !== undefined) continue;
    const found = await store.source(source);
    if (found !== null) titles[source] = found.title;
  }
  return titles;
}

/** Whom alerts about deliveries name: receivers, rotas, people, contacts. */
async function recipientNames(alerts: readonly AlertRow[], book: AddressBook, store: DeliveryPorts['store']) {
  const names: { [key: string]: string } = {};
  for (const { kind, details } of alerts) {
    const key = details['recipient'];
    if (kind !== 'delivery' || typeof key !== 'string' || names[key] !== undefined) continue;
    const name = await recipientName(key, book, store);
    if (name !== null) names[key] = name;
  }
  return names;
}

async function recipientName(key: string, book: AddressBook, store: DeliveryPorts['store']): Promise<string | null> {
  const endpoint = endpointOf(key);
  if (endpoint !== null) return book.endpoints.get(endpoint)?.title ?? null;
  const person = personOf(key);
  if (person !== null) return (await store.person(person))?.name ?? null;
  if (key.startsWith('rota:')) return (await store.rota(key.slice('rota:'.length)))?.title ?? null;
  return contactOf(key, book)?.contact.name ?? null;
}
