import { clip, displayWidth, fill } from './width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Columns that may be cut when the table is wider than the page, down to this width; without it a column is never cut. */
  readonly shrinkTo?: number;
}

/** A cell, with what to do to it after it has been cut and filled (a colour has no width). */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** A table of at most `width` columns where its columns can be cut that far; two spaces between columns, a rule under the titles. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  dim: (text: string) => string,
): string[] {
  const widths = widthsOf(columns, rows, width);
  const titles = columns.map((column) => ({ text: column.title }));
  const line = (cells: readonly Cell[]) =>
    columns
      .map((column, index) => drawCell(cells[index], column, widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((each) => '─'.repeat(each)).join('  ');
  return [dim(line(titles)), dim(rule), ...rows.map(line)];
}

function drawCell(cell: Cell | undefined, column: Column, width: number): string {
  const text = fill(clip(cell?.text ?? '', width), width, column.align ?? 'left');
  return cell?.paint === undefined ? text : cell.paint(text);
}

function widthsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const widths = columns.map((column, index) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[index]?.text ?? '')), displayWidth(column.title)),
  );
  let excess = widths.reduce((sum, each) => sum + each, 0) + 2 * (columns.length - 1) - width;
  while (excess > 0) {
    let widest = -1;
    for (const [index, column] of columns.entries()) {
      const now = widths[index] ?? 0;
      if (column.shrinkTo !== undefined && now > column.shrinkTo && now > (widths[widest] ?? 0)) widest = index;
    }
    if (widest < 0) return widths;
    widths[widest] = (widths[widest] ?? 1) - 1;
    excess -= 1;
  }
  return widths;
}
