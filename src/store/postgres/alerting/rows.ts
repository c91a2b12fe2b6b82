import { type RawBuilder, sql } from 'kysely';
import { all } from '../access/reads.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from '../live/listen.ts';

export type Ask = <T>(work: (on: Sql) => Promise<T>) => Promise<T>;

/** Among what a statement gives: has listeners called after the transaction, once however many rows there are. */
export const TELLING = sql`(select pg_notify(${CHANNEL}, pg_current_xact_id()::text))::text as telling`;

/** How many rows a statement changed. */
export async function changes(on: Sql, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(on);
  return Number(numAffectedRows ?? 0n);
}

const PORTION = 5_000;

/** Runs a statement that takes away rows until none is left, so many at a time: no statement takes long. How many. */
export async function inPortions(on: Sql, taking: (portion: number) => RawBuilder<unknown>): Promise<number> {
  let total = 0;
  for (let taken = PORTION; taken === PORTION; total += taken) taken = await changes(on, taking(PORTION));
  return total;
}

/** How many rows a statement gives. */
export async function count(on: Sql, statement: RawBuilder<unknown>): Promise<number> {
  return (await all(on, statement)).length;
}

/** All of these must hold. */
export function every(conditions: readonly (RawBuilder<unknown> | null)[]): RawBuilder<unknown> {
  return sql.join([sql`true`, ...conditions.filter((one) => one !== null)], sql` and `);
}

/** Is a column one of these texts? Undefined: whatever it is. One alone keeps the order of an index. */
export function isOneOf(
  column: RawBuilder<unknown>,
  wanted: readonly (string | null)[] | undefined,
): RawBuilder<unknown> | null {
  if (wanted === undefined) return null;
  const texts = wanted.filter((one) => one !== null);
  const named = texts.length === 1 ? sql`${column} = ${texts[0]}` : sql`${column} = any(${texts}::text[])`;
  return wanted.includes(null) ? sql`(${named} or ${column} is null)` : named;
}

/** A table whose rows have a revision. */
export interface Revised {
  readonly table: string;
  readonly key: string;
  /** Those that replacing a row replaces; neither the key nor the revision. */
  readonly columns: readonly string[];
  /** What else replacing does, to `t`, with a row of this name given. */
  readonly besides?: (given: string) => RawBuilder<unknown>;
  /** Columns that only adding sets as given. */
  readonly added?: readonly string[];
}

/**
 * Adds a row, or replaces it, under its next revision. False: it has another revision than `ifRevision` (0: there must be
 * none; null: whatever it is).
 */
export async function putRevised(
  on: Sql,
  revised: Revised,
  row: { readonly [column: string]: unknown },
  ifRevision: number | null,
): Promise<boolean> {
  const { table, key, columns, added = [] } = revised;
  const name = sql.table(table);
  const given = sql`json_populate_record(null::${name}, ${JSON.stringify(row)}::json) as g`;
  if (ifRevision !== null && ifRevision !== 0) {
    const statement = sql`update ${name} as t set ${assigned(revised, 'g')} from ${given}
      where t.${sql.ref(key)} = g.${sql.ref(key)} and t.revision = ${ifRevision} returning ${TELLING}`;
    return (await count(on, statement)) === 1;
  }
  const names = [key, ...columns, ...added].map((column) => sql.ref(column));
  const known = ifRevision === 0 ? sql`nothing` : sql`update set ${assigned(revised, 'excluded')}`;
  const statement = sql`insert into ${name} as t (${sql.join(names)}, revision)
    select ${sql.join(names)}, 1 from ${given} on conflict (${sql.ref(key)}) do ${known} returning ${TELLING}`;
  return (await count(on, statement)) === 1;
}

function assigned({ columns, besides }: Revised, given: string): RawBuilder<unknown> {
  const each = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${given}.${column}`)}`);
  return sql.join([...each, sql`revision = t.revision + 1`, ...(besides === undefined ? [] : [besides(given)])]);
}
