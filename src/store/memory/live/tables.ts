import type { Fact, Projection, RosterMark, Stream } from '../../../app/ports/index.ts';
import { dropRow, type MemoryState, putRow, tableSet } from '../state.ts';

/** A ticket that somebody named. */
export interface Named {
  readonly ticket: string;
  readonly root: string;
  readonly projection: Projection | null;
  /** Under which agreements it was judged; null: it never was; -1: what was projected was dropped. */
  readonly generation: number | null;
  /** The number of the transaction that changed it, or one of its clocks, last. */
  readonly changed: number;
}

export interface LiveTables {
  /** By source and id. */
  readonly facts: Map<string, Fact>;
  readonly streams: Map<Stream, readonly Fact[]>;
  /** By what they take back. */
  readonly retractions: Map<string, readonly Fact[]>;
  /** What facts said from which something was taken since, as a hash; by source and id. */
  readonly contents: Map<string, string>;
  readonly tickets: Map<string, Named>;
  /** The tickets tied under a root. */
  readonly groups: Map<string, readonly string[]>;
  /**
   * `generation`; `names`: of which state customers' names are; `kept`: how many transactions that changed something were
   * kept; `changing`: the one under way does.
   */
  readonly numbers: Map<'generation' | 'names' | 'kept' | 'changing', number>;
}

export function liveTables(state: MemoryState): LiveTables {
  return tableSet(state, 'live', () => {
    const tables: LiveTables = {
      facts: new Map(),
      streams: new Map(),
      retractions: new Map(),
      contents: new Map(),
      tickets: new Map(),
      groups: new Map(),
      numbers: new Map([['generation', 1]]),
    };
    state.afterCommit.add(() => {
      if (!tables.numbers.has('changing')) return;
      tables.numbers.delete('changing');
      tables.numbers.set('kept', numberOf(tables, 'kept') + 1);
    });
    return tables;
  });
}

export function numberOf(tables: LiveTables, name: 'generation' | 'names' | 'kept'): number {
  return tables.numbers.get(name) ?? 0;
}

export function rosterMark(tables: LiveTables): RosterMark {
  return { generation: numberOf(tables, 'generation'), names: String(numberOf(tables, 'names')) };
}

/** Never twice the same, not even where what was changed is not kept. */
let nameStates = 0;

/** Says that customers are known by other names, or other agreements are in force. */
export function namesChanged(state: MemoryState): void {
  nameStates += 1;
  putRow(state, liveTables(state).numbers, 'names', nameStates);
}

/** Says that the transaction under way changes facts or projections; gives its number. */
export function changing(state: MemoryState, tables: LiveTables): number {
  if (!tables.numbers.has('changing')) putRow(state, tables.numbers, 'changing', 1);
  return numberOf(tables, 'kept') + 1;
}

/** Keeps what is known of a ticket, and of which group it is. */
export function putNamed(state: MemoryState, tables: LiveTables, named: Named): void {
  const before = tables.tickets.get(named.ticket);
  putRow(state, tables.tickets, named.ticket, named);
  if (before?.root === named.root) return;
  if (before !== undefined) {
    const rest = (tables.groups.get(before.root) ?? []).filter((ticket) => ticket !== named.ticket);
    if (rest.length === 0) dropRow(state, tables.groups, before.root);
    else putRow(state, tables.groups, before.root, rest);
  }
  const group = [...(tables.groups.get(named.root) ?? []), named.ticket].sort(compareKeys);
  putRow(state, tables.groups, named.root, group);
}

/** One text for the parts of a key. */
export function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

/** Texts in the order of their UTF-8, as `collate "C"` has it: by code points, not by the halves of wide characters. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one !== other) return weightOf(one) - weightOf(other);
  }
  return a.length - b.length;
}

/** Halves of wide characters come after all others. */
function weightOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** By the first key in which two differ. */
export function compareLists(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at], b[at]];
    const order =
      typeof one === 'string' && typeof other === 'string' ? compareKeys(one, other) : Number(one) - Number(other);
    if (order !== 0) return order;
  }
  return 0;
}
