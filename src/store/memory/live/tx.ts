import type { LiveTx } from '../../../app/ports/index.ts';
import type { MemoryState } from '../state.ts';
import { append, factsOf, streamsOf } from './facts.ts';
import { lockDue, lockGroups, newGeneration, project, wakeCustomer } from './groups.ts';
import { liveTables, numberOf, rosterMark } from './tables.ts';

/** Facts and projections, within a transaction. */
export function liveTx(state: MemoryState): LiveTx {
  const tables = liveTables(state);
  return {
    // Transactions come one after another anyway.
    lockWriting: async () => {},
    append: async (facts) => append(state, tables, facts),
    lockGroups: async (tickets, ties) => lockGroups(state, tables, tickets, ties),
    streamsOf: async (facts) => streamsOf(tables, facts),
    factsOf: async (streams) => factsOf(tables, streams),
    project: async (projections) => project(state, tables, projections),
    wakeCustomer: async (customer) => wakeCustomer(state, tables, customer),
    lockDue: async (at, limit) => lockDue(tables, at, limit),
    generation: async () => numberOf(tables, 'generation'),
    rosterMark: async () => rosterMark(tables),
    newGeneration: async () => newGeneration(state, tables),
  };
}
