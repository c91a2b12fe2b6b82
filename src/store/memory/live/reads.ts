import type { LiveReads } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { settingsOf } from '../settings.ts';
import type { MemoryState } from '../state.ts';
import { board, boardCounts, countedClocks, projectionOf, tickets, unknownCustomers } from './board.ts';
import { changesAfter, mark, onChange } from './changes.ts';
import { facts, factsBeside, factsOf, retractionsKept } from './facts.ts';
import { dropProjections, factsOfRoots, groups } from './groups.ts';
import { keyOf, type LiveTables, liveTables, numberOf, rosterMark } from './tables.ts';

/** Facts and projections, read outside any transaction. */
export function liveReads(state: MemoryState): LiveReads {
  const tables = liveTables(state);
  return {
    generation: async () => numberOf(tables, 'generation'),
    rosterMark: async () => rosterMark(tables),
    factsOf: async (streams) => factsOf(tables, streams),
    retractionsOf: async (facts) => retractionsKept(tables, facts),
    fact: async (source, id) => tables.facts.get(keyOf(source, id)) ?? null,
    facts: async (filter, after, limit) => facts(tables, filter, after, limit),
    factsBeside: () => factsBeside(tables),
    groups: (customers) => groups(tables, customers),
    groupsOf: async (asked) =>
      factsOfRoots(tables, new Set(asked.flatMap((ticket) => tables.tickets.get(ticket)?.root ?? []))),
    ticket: async (id) => {
      const named = tables.tickets.get(id);
      return named === undefined ? null : projectionOf(named);
    },
    tickets: async (filter, after, limit) => tickets(tables, filter, after, limit),
    board: async (filter, after, limit) => board(tables, filter, after, limit),
    boardCounts: async (filter) => boardCounts(tables, filter),
    countedClocks: (agreements, from) => countedClocks(tables, agreements, from),
    unknownCustomers: async () => unknownCustomers(tables),
    behind: async (at) => behind(tables, at),
    nextWakeAt: async () => earliest(wakesIn(tables)),
    dropProjections: async () => dropProjections(state, tables),
    mark: async () => historyOf(state) + mark(tables),
    changesAfter: async (after, limit) => {
      const history = historyOf(state);
      if (!after.startsWith(history)) return null;
      const change = changesAfter(tables, after.slice(history.length), limit);
      return change === null ? null : { ...change, mark: history + change.mark };
    },
    onChange: (listener) => onChange(state, tables, listener),
  };
}

/** Where a demonstration is loaded or taken out, everything is another than it was: what stood before a mark is told apart. */
function historyOf(state: MemoryState): string {
  return `${settingsOf(state).get('demonstrationLoaded') ?? ''}|`;
}

function wakesIn(tables: LiveTables): readonly Instant[] {
  return [...tables.tickets.values()].flatMap(({ projection }) => projection?.ticket.wakeAt ?? []);
}

function behind(tables: LiveTables, at: Instant) {
  const present = numberOf(tables, 'generation');
  const due = wakesIn(tables).filter((wakeAt) => wakeAt <= at);
  const outdated = [...tables.tickets.values()].filter(({ generation }) => generation !== null && generation < present);
  return { generation: outdated.length, due: due.length, oldestDueAt: earliest(due) };
}

function earliest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>((first, one) => (first === null || one < first ? one : first), null);
}
