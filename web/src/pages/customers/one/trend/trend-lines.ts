import { agreementOf } from '../../../../app/agreement-of.ts';

interface Row {
  readonly agreement: string;
  readonly target: string;
  readonly level?: string | null;
  readonly title: string;
  readonly required: string | null;
}

/** One promise over the months. */
interface Line {
  readonly key: string;
  readonly title: string;
  /** As the last month has it. */
  readonly required: string | null;
}

const keyOf = ({ agreement, target, level }: Row) => `${agreementOf(agreement)} ${target} ${level ?? ''}`;

/** The promises that stand in any of the months, called as the last month that has them calls them. */
export function linesOf(months: readonly (readonly Row[])[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const rows of months) {
    for (const row of rows) lines.set(keyOf(row), { key: keyOf(row), title: row.title, required: row.required });
  }
  return [...lines.values()];
}

/** The row of a promise in a month. */
export function lineOf<R extends Row>(rows: readonly R[], key: string): R | undefined {
  return rows.findLast((row) => keyOf(row) === key);
}
