import type { ClockRow, LiveTx, Projection, TicketGroupFacts } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { type MemoryState, putRow } from '../state.ts';
import { retractionsOf } from './facts.ts';
import {
  changing,
  compareKeys,
  compareLists,
  type LiveTables,
  type Named,
  namesChanged,
  numberOf,
  putNamed,
} from './tables.ts';

type Group = Awaited<ReturnType<LiveTx['lockGroups']>>[number];

/** Nobody else writes while a transaction lasts: there is nothing to lock, only tickets to make and ties to join. */
export function lockGroups(
  state: MemoryState,
  tables: LiveTables,
  ...[tickets, ties]: Parameters<LiveTx['lockGroups']>
): readonly Group[] {
  const named = [...new Set([...tickets, ...ties.flat()])].sort(compareKeys);
  for (const ticket of named) {
    if (tables.tickets.has(ticket)) continue;
    putNamed(state, tables, {
      ticket,
      root: ticket,
      projection: null,
      generation: null,
      changed: changing(state, tables),
    });
  }
  for (const [one, other] of ties) join(state, tables, rootOf(tables, one), rootOf(tables, other));
  const roots = [...new Set(named.map((ticket) => rootOf(tables, ticket)))].sort(compareKeys);
  return roots.map((root) => ({ root, tickets: tables.groups.get(root) ?? [] }));
}

function rootOf(tables: LiveTables, ticket: string): string {
  return tables.tickets.get(ticket)?.root ?? ticket;
}

function join(state: MemoryState, tables: LiveTables, one: string, other: string): void {
  if (one === other) return;
  const [root, had] = compareKeys(one, other) < 0 ? [one, other] : [other, one];
  for (const ticket of tables.groups.get(had) ?? [])
    putNamed(state, tables, { ...(tables.tickets.get(ticket) as Named), root });
}

export function lockDue(tables: LiveTables, at: Instant, limit: number): readonly Group[] {
  const present = numberOf(tables, 'generation');
  const all = [...tables.tickets.values()];
  const late = all
    .filter((one) => wakeOf(one) <= at)
    .sort((a, b) => compareLists(urgency(a), urgency(b)))
    .slice(0, limit);
  const outdated = all
    .filter(({ generation }) => generation !== null && generation < present)
    .sort((a, b) => compareLists([a.generation ?? 0, a.ticket], [b.generation ?? 0, b.ticket]))
    .slice(0, limit - late.length);
  const groups: Group[] = [];
  let total = 0;
  for (const root of new Set([...late, ...outdated].map((one) => one.root))) {
    const tickets = tables.groups.get(root) ?? [];
    total += tickets.length;
    if (total <= limit || groups.length === 0) groups.push({ root, tickets });
  }
  return groups;
}

const wakeOf = ({ projection }: Named): number => projection?.ticket.wakeAt ?? Number.POSITIVE_INFINITY;
const urgency = (one: Named) => [wakeOf(one), one.generation ?? 0, one.ticket];

const keyOf = ({ agreement, measure, cycle, version, target }: ClockRow) => [
  agreement,
  measure,
  cycle,
  version,
  target,
];

/** What changes with no reader's knowledge: under which agreements it was judged, and when to look again. */
function shown({ ticket, clocks }: Projection): string {
  const order = [...clocks].sort((a, b) => compareLists(keyOf(a), keyOf(b)));
  return JSON.stringify([{ ...ticket, generation: 0, wakeAt: 0 }, order]);
}

export function project(state: MemoryState, tables: LiveTables, projections: readonly Projection[]): void {
  for (const given of projections) {
    const { ticket } = given.ticket;
    const before = tables.tickets.get(ticket);
    const root = before?.root ?? given.ticket.root;
    const projection = { ...given, ticket: { ...given.ticket, root } };
    const same = before?.projection != null && shown(before.projection) === shown(projection);
    const changed = same ? before.changed : changing(state, tables);
    putNamed(state, tables, { ticket, root, projection, generation: given.ticket.generation, changed });
  }
}

export function newGeneration(state: MemoryState, tables: LiveTables): number {
  const next = numberOf(tables, 'generation') + 1;
  putRow(state, tables.numbers, 'generation', next);
  namesChanged(state);
  changing(state, tables);
  return next;
}

/** Tickets of a customer count as judged under no agreements; all tickets do under the next generation. */
export function wakeCustomer(state: MemoryState, tables: LiveTables, customer: string | null): void {
  if (customer === null) {
    newGeneration(state, tables);
    return;
  }
  for (const named of tables.tickets.values()) {
    const row = named.projection?.ticket;
    if (row === undefined || (row.customer !== customer && row.calledAs !== customer)) continue;
    changing(state, tables);
    putNamed(state, tables, { ...named, generation: 0 });
  }
}

/** Tickets stay known, with those they are tied to; those with facts are due to be judged. */
export function dropProjections(state: MemoryState, tables: LiveTables): void {
  const streams = [...tables.streams.keys()].filter((stream) => stream.startsWith('ticket:'));
  const tickets = new Set([...streams.map((stream) => stream.slice('ticket:'.length)), ...tables.tickets.keys()]);
  const changed = changing(state, tables);
  for (const ticket of tickets) {
    const before = tables.tickets.get(ticket);
    const due = before?.generation != null || tables.streams.has(`ticket:${ticket}`);
    const root = before?.root ?? ticket;
    putNamed(state, tables, { ticket, root, projection: null, generation: due ? -1 : null, changed });
  }
}

/** Groups with their facts, in the order of these roots; those of which nothing is known but names are left out. */
export function factsOfRoots(tables: LiveTables, roots: Iterable<string>): readonly TicketGroupFacts[] {
  return [...roots].sort(compareKeys).flatMap((root) => {
    const tickets = tables.groups.get(root) ?? [];
    const events = tickets.flatMap((ticket) =>
      (tables.streams.get(`ticket:${ticket}`) ?? []).map(({ event }) => event),
    );
    return events.length === 0 ? [] : [{ root, tickets, events, retractions: retractionsOf(tables, events) }];
  });
}

export async function* groups(
  tables: LiveTables,
  customers: readonly string[] | null,
): AsyncGenerator<readonly TicketGroupFacts[]> {
  const wanted = [...tables.tickets.values()].filter(
    ({ projection }) => customers === null || customers.includes(projection?.ticket.customer ?? ''),
  );
  for (const group of factsOfRoots(tables, new Set(wanted.map(({ root }) => root)))) yield [group];
}
