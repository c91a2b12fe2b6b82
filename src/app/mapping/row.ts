import { EVENT_SHAPES } from '../../core/event/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { readDate, type WallTimes } from './date-format.ts';
import { columnsOf, type MappedField, type MappedValue, type Mapping, type Scalar } from './mapping.ts';
import type { RowProblem } from './problem.ts';

/** One row of the table: the columns the mapping reads, in its order of columns; null where nothing stands. */
export interface TableRow {
  readonly ticket: string;
  readonly line: number;
  /** When the row was written; for one row a ticket, 0. */
  readonly at: Instant;
  /** Which of a ticket's rows of one instant comes first, where the table says (else 0). */
  readonly rank: number;
  readonly cells: readonly (string | null)[];
}

/** Reads rows of one table by a mapping. `fields`: as in the table; a row of which something is wrong gives that. */
export interface RowReader {
  readonly columns: readonly string[];
  read(fields: readonly string[], line: number): TableRow | RowProblem;
  dateOf(text: string): Instant | null;
}

/** @param places where each of the mapping's columns stands in the table */
export function rowReader(mapping: Mapping, places: ReadonlyMap<string, number>, wallTimes: WallTimes): RowReader {
  const columns = columnsOf(mapping);
  const sources = columns.map((column) => places.get(column) ?? -1);
  const known = new Map(columns.map((column, index) => [column, index]));
  const place = (column: string) => known.get(column) ?? -1;
  const values = checkedValues(mapping);
  const dates = datedColumns(mapping);
  const seenDates = new Map<string, Instant | null>();
  const dateOf = (text: string): Instant | null => {
    const seen = seenDates.get(text);
    if (seen !== undefined) return seen;
    // The same texts come again and again: an export repeats a ticket's dates on each of its rows.
    if (seenDates.size > 20_000) seenDates.clear();
    const date = readDate(text, mapping.dates, mapping.timeZone, wallTimes);
    seenDates.set(text, date);
    return date;
  };
  const cellsOf = (fields: readonly string[]): readonly (string | null)[] =>
    sources.map((at) => {
      const text = (fields[at] ?? '').trim();
      return mapping.missing.has(text) ? null : text;
    });
  const problemIn = (cells: readonly (string | null)[]): RowProblem | null => {
    for (const { column, needed } of dates) {
      const problem = dateProblem(mapping, column, needed, cells[place(column)] ?? null, dateOf);
      if (problem !== null) return problem;
    }
    for (const { type, field, column } of values) {
      const text = cells[place(column)] ?? null;
      const problem = text === null ? null : valueProblem(type, field, text);
      if (problem !== null) return problem;
    }
    return statusProblem(mapping, cells[place(mapping.status?.column ?? '')] ?? null);
  };
  const read = (fields: readonly string[], line: number): TableRow | RowProblem => {
    const cells = cellsOf(fields);
    const ticket = cells[place(mapping.ticket.column)] ?? null;
    const problem: RowProblem | null =
      ticket === null ? { kind: 'noValue', column: mapping.ticket.column } : problemIn(cells);
    if (problem !== null) return problem;
    const at = mapping.at === null ? 0 : (dateOf(cells[place(mapping.at)] ?? '') ?? 0);
    const rank = mapping.order === null ? 0 : Number(cells[place(mapping.order)] ?? 0);
    return { ticket: mapping.ticket.prefix + ticket, line, at, rank: Number.isFinite(rank) ? rank : 0, cells };
  };
  return { columns, read, dateOf };
}

/** Columns that must hold dates; the row's own date and the opening must be there. */
function datedColumns(mapping: Mapping): readonly { readonly column: string; readonly needed: boolean }[] {
  const ofEvents = mapping.events.map((event) => ({ column: event.at, needed: event.type === 'ticket.opened' }));
  return mapping.at === null ? ofEvents : [{ column: mapping.at, needed: true }, ...ofEvents];
}

interface CheckedValue {
  readonly type: string;
  readonly field: MappedField;
  readonly column: string;
}

/** Fields whose text may be refused: those with a list of values, and those that are no text. */
function checkedValues(mapping: Mapping): readonly CheckedValue[] {
  return [...mapping.events, ...mapping.changes].flatMap(({ type, data }) =>
    data.flatMap((field) => {
      const { value } = field;
      if (value.kind !== 'column') return [];
      const plain =
        value.values === null &&
        value.otherwise === 'keep' &&
        ['text', 'texts', undefined].includes(kindOf(type, field.name));
      return plain ? [] : [{ type, field, column: value.column }];
    }),
  );
}

/** The kind of a field of an event; undefined: no rule reads it. */
export function kindOf(type: string, field: string): string | undefined {
  return EVENT_SHAPES.get(type)?.fields.get(field)?.kind;
}

function dateProblem(
  mapping: Mapping,
  column: string,
  needed: boolean,
  text: string | null,
  dateOf: (text: string) => Instant | null,
): RowProblem | null {
  if (text === null) return needed ? { kind: 'noValue', column } : null;
  if (dateOf(text) !== null) return null;
  return { kind: 'badDate', column, found: text, formats: mapping.dates.map((format) => format.text) };
}

function statusProblem(mapping: Mapping, text: string | null): RowProblem | null {
  if (mapping.status === null || text === null || mapping.status.values.has(text)) return null;
  return { kind: 'unknownValue', column: mapping.status.column, found: text };
}

function valueProblem(type: string, field: MappedField, text: string): RowProblem | null {
  const { name, value } = field;
  if (value.kind !== 'column') return null;
  const meant = meantBy(value, text);
  if (meant === undefined) return { kind: 'unknownValue', column: value.column, found: text };
  const kind = kindOf(type, name);
  if (meant === null || (kind !== 'flag' && kind !== 'number') || typed(kind, meant) !== null) return null;
  return { kind: 'badValue', column: value.column, found: text, expected: kind };
}

/** What a column's text stands for; null: nothing; undefined: the mapping does not say. */
function meantBy(value: Extract<MappedValue, { kind: 'column' }>, text: string): Scalar | null | undefined {
  const listed = value.values?.get(text);
  if (listed !== undefined) return listed;
  if (value.otherwise === 'leaveOut') return null;
  return value.otherwise === 'keep' ? text : undefined;
}

const YES = new Set(['true', '1', 'yes', 'y', 'oui', 'o', 'vrai']);
const NO = new Set(['false', '0', 'no', 'n', 'non', 'faux']);

/** A value as a field of this kind holds it; null when it can not. */
export function typed(kind: string | undefined, value: Scalar): Scalar | readonly string[] | null {
  const text = String(value);
  if (kind === 'flag') return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : null;
  if (kind === 'number') return Number.isFinite(Number(text.replace(',', '.'))) ? Number(text.replace(',', '.')) : null;
  if (kind === 'texts')
    return text
      .split(/[,;]/)
      .map((item) => item.trim())
      .filter((item) => item !== '');
  return kind === undefined ? value : text;
}

/** The `data` of an event of this type, from a row; fields that hold nothing are left out. */
export function dataOf(
  type: string,
  fields: readonly MappedField[],
  cellOf: (column: string) => string | null,
): { readonly [name: string]: unknown } {
  const data: [string, unknown][] = [];
  for (const { name, value } of fields) {
    const text = value.kind === 'column' ? cellOf(value.column) : null;
    const meant = value.kind === 'constant' ? value.value : text === null ? null : (meantBy(value, text) ?? null);
    if (meant !== null) data.push([name, typed(kindOf(type, name), meant)]);
  }
  return Object.fromEntries(data);
}
