import type { Agreement } from '../../../core/agreement/index.ts';
import type { Actor } from '../../access/actor.ts';
import { maySeeVersions } from '../../live/answers/concern.ts';
import type { LivePorts } from '../../live/post-events.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { Lang } from '../../refusal.ts';
import type { Found } from './search.ts';

/** Something that may be found, with the other names it goes by. */
export interface Candidate extends Found {
  readonly alsoCalled: readonly string[];
}

/** Customers, agreements, services and suppliers that an actor may see. */
export async function declaredCandidates(
  actor: Actor,
  lang: Lang,
  { store, rosters }: LivePorts,
): Promise<readonly Candidate[]> {
  const live = await rosters.inForce(store);
  const seen = actor.scopes.has('agreements:read')
    ? live.roster.all
        .filter((versions) => maySeeVersions(versions, actor))
        .flatMap(({ versions }) => versions.at(-1) ?? [])
    : [];
  return [
    ...(await customerCandidates(actor, live, { store })),
    ...seen.map((agreement) => agreementCandidate(agreement, lang)),
    ...seen.filter(({ kind }) => kind === 'sla').flatMap((agreement) => serviceCandidates(agreement, lang)),
    ...supplierCandidates(seen, lang),
  ];
}

function agreementCandidate({ id, title, customer }: Agreement, lang: Lang): Candidate {
  const alsoCalled = [title.fr, title.en];
  return { kind: 'agreement', id, label: title[lang], subLabel: id, of: customer?.id ?? null, alsoCalled };
}

function serviceCandidates({ id: agreement, title: of, services }: Agreement, lang: Lang): readonly Candidate[] {
  return Object.entries(services).map(([id, { title }]) => ({
    kind: 'service',
    id,
    label: title[lang],
    subLabel: of[lang],
    of: agreement,
    alsoCalled: [title.fr, title.en],
  }));
}

/** Those who promise us something, each once, with the first of their agreements. */
function supplierCandidates(agreements: readonly Agreement[], lang: Lang): readonly Candidate[] {
  const suppliers = new Map<string, Candidate>();
  for (const { id: agreement, kind, parties, title } of agreements) {
    const supplier = kind === 'underpinning' ? (parties['supplier'] ?? parties['provider']) : undefined;
    if (supplier === undefined) continue;
    const id = supplier.id ?? supplier.name;
    if (!suppliers.has(id)) {
      const named = { id, label: supplier.name, subLabel: title[lang], of: agreement };
      suppliers.set(id, { kind: 'supplier', ...named, alsoCalled: [] });
    }
  }
  return [...suppliers.values()];
}

/** What customers are called, by id: as they are registered, else as their agreements call them. */
export async function customerNames(
  live: LiveRoster,
  { store }: Pick<LivePorts, 'store'>,
): Promise<ReadonlyMap<string, string>> {
  const registered = await store.registeredCustomers();
  const names = new Map<string, string>();
  for (const { customer, parties, adherents } of live.agreements) {
    for (const { customer: id } of adherents) names.set(id, id);
    if (customer === null) continue;
    names.set(customer.id, Object.values(parties).find(({ id }) => id === customer.id)?.name ?? customer.id);
  }
  for (const { id, name } of registered) names.set(id, name);
  return names;
}

async function customerCandidates(actor: Actor, live: LiveRoster, { store }: Pick<LivePorts, 'store'>) {
  if (!actor.scopes.has('customers:read')) return [];
  const [names, aliases] = await Promise.all([customerNames(live, { store }), store.customerAliases()]);
  const called = new Map<string, string[]>();
  // What sources call a customer is ours, not the customer's.
  for (const { alias, customer } of actor.customer === null ? aliases : []) {
    called.set(customer, [...(called.get(customer) ?? []), alias]);
  }
  return [...names]
    .filter(([id]) => actor.customer === null || actor.customer === id)
    .map(
      ([id, name]): Candidate => ({
        kind: 'customer',
        id,
        label: name,
        subLabel: id === name ? null : id,
        of: null,
        alsoCalled: called.get(id) ?? [],
      }),
    );
}

const PAGE = 1_000;

/** People by name or address, for those who may read people. */
export async function personCandidates(
  actor: Actor,
  { store }: Pick<LivePorts, 'store'>,
): Promise<readonly Candidate[]> {
  if (!actor.scopes.has('people:read')) return [];
  const found: Candidate[] = [];
  for (let after: string | null = null; ; ) {
    const page = await store.people({ customer: actor.customer, after, limit: PAGE });
    for (const { id, name, email, erasedAt } of page) {
      if (erasedAt !== null) continue;
      const alsoCalled = email === null ? [] : [email];
      found.push({ kind: 'person', id, label: name ?? email ?? id, subLabel: email, of: null, alsoCalled });
    }
    const last: string | null = page.at(-1)?.id ?? null;
    if (last === null || page.length < PAGE) return found;
    after = last;
  }
}
