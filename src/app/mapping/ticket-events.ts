import { type Event, orderEvents } from '../../core/event/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Mapping, StatusMeaning } from './mapping.ts';
import { dataOf, type TableRow } from './row.ts';

/** A status in which nothing has happened yet. */
const BEGINNING: StatusMeaning = { state: 'open', reason: null, event: null };

/** Changes that are part of the opening when they stand in a ticket's first row; any other has happened by then. */
const PART_OF_OPENING: ReadonlySet<string> = new Set(['ticket.priorityChanged', 'ticket.updated']);

/**
 * The events that the rows of one ticket tell, in order. Their ids are made of the ticket, the type and how manieth of
 * its type it is, so that the same export gives the same ids again.
 * @param rows in any order; read in the order of their instants, rows of one instant in that of their lines
 */
export function eventsOfTicket(
  mapping: Mapping,
  columns: readonly string[],
  rows: readonly TableRow[],
  dateOf: (text: string) => Instant | null,
): readonly Event[] {
  const ordered = [...rows].sort(compareRows);
  const places = new Map(columns.map((column, index) => [column, index]));
  const cellsOf = (row: TableRow) => (column: string) => row.cells[places.get(column) ?? -1] ?? null;
  const ticket = (rows[0] as TableRow).ticket;
  const found: Found[] = [...dated(mapping, ordered, cellsOf, dateOf), ...progress(mapping, ordered, cellsOf)];
  const counts = new Map<string, number>();
  const events = found
    .sort((a, b) => a.at - b.at)
    .map(({ type, at, data }): Event => {
      const count = (counts.get(type) ?? 0) + 1;
      counts.set(type, count);
      const id = `${ticket}-${type.replace(/^ticket\./, '')}-${count}`;
      return {
        source: mapping.source,
        id,
        type,
        subject: ticket,
        occurredAt: at,
        recordedAt: at,
        sequence: null,
        data,
      };
    });
  return orderEvents(events);
}

/** The order of a ticket's rows: by instant, then as the table numbers them, then by line. */
function compareRows(a: TableRow, b: TableRow): number {
  return a.at - b.at || a.rank - b.rank || a.line - b.line;
}

interface Found {
  readonly type: string;
  readonly at: Instant;
  readonly data: { readonly [name: string]: unknown };
}

type CellsOf = (row: TableRow) => (column: string) => string | null;

/** Events whose instant a column of the ticket's first or last row gives. */
function dated(
  mapping: Mapping,
  rows: readonly TableRow[],
  cellsOf: CellsOf,
  dateOf: (text: string) => Instant | null,
): readonly Found[] {
  return mapping.events.flatMap((event) => {
    const cells = cellsOf((event.from === 'first' ? rows[0] : rows.at(-1)) as TableRow);
    const text = cells(event.at);
    const at = text === null ? null : dateOf(text);
    return at === null ? [] : [{ type: event.type, at, data: dataOf(event.type, event.data, cells) }];
  });
}

/** Events that are a difference between one row and the next. */
function progress(mapping: Mapping, rows: readonly TableRow[], cellsOf: CellsOf): readonly Found[] {
  const found: Found[] = [];
  let status = BEGINNING;
  let before: TableRow | null = null;
  for (const row of rows) {
    const cells = cellsOf(row);
    for (const change of mapping.changes) {
      const value = cells(change.column);
      if (
        value === null ||
        (before === null ? PART_OF_OPENING.has(change.type) : value === cellsOf(before)(change.column))
      )
        continue;
      found.push({ type: change.type, at: row.at, data: dataOf(change.type, change.data, cells) });
    }
    const meaning = mapping.status?.values.get(cells(mapping.status.column) ?? '');
    if (meaning !== undefined && meaning.state !== 'same') {
      for (const type of entering(status, meaning))
        found.push({ type, at: row.at, data: type === 'ticket.paused' ? { reason: meaning.reason } : {} });
      status = meaning;
    }
    before = row;
  }
  return found;
}

/** The types of event that going from one status to another is. */
function entering(from: StatusMeaning, to: StatusMeaning): readonly string[] {
  if (from === to) return [];
  const types: string[] = [];
  const wasOver = from.state === 'resolved' || from.state === 'closed' || from.state === 'cancelled';
  const isOver = to.state === 'resolved' || to.state === 'closed' || to.state === 'cancelled';
  if (wasOver && !isOver) types.push('ticket.reopened');
  if (to.state === 'open' && from.state === 'paused') types.push('ticket.resumed');
  if (to.state === 'paused' && (from.state !== 'paused' || from.reason !== to.reason)) types.push('ticket.paused');
  if (to.state === 'resolved' && !wasOver) types.push('ticket.resolved');
  if (to.state === 'closed' && from.state !== 'closed') types.push('ticket.closed');
  if (to.state === 'cancelled' && from.state !== 'cancelled') types.push('ticket.cancelled');
  if (to.event !== null) types.push(to.event);
  return types;
}
