import { displayWidth, fill, wrap } from '../print/width.ts';

/** A cell that may take several lines, with what to do to each of them. */
export interface WrappedCell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

const GAP = '  ';

/** One row of a table whose cells are broken into lines at their columns' widths rather than cut. */
export function wrappedRow(cells: readonly WrappedCell[], widths: readonly number[], indent: string): string[] {
  const columns = cells.map((cell, index) => linesOf(cell.text, widths[index] ?? 1));
  const height = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const drawn = cells.map((cell, index) => {
      const text = fill(columns[index]?.[line] ?? '', widths[index] ?? 1, 'left');
      return cell.paint === undefined ? text : cell.paint(text);
    });
    return (indent + drawn.join(GAP)).trimEnd();
  });
}

/** Broken at spaces, and within a word only where it is wider than its column. */
function linesOf(text: string, width: number): readonly string[] {
  return wrap(text, width)
    .split('\n')
    .flatMap((line) => brokenOf(line, width));
}

function brokenOf(line: string, width: number): readonly string[] {
  if (displayWidth(line) <= width) return [line];
  const pieces: string[] = [];
  let piece = '';
  for (const character of line) {
    if (piece !== '' && displayWidth(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
