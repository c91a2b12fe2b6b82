import type { DutyReads, DutyTx, Rota } from '../../../app/ports/index.ts';
import { accessTables } from '../access/tables.ts';
import { compareKeys, compareLists } from '../live/tables.ts';
import { dropRow, type MemoryState, putRow } from '../state.ts';
import { alertingTables, revised, tellListeners } from './tables.ts';

export function dutyReads(state: MemoryState): DutyReads {
  const { rotas, reachabilities, endpoints, rules } = alertingTables(state);
  return {
    rotas: async () => [...rotas.values()].sort((a, b) => compareKeys(a.id, b.id)),
    rota: async (id) => rotas.get(id) ?? null,
    reachabilities: async (people) =>
      [...new Set(people)].sort(compareKeys).flatMap((person) => reachabilities.get(person) ?? []),
    endpoints: async () => [...endpoints.values()].sort((a, b) => compareLists([a.title, a.id], [b.title, b.id])),
    endpoint: async (id) => endpoints.get(id) ?? null,
    notificationRules: async () => rules.get('only') ?? null,
  };
}

export function dutyWrites(state: MemoryState): Omit<DutyTx, keyof DutyReads> {
  const { rotas, reachabilities, endpoints, rules } = alertingTables(state);
  const { people } = accessTables(state);
  const put = <K, V extends { readonly revision: number }>(
    table: Map<K, V>,
    key: K,
    row: Omit<V, 'revision'>,
    ifRevision: number | null,
  ): boolean => {
    const next = revised(table.get(key), row, ifRevision);
    if (next === null) return false;
    putRow(state, table, key, next as unknown as V);
    tellListeners(state);
    return true;
  };
  return {
    putRota: async (rota, ifRevision) => put(rotas, rota.id, { ...rota, shifts: sorted(rota.shifts) }, ifRevision),
    removeRota: async (id) => dropRow(state, rotas, id),
    putReachability: async ({ person, phone, via }) => {
      const isKnown = people.get(person)?.erasedAt === null;
      if (!isKnown || (phone === null && via.length === 0)) dropRow(state, reachabilities, person);
      else putRow(state, reachabilities, person, { person, phone, via: [...via] });
    },
    putEndpoint: async (endpoint, ifRevision) => put(endpoints, endpoint.id, endpoint, ifRevision),
    removeEndpoint: async (id) => dropRow(state, endpoints, id),
    putNotificationRules: async (given, ifRevision) => put(rules, 'only', given, ifRevision),
  };
}

function sorted(shifts: Rota['shifts']): Rota['shifts'] {
  return shifts.toSorted((a, b) => compareLists([a.from, a.rank, a.person, a.to], [b.from, b.rank, b.person, b.to]));
}
