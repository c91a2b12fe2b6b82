import type { Actor } from '../../access/actor.ts';
import type { LivePorts } from '../../live/post-events.ts';
import { isKeepable } from '../../ports/index.ts';
import type { Lang } from '../../refusal.ts';
import { type Candidate, customerNames, declaredCandidates, personCandidates } from './candidates.ts';
import { folded, rankOf } from './fold.ts';

/** What may be found. */
export const FOUND_KINDS = ['ticket', 'customer', 'agreement', 'service', 'supplier', 'person'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export interface SearchQuestion {
  readonly text: string;
  /** Of each kind. */
  readonly limit: number;
  readonly lang: Lang;
}

/** One thing that was found. */
export interface Found {
  readonly kind: FoundKind;
  readonly id: string;
  readonly label: string;
  readonly subLabel: string | null;
  /** Of what it is a part: the agreement of a service, the customer of a ticket. */
  readonly of: string | null;
}

/**
 * What goes by a name, or an id, with these letters in it: accents, case and spaces aside, and every character standing for
 * itself. Tickets are found by how their id begins, the open ones first. Only kinds of which something is found, and only
 * what the actor may see.
 */
export async function search({ text, limit, lang }: SearchQuestion, actor: Actor, ports: LivePorts) {
  const wanted = folded(text);
  if (wanted === '' || !isKeepable(text)) return { groups: [] };
  const [declared, people, tickets] = await Promise.all([
    declaredCandidates(actor, lang, ports),
    personCandidates(actor, ports),
    ticketsFound(text.trim(), limit, actor, ports),
  ]);
  const found = [...declared, ...people];
  const groups = FOUND_KINDS.map((kind) => ({
    kind,
    items: kind === 'ticket' ? tickets : best(found, kind, wanted, limit),
  }));
  return { groups: groups.filter(({ items }) => items.length > 0) };
}

function best(candidates: readonly Candidate[], kind: FoundKind, wanted: string, limit: number): readonly Found[] {
  return candidates
    .filter((one) => one.kind === kind)
    .flatMap(({ alsoCalled, ...found }) => {
      const ranks = [found.id, found.label, ...alsoCalled].map((name) => rankOf(name, wanted));
      const rank = Math.min(...ranks.map((one) => one ?? Number.POSITIVE_INFINITY));
      return Number.isFinite(rank) ? [{ found, rank }] : [];
    })
    .sort((a, b) => a.rank - b.rank || inOrder(a.found.label, b.found.label) || inOrder(a.found.id, b.found.id))
    .slice(0, limit)
    .map(({ found }) => found);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function ticketsFound(
  text: string,
  limit: number,
  actor: Actor,
  { store, rosters }: LivePorts,
): Promise<readonly Found[]> {
  if (!actor.scopes.has('tickets:read')) return [];
  const tickets = await store.ticketsCalled(text, actor.customer, limit);
  if (tickets.length === 0) return [];
  const names = await customerNames(await rosters.inForce(store), { store });
  return tickets.map(({ ticket, customer }) => ({
    kind: 'ticket',
    id: ticket,
    label: ticket,
    subLabel: customer === null ? null : (names.get(customer) ?? customer),
    of: customer,
  }));
}
