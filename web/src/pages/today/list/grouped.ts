import type { BoardRow } from '../board/place.ts';
import type { TodaySearch } from '../search.ts';

type By = NonNullable<TodaySearch['group']>;

export interface GroupHead {
  readonly kind: 'group';
  readonly key: string;
  /** The id of what they share; null: they have none. */
  readonly id: string | null;
  readonly label: string | null;
  /** How many of them are shown. */
  readonly count: number;
}

export interface ClockLine {
  readonly kind: 'clock';
  readonly key: string;
}

export type Line = GroupHead | ClockLine;

const ID: Readonly<Record<By, (row: BoardRow) => string | null>> = {
  customer: ({ customer }) => customer,
  service: ({ service }) => service,
  team: ({ team }) => team,
};
const LABEL: Readonly<Record<By, (row: BoardRow) => string | null>> = {
  customer: ({ customerName }) => customerName,
  service: ({ serviceLabel }) => serviceLabel,
  team: ({ team }) => team,
};

/** The lines of the list: rows alone, or in groups, that with the most urgent row first. */
export function linesOf(
  order: readonly string[],
  rows: ReadonlyMap<string, BoardRow>,
  by: By | undefined,
): readonly Line[] {
  if (by === undefined) return order.map((key) => ({ kind: 'clock', key }));
  const groups = new Map<string | null, string[]>();
  for (const key of order) {
    const row = rows.get(key);
    if (row === undefined) continue;
    const id = ID[by](row);
    const group = groups.get(id) ?? [];
    group.push(key);
    groups.set(id, group);
  }
  return [...groups].flatMap(([id, keys]) => {
    const first = rows.get(keys[0] as string) as BoardRow;
    const head: GroupHead = {
      kind: 'group',
      key: `group ${id ?? ''}`,
      id,
      label: LABEL[by](first),
      count: keys.length,
    };
    return [head, ...keys.map((key): ClockLine => ({ kind: 'clock', key }))];
  });
}
