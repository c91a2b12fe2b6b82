import type { Schemas } from '../../../api/client.ts';
import { agreementOf } from '../../../app/agreement-of.ts';

/** A clock of the board, and when the server told of it; what it is ordered by is read once. */
export interface BoardRow extends Item, Place {
  readonly key: string;
  readonly asOf: string;
}
type Item = Schemas['BoardItem'];

interface Place {
  /** In milliseconds since 1970. */
  readonly dueMs: number;
  /** In milliseconds since 1970; NaN: nobody knows. */
  readonly openedMs: number;
  readonly ids: readonly Value[];
}

/** A clock as it stands on the board, with what it is ordered by. @param asOf when the server told of it */
export function rowOf(item: Item, asOf: string): BoardRow {
  const openedMs = Date.parse(item.openedAt ?? item.startedAt ?? '');
  return { ...item, key: keyOf(item), asOf, dueMs: dueOf(item), openedMs, ids: idsOf(item) };
}

/** What names a clock, whatever becomes of it. */
export function keyOf(item: Item): string {
  return idsOf(item).join(' ');
}

type Value = string | number;

/** After every instant there is. */
const UNDUE = Number.MAX_SAFE_INTEGER;
/** What is paused has no deadline, unless it was broken before. */
function dueOf({ state, dueAt, breachedAt }: Item): number {
  return dueAt === null || (state === 'paused' && breachedAt === null) ? UNDUE : Date.parse(dueAt);
}
const idsOf = (row: Item): readonly Value[] => [
  row.ticket,
  agreementOf(row.agreement),
  row.measure,
  row.cycle,
  row.target,
];

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] as Value;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** The board's total order: by time left, what is paused last; then by what was opened first; then by what names it. */
export function comparePlaces(a: Place, b: Place): number {
  const byDue = a.dueMs - b.dueMs;
  if (byDue !== 0) return byDue;
  const byOpened = a.openedMs - b.openedMs;
  if (byOpened !== 0 && !Number.isNaN(byOpened)) return byOpened;
  return compareLists(a.ids, b.ids);
}

/** The order in which the server gives pages. */
export function compareOnPages(a: Place, b: Place): number {
  return a.dueMs - b.dueMs || compareLists(a.ids, b.ids);
}
