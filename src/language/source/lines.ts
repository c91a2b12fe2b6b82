import type { SourceText } from './located.ts';

/** A place in lines and columns, both from 1; columns count UTF-16 units, as editors do. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** The offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line and column of an offset, by the offsets at which lines begin. */
export function lineAndColumnAt(starts: readonly number[], offset: number): LineAndColumn {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
}

/** The line and column of one offset of a text; beyond its end, those of the end. */
export function lineAndColumn(source: SourceText, offset: number): LineAndColumn {
  return lineAndColumnAt(lineStarts(source.text), Math.max(0, Math.min(offset, source.text.length)));
}
