import type { Agreement, Roster, Target } from '../../../core/agreement/index.ts';
import { measureName } from '../../messages/index.ts';
import type { BoardGroup, BoardRow, BoardThing, ClockRow, Names, Store, TicketRow } from '../../ports/index.ts';
import type { Lang } from '../../refusal.ts';
import { ticketUrlOf } from '../../sources/ticket-url.ts';
import type { LiveRoster } from '../roster.ts';

/** To whom things are named: a customer is told neither who of us works on a ticket nor where our helpdesk is. */
export interface Naming {
  readonly lang: Lang;
  readonly forCustomer: boolean;
}

const indexes = new WeakMap<Roster, Map<string, Agreement>>();

/** The version of an agreement that governs a clock; undefined: it is not in force. */
export function versionIn(roster: Roster, { agreement, version }: Pick<ClockRow, 'agreement' | 'version'>) {
  let index = indexes.get(roster);
  if (index === undefined) {
    index = new Map(roster.all.flatMap(({ versions }) => versions.map((one) => [one.ref, one] as const)));
    indexes.set(roster, index);
  }
  return index.get(`${agreement}@${version}`);
}

export function targetOf(version: Agreement | undefined, id: string, level: string | null): Target | null {
  return version?.targets.find((one) => one.id === id && one.level === level) ?? null;
}

/** What the things of a page's rows are called, asked for at once. What has no name is called by its id. */
export async function boardLabels(
  rows: readonly BoardRow[],
  live: LiveRoster,
  naming: Naming,
  store: Pick<Store, 'names'>,
) {
  const { roster } = live;
  const byCustomer = namersOf(live);
  const names = await namesOf(
    rows.map(({ ticket }) => ticket),
    naming,
    store,
  );
  return ({ clock, ticket }: BoardRow) => {
    const version = versionIn(roster, clock);
    return {
      ...ticketLabels(ticket, [version, byCustomer(ticket.customer)], names, naming),
      agreementTitle: version?.title[naming.lang] ?? clock.agreement,
      targetLabel: targetLabel(targetOf(version, clock.target, clock.level), clock.measure, naming.lang),
    };
  };
}

/** What the agreement calls a promise; else what is measured. */
export function targetLabel(target: Target | null, measure: string, lang: Lang): string {
  return target?.title?.[lang] ?? measureName(measure, lang);
}

/** What may be named of some tickets. */
export async function namesOf(
  tickets: readonly Pick<TicketRow, 'customer' | 'source' | 'assignee'>[],
  { forCustomer }: Naming,
  store: Pick<Store, 'names'>,
): Promise<Names> {
  const customers = [...new Set(tickets.flatMap(({ customer }) => customer ?? []))];
  const called = new Map<string, { readonly source: string | null; readonly id: string }>();
  for (const { source, assignee: id } of forCustomer ? [] : tickets) {
    if (id === null) continue;
    for (const whose of new Set([source, null])) called.set(JSON.stringify([whose, id]), { source: whose, id });
  }
  const names = await store.names({ customers, people: [...called.values()] });
  return forCustomer ? { ...names, ticketUrls: new Map() } : names;
}

const namers = new WeakMap<LiveRoster, ReadonlyMap<string, Agreement>>();

const latestOf = ({ agreements }: LiveRoster) =>
  new Map(agreements.flatMap((one) => (one.customer === null ? [] : [[one.customer.id, one] as const])));

/** The agreement that names a customer's things where a clock's own does not, as a supplier's: the latest made with it. */
export function namersOf(live: LiveRoster): (customer: string | null) => Agreement | undefined {
  const latest = namers.get(live) ?? latestOf(live);
  namers.set(live, latest);
  return (customer) => (customer === null ? undefined : latest.get(customer));
}

/** @param by the agreements that name customer, priority and service: the first that does */
export function ticketLabels(
  { ticket, customer, source, assignee, priority, service }: TicketRow,
  by: readonly (Agreement | undefined)[],
  names: Names,
  { lang }: Naming,
) {
  const first = (nameIn: (one: Agreement | undefined) => string | null | undefined) =>
    by.map(nameIn).find((name) => name !== null && name !== undefined);
  const nameOf = (id: string) => names.customers.get(id) ?? first((one) => partyName(one, id)) ?? id;
  return {
    customerName: customer === null ? null : nameOf(customer),
    priorityLabel: priority === null ? null : (first((one) => one?.priorities[priority]?.title[lang]) ?? priority),
    serviceLabel: service === null ? null : (first((one) => one?.services[service]?.title[lang]) ?? service),
    assigneeName: assignee === null ? null : personName(names, source, assignee),
    helpdeskUrl: ticketUrlOf(names.ticketUrls.get(source ?? ''), ticket),
  };
}

/** Somebody as a source calls him, or by the id he has here; null: nobody knows a name. */
export function personName(names: Names, source: string | null, id: string): string | null {
  const found = names.people.filter((one) => one.id === id);
  return (found.find((one) => one.source === source) ?? found.find((one) => one.source === null))?.name ?? null;
}

function partyName(version: Agreement | undefined, customer: string): string | null {
  if (version?.customer?.id !== customer) return null;
  return Object.values(version.parties).find((party) => party.id === customer)?.name ?? null;
}

/** What the groups of a board are called. */
export async function groupLabels(
  groups: readonly BoardGroup[],
  by: BoardThing | null,
  { roster, agreements }: LiveRoster,
  lang: Lang,
  store: Pick<Store, 'names'>,
): Promise<(key: string) => string> {
  const keys = groups.flatMap(({ key }) => key ?? []);
  if (by === 'agreement') {
    const titles = new Map(roster.all.map(({ id, versions }) => [id, versions.at(-1)?.title[lang]]));
    return (key) => titles.get(key) ?? key;
  }
  if (by === 'service') {
    const titles = new Map(agreements.flatMap(({ services }) => Object.entries(services)));
    return (key) => titles.get(key)?.title[lang] ?? key;
  }
  if (by === 'target') {
    const targets = new Map(agreements.flatMap((one) => one.targets.map((target) => [target.id, target] as const)));
    return (key) => targets.get(key)?.title?.[lang] ?? key;
  }
  if (by === 'customer') {
    const names = await store.names({ customers: keys, people: [] });
    const parties = new Map(agreements.map((one) => [one.customer?.id, one] as const));
    return (key) => names.customers.get(key) ?? partyName(parties.get(key), key) ?? key;
  }
  return (key) => key;
}
