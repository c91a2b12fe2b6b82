import { displayWidth, fill, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** A label and what it says: text to be wrapped, or a line drawn as it is. */
export interface Row {
  readonly label: string;
  readonly text: string;
  readonly drawn?: boolean;
}

const INDENT = 4;

/** The row of a text; none where there is nothing to say. */
export function rowsOf(label: string, text: string | null): readonly Row[] {
  return text === null ? [] : [{ label, text }];
}

/** Labels in a column of their own, each said once; texts wrapped beside them. */
export function laidOut(rows: readonly Row[], session: Session): string[] {
  const { paint, width } = session;
  const indent = ' '.repeat(width - textColumns(session));
  return rows.map(({ label, text, drawn }, place) => {
    const repeated = rows[place - 1]?.label === label;
    const head = ' '.repeat(INDENT) + paint.dim(fill(repeated ? '' : label, labelColumns(session), 'left'));
    const said = drawn === true ? text : wrap(text, textColumns(session)).replaceAll('\n', `\n${indent}`);
    return `${head}  ${said}`;
  });
}

/** Columns left for texts. */
export function textColumns(session: Session): number {
  return session.width - INDENT - labelColumns(session) - 2;
}

function labelColumns({ say }: Session): number {
  return Math.max(...Object.values(say.margin.labels).map(displayWidth));
}
