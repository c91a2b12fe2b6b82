import { type Agreement, type Versions, versionAt } from '../../core/agreement/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import type { LiveRoster } from '../live/roster.ts';
import type { RegisteredCustomer } from '../ports/index.ts';

/** A customer with the agreements that hold for it. */
export interface ListedCustomer {
  readonly customer: string;
  readonly name: string;
  /** That name it, or hold for every customer. */
  readonly agreements: readonly Versions[];
  /** The versions among them that are in force. */
  readonly inForce: readonly Agreement[];
}

/** Customers that the actor may see, registered or named by agreements, by id; each agreement is looked at once. */
export function customerList(
  { roster }: LiveRoster,
  registered: readonly RegisteredCustomer[],
  actor: Actor,
  at: Instant,
): readonly ListedCustomer[] {
  const promises = roster.all.filter(({ kind }) => kind === 'sla');
  const forAll: Versions[] = [];
  const named = new Map<string, Versions[]>(registered.map(({ id }) => [id, []]));
  for (const versions of promises) {
    const ids = new Set(versions.versions.flatMap(customersOf));
    if (versions.versions.some(isForAll)) forAll.push(versions);
    for (const id of ids) named.set(id, [...(named.get(id) ?? []), versions]);
  }
  const names = new Map(registered.map(({ id, name }) => [id, name]));
  return [...named]
    .filter(([customer]) => may(actor, 'customers:read', customer))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([customer, own]) => {
      const agreements = [...own, ...forAll.filter((one) => !own.includes(one))];
      const inForce = agreements.flatMap((versions) => versionAt(versions, at) ?? []);
      const name = names.get(customer) ?? calledBy(customer, own) ?? customer;
      return { customer, name, agreements, inForce: inForce.filter((one) => holdsFor(one, customer)) };
    });
}

/** The zone in which months of a customer are told: that of its first agreement. */
export function zoneFor({ agreements }: Pick<ListedCustomer, 'agreements'>): string {
  return zoneOf(agreements[0]);
}

/** The zone of an agreement: that of its last version. */
export function zoneOf(versions: Versions | undefined): string {
  return versions?.versions.at(-1)?.timeZone ?? 'UTC';
}

function customersOf({ customer, adherents }: Agreement): readonly string[] {
  return [...(customer === null ? [] : [customer.id]), ...adherents.map((one) => one.customer)];
}

function isForAll({ customer, adherents }: Agreement): boolean {
  return customer === null && adherents.length === 0;
}

function holdsFor(agreement: Agreement, customer: string): boolean {
  return isForAll(agreement) || customersOf(agreement).includes(customer);
}

function calledBy(id: string, own: readonly Versions[]): string | undefined {
  const last = own.flatMap(({ versions }) => versions).findLast(({ customer }) => customer?.id === id);
  return last?.parties['customer']?.name;
}
