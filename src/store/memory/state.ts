/**
 * What a memory store holds. Each part of the store keeps its own tables in it (`tableSet`). Before every change within a
 * transaction a part pushes how to take it back onto `undo`; a transaction that throws runs those, last first.
 */
export interface MemoryState {
  readonly undo: (() => void)[];
  readonly parts: Map<string, unknown>;
  /** Called after each transaction that was kept, in their order. */
  readonly afterCommit: Set<() => void>;
}

export function newMemoryState(): MemoryState {
  return { undo: [], parts: new Map(), afterCommit: new Set() };
}

/** The tables of one part (`register`, `access` …), made when first asked for. */
export function tableSet<T>(state: MemoryState, part: string, make: () => T): T {
  if (!state.parts.has(part)) state.parts.set(part, make());
  return state.parts.get(part) as T;
}

/** Sets a row, to be taken back when the transaction throws. */
export function putRow<K, V>(state: MemoryState, table: Map<K, V>, key: K, row: V): void {
  takeBack(state, table, key);
  table.set(key, row);
}

/** Takes a row away, to be put back when the transaction throws; true: there was one. */
export function dropRow<K, V>(state: MemoryState, table: Map<K, V>, key: K): boolean {
  takeBack(state, table, key);
  return table.delete(key);
}

/** Adds a row at the end of a list, to be taken back when the transaction throws. */
export function addRow<V>(state: MemoryState, table: V[], row: V): void {
  const { length } = table;
  state.undo.push(() => {
    table.length = length;
  });
  table.push(row);
}

function takeBack<K, V>(state: MemoryState, table: Map<K, V>, key: K): void {
  const had = table.has(key);
  const before = table.get(key) as V;
  state.undo.push(() => {
    if (had) table.set(key, before);
    else table.delete(key);
  });
}
