import type { Change } from '../../../app/ports/index.ts';
import type { MemoryState } from '../state.ts';
import { compareLists, type LiveTables, numberOf } from './tables.ts';

/** The number of the next transaction that will change something; within a long list, the last row given. */
export function mark(tables: LiveTables): string {
  return String(numberOf(tables, 'kept') + 1);
}

export function changesAfter(tables: LiveTables, after: string, limit: number): Change | null {
  const [, from, ticket] = /^(\d{1,15})(?:\/(.*))?$/su.exec(after) ?? [];
  const kept = numberOf(tables, 'kept');
  if (from === undefined || Number(from) > kept + 1) return null;
  const changed = [...tables.tickets.values()]
    .filter((one) => one.changed >= Number(from) && one.changed <= kept)
    .filter((one) => ticket === undefined || compareLists([one.changed, one.ticket], [Number(from), ticket]) > 0)
    .sort((a, b) => compareLists([a.changed, a.ticket], [b.changed, b.ticket]))
    .slice(0, limit);
  const last = changed.at(-1);
  return {
    mark: last === undefined || changed.length < limit ? mark(tables) : `${last.changed}/${last.ticket}`,
    tickets: changed.map((one) => ({ ticket: one.ticket, customer: one.projection?.ticket.customer ?? null })),
  };
}

/** Calls a listener some milliseconds after commits, once for those that come together. */
export function onChange(state: MemoryState, tables: LiveTables, listener: () => void): () => void {
  let seen = numberOf(tables, 'kept');
  let timer: NodeJS.Timeout | null = null;
  const look = () => {
    if (timer !== null || numberOf(tables, 'kept') === seen) return;
    timer = setTimeout(() => {
      timer = null;
      seen = numberOf(tables, 'kept');
      listener();
    }, 2);
  };
  state.afterCommit.add(look);
  return () => {
    state.afterCommit.delete(look);
    if (timer !== null) clearTimeout(timer);
  };
}
