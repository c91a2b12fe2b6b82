import type { TableOptions } from '../ports/index.ts';
import type { DateFormat } from './date-format.ts';

export type Scalar = string | number | boolean;

/** Where a field of an event comes from. */
export type MappedValue =
  | { readonly kind: 'constant'; readonly value: Scalar }
  | {
      readonly kind: 'column';
      readonly column: string;
      /** What each value of the column stands for (null: nothing); null: itself. */
      readonly values: ReadonlyMap<string, Scalar | null> | null;
      /** What becomes of a value that `values` does not list. */
      readonly otherwise: 'refuse' | 'keep' | 'leaveOut';
    };

export interface MappedField {
  readonly name: string;
  readonly value: MappedValue;
}

/** An event whose instant a column of its own gives (`opened_at`). */
export interface DatedEvent {
  readonly type: string;
  readonly at: string;
  /** Which of a ticket's rows is asked, when it has several. */
  readonly from: 'first' | 'last';
  readonly data: readonly MappedField[];
}

export const STATES = ['open', 'paused', 'resolved', 'closed', 'cancelled', 'same'] as const;
/** `same`: this value says nothing of the ticket; it stays as it was. */
export type State = (typeof STATES)[number];

export interface StatusMeaning {
  readonly state: State;
  /** Of a pause. */
  readonly reason: string | null;
  /** A type of event that entering this status also is (`ticket.workStarted`), or null. */
  readonly event: string | null;
}

/** An event that happens when a column's value becomes another between two rows of one ticket. */
export interface ChangeEvent {
  readonly column: string;
  readonly type: string;
  readonly data: readonly MappedField[];
}

/** How an exported table is read as events. */
export interface Mapping {
  readonly source: string;
  readonly table: TableOptions;
  /** Texts that stand for "nothing here"; the empty one always does. */
  readonly missing: ReadonlySet<string>;
  readonly timeZone: string;
  readonly dates: readonly DateFormat[];
  /** `updates`: a row for every update of a ticket. `tickets`: one row a ticket, with a column for each date. */
  readonly rows: 'updates' | 'tickets';
  readonly ticket: { readonly column: string; readonly prefix: string };
  /** The column that dates a row; null where `rows` is `tickets`. */
  readonly at: string | null;
  /** The column that numbers a ticket's updates, for rows of one instant; null: their lines decide. */
  readonly order: string | null;
  readonly events: readonly DatedEvent[];
  readonly status: { readonly column: string; readonly values: ReadonlyMap<string, StatusMeaning> } | null;
  readonly changes: readonly ChangeEvent[];
}

/** Every column a mapping reads, each once. */
export function columnsOf(mapping: Mapping): readonly string[] {
  const ofFields = (fields: readonly MappedField[]) =>
    fields.flatMap(({ value }) => (value.kind === 'column' ? [value.column] : []));
  return [
    ...new Set([
      mapping.ticket.column,
      ...(mapping.at === null ? [] : [mapping.at]),
      ...(mapping.order === null ? [] : [mapping.order]),
      ...mapping.events.flatMap((event) => [event.at, ...ofFields(event.data)]),
      ...(mapping.status === null ? [] : [mapping.status.column]),
      ...mapping.changes.flatMap((change) => [change.column, ...ofFields(change.data)]),
    ]),
  ];
}
