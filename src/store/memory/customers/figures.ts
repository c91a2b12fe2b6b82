import type {
  ClockRow,
  CountedSpan,
  CountedSum,
  MovingClock,
  OpenClocks,
  TicketRow,
} from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { projectionsIn } from '../live/board.ts';
import { compareLists, keyOf, type LiveTables } from '../live/tables.ts';

type Customers = readonly string[] | null;

interface Row {
  readonly clock: ClockRow;
  readonly ticket: TicketRow;
}

function rowsOf(tables: LiveTables, customers: Customers): readonly Row[] {
  return projectionsIn(tables)
    .filter(({ ticket }) => customers === null || (ticket.customer !== null && customers.includes(ticket.customer)))
    .flatMap(({ ticket, clocks }) => clocks.map((clock) => ({ clock, ticket })));
}

const OPEN: readonly string[] = ['running', 'paused', 'notStarted'];

export function openClocks(tables: LiveTables, customers: Customers): readonly OpenClocks[] {
  const found = new Map<string, OpenClocks>();
  for (const { clock, ticket } of rowsOf(tables, customers)) {
    if (ticket.customer === null || !OPEN.includes(clock.state)) continue;
    const { verdict } = clock;
    const state = clock.state as OpenClocks['state'];
    const key = keyOf(ticket.customer, state, verdict);
    const clocks = (found.get(key)?.clocks ?? 0) + 1;
    found.set(key, { customer: ticket.customer, state, verdict, clocks });
  }
  const order = (one: OpenClocks) => [one.customer, one.state, one.verdict];
  return [...found.values()].sort((a, b) => compareLists(order(a), order(b)));
}

/** Is it judged when asked? */
function isMoving({ clock, ticket }: Row, at: Instant): boolean {
  return clock.moves || (ticket.wakeAt !== null && ticket.wakeAt <= at);
}

export function countedSums(
  tables: LiveTables,
  spans: readonly CountedSpan[],
  customers: Customers,
  at: Instant,
): readonly CountedSum[] {
  const still = rowsOf(tables, customers).filter((row) => !isMoving(row, at));
  return spans.flatMap((span, place) => {
    const sums = new Map<string, CountedSum>();
    for (const { clock, ticket } of still.filter((row) => countsIn(row.clock, span))) {
      const key = keyOf(ticket.customer, clock.verdict);
      const before = sums.get(key);
      const countsAt = clock.countsAt ?? 0;
      const isTimed = span.timed && (clock.verdict === 'met' || clock.verdict === 'breached');
      sums.set(key, {
        span: place,
        customer: ticket.customer,
        verdict: clock.verdict,
        clocks: (before?.clocks ?? 0) + 1,
        firstAt: Math.min(before?.firstAt ?? countsAt, countsAt),
        elapsedMs: [...(before?.elapsedMs ?? []), ...(isTimed ? [clock.elapsedMs ?? 0] : [])],
      });
    }
    const order = (one: CountedSum) => [one.customer ?? '\u{10ffff}', one.verdict];
    return [...sums.values()].sort((a, b) => compareLists(order(a), order(b)));
  });
}

function countsIn({ agreement, version, target, level, countsAt }: ClockRow, span: CountedSpan): boolean {
  return (
    agreement === span.agreement &&
    version === span.version &&
    target === span.target &&
    level === span.level &&
    countsAt !== null &&
    span.from <= countsAt &&
    countsAt < span.to
  );
}

export function movingClocks(
  tables: LiveTables,
  agreements: readonly string[],
  customers: Customers,
  at: Instant,
): readonly MovingClock[] {
  const order = (one: MovingClock) => [one.ticket, one.agreement, one.measure, one.cycle, one.target];
  return rowsOf(tables, customers)
    .filter((row) => agreements.includes(row.clock.agreement) && isMoving(row, at))
    .map(({ clock: { ticket, agreement, measure, cycle, target }, ticket: { customer } }) => ({
      ticket,
      agreement,
      measure,
      cycle,
      target,
      customer,
    }))
    .sort((a, b) => compareLists(order(a), order(b)));
}
