import type { Schemas } from '../../../api/client.ts';
import { agreementOf } from '../../../app/agreement-of.ts';

/** A clock of the board, and when the server told of it. */
export type BoardRow = Schemas['BoardItem'] & { readonly key: string; readonly asOf: string };

/** What names a clock, whatever becomes of it. */
export function keyOf({ ticket, agreement, measure, cycle, target }: Schemas['BoardItem']): string {
  return [ticket, agreementOf(agreement), measure, cycle, target].join(' ');
}

type Value = string | number;

/** After every instant there is. */
const UNDUE = Number.MAX_SAFE_INTEGER;
/** What is paused has no deadline, unless it was broken before. */
function dueOf({ state, dueAt, breachedAt }: Schemas['BoardItem']): number {
  return dueAt === null || (state === 'paused' && breachedAt === null) ? UNDUE : Date.parse(dueAt);
}
const idsOf = (row: Schemas['BoardItem']): readonly Value[] => [
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
export function comparePlaces(a: Schemas['BoardItem'], b: Schemas['BoardItem']): number {
  const byDue = dueOf(a) - dueOf(b);
  if (byDue !== 0) return byDue;
  const byOpened = Date.parse(a.openedAt ?? a.startedAt ?? '') - Date.parse(b.openedAt ?? b.startedAt ?? '');
  if (byOpened !== 0 && !Number.isNaN(byOpened)) return byOpened;
  return compareLists(idsOf(a), idsOf(b));
}

/** The order in which the server gives pages. */
export function compareOnPages(a: Schemas['BoardItem'], b: Schemas['BoardItem']): number {
  return dueOf(a) - dueOf(b) || compareLists(idsOf(a), idsOf(b));
}
