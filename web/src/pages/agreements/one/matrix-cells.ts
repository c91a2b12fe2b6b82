import type { Reading } from './reading.ts';

type Matrix = Reading['matrix'];
export type Cell = Matrix['cells'][number];

interface Placed {
  readonly cell: Cell;
  readonly priority: string;
  /** The first of its promise: what an address names. */
  readonly isFirst: boolean;
}

interface MatrixOfPlan {
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
  readonly cells: readonly Placed[];
}

/**
 * The cells that hold for a plan: its own, and where it has none those of all plans.
 * @param level null: what holds for all
 * @param all the row of an agreement without priorities
 */
export function matrixFor({ priorities, cells }: Matrix, level: string | null, all: string): MatrixOfPlan {
  const isSame = (a: Cell, b: Cell) =>
    a.priority === b.priority && a.measure === b.measure && a.only.join('\n') === b.only.join('\n');
  const own = level === null ? [] : cells.filter((cell) => cell.level === level);
  const held = cells.filter(
    (cell) => cell.level === level || (cell.level === null && !own.some((one) => isSame(one, cell))),
  );
  const seen = new Set<string>();
  return {
    priorities:
      priorities.length === 0 ? [{ id: '', name: all }] : priorities.map(({ id, title }) => ({ id, name: title })),
    cells: held.map((cell) => {
      const isFirst = !seen.has(cell.target);
      seen.add(cell.target);
      return { cell, priority: cell.priority ?? '', isFirst };
    }),
  };
}
