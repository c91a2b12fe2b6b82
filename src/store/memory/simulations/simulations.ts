import type { SimulationReads, SimulationTx, WholeSimulation } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { dropRow, type MemoryState, putRow, tableSet } from '../state.ts';

interface Row extends WholeSimulation {
  readonly worker: string | null;
}

/** Those that were asked for, by id. */
export const simulationRows = (state: MemoryState) => tableSet(state, 'simulations', () => new Map<string, Row>());

export function simulationReads(state: MemoryState): SimulationReads {
  const rows = simulationRows(state);
  return {
    simulationsOf: async (owner, limit) =>
      [...rows.values()]
        .filter((one) => one.owner === owner)
        .sort((a, b) => b.createdAt - a.createdAt || compareIds(a, b))
        .slice(0, limit)
        .map(({ worker: _worker, result: _result, problem: _problem, ...one }) => one),
    simulation: async (id) => {
      const found = rows.get(id);
      if (found === undefined) return null;
      const { worker: _worker, ...whole } = found;
      return whole;
    },
    waitingSimulations: async (at) => waiting(rows, at).map(({ id }) => id),
  };
}

export function simulationTx(state: MemoryState): SimulationTx {
  const rows = simulationRows(state);
  return {
    addSimulation: async (simulation) =>
      putRow(state, rows, simulation.id, {
        ...simulation,
        ...UNTOUCHED,
        tries: 0,
        endedAt: null,
        result: null,
        problem: null,
      }),
    ...working(state, rows),
    dropSimulation: async (id) => dropRow(state, rows, id),
    dropSimulationsBefore: async (at) => {
      const old = [...rows.values()].filter(({ createdAt }) => createdAt < at);
      for (const { id } of old) dropRow(state, rows, id);
      return old.length;
    },
  };
}

/** Of one that waits. */
const UNTOUCHED = { state: 'queued', worker: null, leasedUntil: null, startedAt: null, progress: null } as const;

type Working = Pick<SimulationTx, 'takeSimulation' | 'renewSimulation' | 'leaveSimulation' | 'endSimulation'>;

function working(state: MemoryState, rows: Map<string, Row>): Working {
  const put = (row: Row) => putRow(state, rows, row.id, row);
  const heldBy = (id: string, worker: string) => {
    const found = rows.get(id);
    return found?.state === 'running' && found.worker === worker ? found : null;
  };
  return {
    takeSimulation: async (worker, at, leasedUntil) => {
      const [next] = waiting(rows, at);
      if (next === undefined) return null;
      const begun = { state: 'running', tries: next.tries + 1, leasedUntil, startedAt: at, progress: null } as const;
      put({ ...next, ...begun, worker });
      const { worker: _worker, result: _result, problem: _problem, ...one } = next;
      return { ...one, ...begun };
    },
    renewSimulation: async (id, worker, leasedUntil, progress) => {
      const held = heldBy(id, worker);
      if (held !== null) put({ ...held, leasedUntil, progress });
      return held !== null;
    },
    leaveSimulation: async (id, worker) => {
      const held = heldBy(id, worker);
      if (held !== null) put({ ...held, ...UNTOUCHED, tries: held.tries - 1 });
    },
    endSimulation: async (id, worker, at, end) => {
      const held = heldBy(id, worker);
      if (held === null) return;
      const came =
        'result' in end
          ? { state: 'done' as const, result: end.result }
          : { state: 'failed' as const, problem: end.problem };
      put({ ...held, ...came, worker: null, leasedUntil: null, endedAt: at, progress: null });
    },
  };
}

function waiting(rows: ReadonlyMap<string, Row>, at: Instant): readonly Row[] {
  return [...rows.values()]
    .filter(({ state, leasedUntil }) => state === 'queued' || (state === 'running' && (leasedUntil ?? 0) <= at))
    .sort((a, b) => a.createdAt - b.createdAt || compareIds(a, b));
}

function compareIds(a: Row, b: Row): number {
  return a.id < b.id ? -1 : 1;
}
