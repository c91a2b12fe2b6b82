import type { AgendaReads, AgendaTx } from '../../../app/ports/index.ts';
import { compareLists } from '../live/tables.ts';
import { dropRow, type MemoryState, putRow } from '../state.ts';
import { alertingTables, tellListeners } from './tables.ts';

export function agendaReads(state: MemoryState): AgendaReads {
  const { agenda } = alertingTables(state);
  return {
    nextOnAgenda: async () =>
      [...agenda.values()].reduce<number | null>(
        (first, { dueAt }) => (first === null || dueAt < first ? dueAt : first),
        null,
      ),
    agendaEntry: async (name) => agenda.get(name) ?? null,
  };
}

export function agendaWrites(state: MemoryState): Omit<AgendaTx, keyof AgendaReads> {
  const { agenda } = alertingTables(state);
  return {
    plan: async ({ name, dueAt, note }, how = 'anew') => {
      const before = agenda.get(name);
      const stays = how === 'earlier' ? before !== undefined && before.dueAt <= dueAt : false;
      if (stays || (before?.dueAt === dueAt && before.note === note)) return;
      putRow(state, agenda, name, { name, dueAt, note });
      tellListeners(state);
    },
    unplan: async (names) => {
      for (const name of names) dropRow(state, agenda, name);
    },
    lockAgenda: async (at, limit) =>
      [...agenda.values()]
        .filter(({ dueAt }) => dueAt <= at)
        .sort((a, b) => compareLists([a.dueAt, a.name], [b.dueAt, b.name]))
        .slice(0, limit),
  };
}
