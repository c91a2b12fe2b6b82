import type {
  BoardFilter,
  BoardPlace,
  BoardRow,
  ClockRow,
  CountedRow,
  LiveReads,
  Projection,
  TicketRow,
} from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { compareLists, type LiveTables, type Named } from './tables.ts';

/** What is projected of each ticket, with its root as it is now, its clocks in the order in which they are told. */
export function projectionsIn(tables: LiveTables): readonly Projection[] {
  return [...tables.tickets.values()].flatMap((named) => projectionOf(named) ?? []);
}

/** Null for a ticket of which nothing is projected. */
export function projectionOf({ projection, generation, root }: Named): Projection | null {
  if (projection === null) return null;
  const { ticket, clocks } = projection;
  const order = (one: ClockRow) => [one.measure, one.cycle, one.agreement, one.version, one.target];
  return {
    ticket: { ...ticket, root, generation: generation ?? 0 },
    clocks: [...clocks].sort((a, b) => compareLists(order(a), order(b))),
  };
}

/** After every instant there is. */
const UNDUE = 8_640_000_000_000_001;

const placeOf = ({ clock }: BoardRow) => [
  clock.dueAt ?? UNDUE,
  clock.ticket,
  clock.agreement,
  clock.measure,
  clock.cycle,
  clock.target,
];

export function board(
  tables: LiveTables,
  filter: BoardFilter,
  after: BoardPlace | null,
  limit: number,
): readonly BoardRow[] {
  const place =
    after === null
      ? null
      : [after.dueAt ?? UNDUE, after.ticket, after.agreement, after.measure, after.cycle, after.target];
  return wanted(tables, filter)
    .filter((row) => place === null || compareLists(placeOf(row), place) > 0)
    .sort((a, b) => compareLists(placeOf(a), placeOf(b)))
    .slice(0, limit);
}

export function boardCounts(tables: LiveTables, filter: BoardFilter): { readonly [verdict: string]: number } {
  const counts: { [verdict: string]: number } = {};
  for (const { clock } of wanted(tables, filter)) counts[clock.verdict] = (counts[clock.verdict] ?? 0) + 1;
  return counts;
}

export function wanted(tables: LiveTables, filter: BoardFilter): readonly BoardRow[] {
  return projectionsIn(tables)
    .flatMap(({ ticket, clocks }) => clocks.map((clock) => ({ clock, ticket })))
    .filter(({ clock }) => ['running', 'paused', 'notStarted'].includes(clock.state))
    .filter(({ clock, ticket }) => fits(filter, clock, ticket));
}

function fits(filter: BoardFilter, clock: ClockRow, ticket: TicketRow): boolean {
  const asked: readonly (readonly [readonly string[] | undefined, string | null])[] = [
    [filter.ticket, ticket.ticket],
    [filter.customer, ticket.customer],
    [filter.service, ticket.service],
    [filter.team, ticket.team],
    [filter.assignee, ticket.assignee],
    [filter.agreement, clock.agreement],
    [filter.target, clock.target],
    [filter.measure, clock.measure],
    [filter.priority, clock.priority ?? ticket.priority],
    [filter.verdict, clock.verdict],
    [filter.state, clock.state],
  ];
  if (filter.unassigned !== undefined && filter.unassigned !== (ticket.assignee === null)) return false;
  const { assignedTo } = filter;
  const isTheirs = ({ source, id }: { readonly source: string | null; readonly id: string }) =>
    id === ticket.assignee && (source === null || source === ticket.source);
  if (assignedTo !== undefined && !assignedTo.some(isTheirs)) return false;
  return asked.every(([any, value]) => any === undefined || (value !== null && any.includes(value)));
}

export async function* countedClocks(
  tables: LiveTables,
  agreements: readonly string[],
  from: Instant | null,
): AsyncGenerator<readonly CountedRow[]> {
  for (const { ticket, clocks } of projectionsIn(tables)) {
    const counted: CountedRow[] = clocks
      .filter(({ agreement }) => agreements.includes(agreement))
      .filter(({ countsAt, moves }) => moves || (countsAt !== null && countsAt >= (from ?? countsAt)))
      .map((clock) => ({ clock, ticket }));
    if (counted.length > 0) yield counted;
    else if (ticket.restatements.length > 0) yield [{ clock: null, ticket }];
  }
}

const openedPlace = (ticket: string, openedAt: Instant | null) => [openedAt === null ? UNDUE : -openedAt, ticket];

export function tickets(
  tables: LiveTables,
  ...[filter, after, limit]: Parameters<LiveReads['tickets']>
): readonly Projection[] {
  const placed = ({ ticket }: Projection) => openedPlace(ticket.ticket, ticket.openedAt);
  return projectionsIn(tables)
    .filter(({ ticket }) => filter.customer?.includes(ticket.customer ?? '') ?? true)
    .filter(({ ticket }) => filter.service?.includes(ticket.service ?? '') ?? true)
    .filter(({ ticket: { noCommitment } }) => filter.noCommitment?.some((one) => one === noCommitment) ?? true)
    .filter(({ ticket }) => filter.happened !== true || ticket.lastEventAt !== null)
    .filter(({ ticket }) => filter.open === undefined || filter.open === (ticket.endedAt === null))
    .filter(({ ticket: { openedAt } }) => filter.openedFrom === undefined || (openedAt ?? -UNDUE) >= filter.openedFrom)
    .filter(({ ticket: { openedAt } }) => filter.openedTo === undefined || (openedAt ?? UNDUE) < filter.openedTo)
    .filter((one) => after === null || compareLists(placed(one), openedPlace(after.ticket, after.openedAt)) > 0)
    .sort((a, b) => compareLists(placed(a), placed(b)))
    .slice(0, limit);
}

export function unknownCustomers(tables: LiveTables) {
  const counts = new Map<string, { source: string; name: string; tickets: number }>();
  for (const { ticket } of projectionsIn(tables)) {
    if (ticket.calledAs === null || ticket.customer !== null) continue;
    const source = ticket.source ?? '';
    const key = JSON.stringify([source, ticket.calledAs]);
    counts.set(key, { source, name: ticket.calledAs, tickets: (counts.get(key)?.tickets ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => compareLists([a.source, a.name], [b.source, b.name]));
}
