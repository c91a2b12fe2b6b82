import type { Instant } from '../time/index.ts';
import type { Agreement } from './agreement.ts';
import { isClockMeasure } from './measure.ts';

/** All versions of one agreement, by the instant each takes effect. */
export interface Versions {
  readonly id: string;
  readonly kind: Agreement['kind'];
  readonly versions: readonly Agreement[];
}

/** Agreements ready to be asked which of them governs a ticket. */
export interface Roster {
  readonly all: readonly Versions[];
  readonly customerIds: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Of these, the names that people attached beside the agreements; an id stands for itself, and is none of them. */
  readonly attached: readonly CustomerName[];
}

/** What a source calls a customer, as people have said beside the agreements. */
export interface CustomerName {
  readonly source: string;
  readonly alias: string;
  readonly customer: string;
}

/**
 * Groups agreements into their versions and gathers the customers' names. Of two equal versions the last given counts.
 * @param names count as aliases of agreements do, and before them; who is so named is known without an agreement too
 */
export function rosterOf(agreements: readonly Agreement[], names: readonly CustomerName[] = []): Roster {
  const byId = new Map<string, Map<number, Agreement>>();
  const customerIds = new Set<string>();
  const aliases = new Map<string, Map<string, string>>();
  const name = (source: string, alias: string, customer: string) => {
    customerIds.add(customer);
    const ofSource = aliases.get(source) ?? new Map<string, string>();
    aliases.set(source, ofSource.set(alias, customer));
  };
  for (const agreement of agreements) {
    const versions = byId.get(agreement.id) ?? new Map<number, Agreement>();
    byId.set(agreement.id, versions.set(agreement.version, agreement));
    for (const adherent of agreement.adherents) customerIds.add(adherent.customer);
    if (agreement.customer === null) continue;
    const { id } = agreement.customer;
    customerIds.add(id);
    for (const [source, alias] of Object.entries(agreement.customer.aliases)) name(source, alias, id);
  }
  for (const { source, alias, customer } of names) name(source, alias, customer);
  const all = [...byId].map(([id, versions]) => {
    const sorted = [...versions.values()].sort((a, b) => a.effectiveAt - b.effectiveAt || a.version - b.version);
    return { id, kind: (sorted[0] as Agreement).kind, versions: sorted };
  });
  return { all, customerIds, aliases, attached: names.filter(({ alias, customer }) => alias !== customer) };
}

/** The customer's id behind what an event calls it (open-case 12); null when no agreement knows it. */
export function customerIdOf(roster: Roster, name: string, source: string): string | null {
  if (roster.customerIds.has(name)) return name;
  const ofSource = roster.aliases.get(source);
  if (ofSource !== undefined) return ofSource.get(name) ?? null;
  const found = new Set<string>();
  for (const aliases of roster.aliases.values()) {
    const id = aliases.get(name);
    if (id !== undefined) found.add(id);
  }
  return found.size === 1 ? ([...found][0] as string) : null;
}

/** Places in the roster, in its order. */
interface Places {
  /** Of promises to whichever customer: some version names none. */
  readonly general: readonly number[];
  /** Of those of which some version names the customer. */
  readonly naming: ReadonlyMap<string, readonly number[]>;
  /** Of internal and suppliers' agreements that name no customer: those for tickets of a service, and of any. */
  readonly ofService: ReadonlyMap<string, readonly number[]>;
  readonly ofAny: readonly number[];
  readonly found: Map<string, readonly Versions[]>;
}

const indexes = new WeakMap<Roster, Places>();

/**
 * The agreements that may govern, or run beside, a customer's ticket, in the order of the roster. Of all others no version
 * applies to the customer, whatever the instant (`rankFor` is -1), or no target is for a ticket of these services.
 * @param customerId null: a customer that no agreement knows
 * @param services all that the ticket, and those it absorbed, ever were of
 */
export function candidatesFor(
  roster: Roster,
  customerId: string | null,
  services: readonly string[],
): readonly Versions[] {
  const index = indexes.get(roster) ?? placesIn(roster);
  indexes.set(roster, index);
  const key = JSON.stringify([customerId, ...services]);
  const known = index.found.get(key);
  if (known !== undefined) return known;
  const named = customerId === null ? [] : (index.naming.get(customerId) ?? []);
  const served = services.flatMap((service) => index.ofService.get(service) ?? []);
  const places = [...new Set([...index.general, ...index.ofAny, ...served, ...named])].sort((a, b) => a - b);
  const found = places.map((place) => roster.all[place] as Versions);
  index.found.set(key, found);
  return found;
}

function placesIn({ all }: Roster): Places {
  const general: number[] = [];
  const ofAny: number[] = [];
  const [naming, ofService] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (const [place, one] of all.entries()) {
    const { kind, versions } = one;
    const isGeneral = versions.some(({ customer, adherents }) => customer === null && adherents.length === 0);
    const services = isGeneral && kind !== 'sla' ? clockedServices(one) : null;
    if (isGeneral && services === null) (kind === 'sla' ? general : ofAny).push(place);
    for (const service of services ?? []) put(ofService, service, place);
    const customers = versions.flatMap(({ customer, adherents }) => [
      ...(customer === null ? [] : [customer.id]),
      ...adherents.map((adherent) => adherent.customer),
    ]);
    for (const customer of new Set(customers)) put(naming, customer, place);
  }
  return { general, naming, ofService, ofAny, found: new Map() };
}

function put(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [place]);
  else known.push(place);
}

/** The services that clocks of an agreement, in whichever version, are for; null: some are for tickets of any. */
function clockedServices({ versions }: Versions): ReadonlySet<string> | null {
  const services = new Set<string>();
  for (const { measure, when } of versions.flatMap(({ targets }) => targets)) {
    if (!isClockMeasure(measure)) continue;
    if (when.service === undefined) return null;
    for (const service of when.service) services.add(service);
  }
  return services;
}

/** The version in force at an instant; null before the first takes effect and after the term (tacit renewal goes on). */
export function versionAt(versions: Versions, at: Instant): Agreement | null {
  let found: Agreement | null = null;
  for (const version of versions.versions) if (version.effectiveAt <= at) found = version;
  return found !== null && (found.endsAt === null || at < found.endsAt) ? found : null;
}

/** The version that took effect last at or before an instant, whether or not the term has ended since (open-case 19). */
export function lastVersionAt(versions: Versions, at: Instant): Agreement {
  let found = versions.versions[0] as Agreement;
  for (const version of versions.versions) if (version.effectiveAt <= at) found = version;
  return found;
}

/**
 * How closely an agreement names a customer: 3 customer-based, 2 multi-level, 1 service-based or adherent,
 * 0 it names none and applies to all, -1 it names others (SEMANTICS 1, "which agreement"; open-case 13).
 * @param localDate gives the date of the opening in the agreement's zone, for adherents' dates
 */
export function rankFor(agreement: Agreement, customerId: string | null, localDate: () => string): number {
  if (agreement.customer === null && agreement.adherents.length === 0) return 0;
  if (customerId === null) return -1;
  if (agreement.customer?.id === customerId) return { customer: 3, multiLevel: 2, service: 1 }[agreement.basis];
  if (agreement.adherents.length === 0) return -1;
  const date = localDate();
  const adheres = agreement.adherents.some(
    (one) =>
      one.customer === customerId && (one.from === null || one.from <= date) && (one.to === null || date <= one.to),
  );
  return adheres ? 1 : -1;
}
