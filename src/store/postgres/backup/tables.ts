import { sql } from 'kysely';
import type { Sql } from '../database.ts';

/** A table as it is copied: its columns with their types, in their order. */
export interface CopiedTable {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * What a copy leaves out; every other table is copied, so that a new one is not forgotten. Projections are made anew from
 * the facts. What lives for hours (who is signed in, codes sent, what was asked how often) must not come back to life.
 */
const LEFT_OUT = [
  'leeway_migration',
  'ticket',
  'ticket_change',
  'clock',
  'session',
  'one_time',
  'allowance',
  'setup_code',
];

/** The tables that a copy holds, those that others refer to first. */
export async function copiedTables(on: Sql): Promise<readonly CopiedTable[]> {
  const [{ rows: columns }, { rows: references }] = [await columnsOf(on), await referencesOf(on)];
  const tables = new Map<string, { name: string; type: string }[]>();
  for (const { table, name, type } of columns) tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
  const ordered: string[] = [];
  const place = (table: string, above: readonly string[]): void => {
    if (ordered.includes(table) || above.includes(table) || !tables.has(table)) return;
    for (const { from, to } of references) if (from === table) place(to, [...above, table]);
    ordered.push(table);
  };
  for (const table of tables.keys()) place(table, []);
  return ordered.map((table) => ({ table, columns: tables.get(table) ?? [] }));
}

/** Generated columns generate themselves. A partition is read through its table. */
function columnsOf(on: Sql) {
  return sql<{ readonly table: string; readonly name: string; readonly type: string }>`
    select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all (${LEFT_OUT}::name[])
    order by c.relname collate "C", a.attnum`.execute(on);
}

function referencesOf(on: Sql) {
  return sql<{ readonly from: string; readonly to: string }>`
    select f.relname::text as from, t.relname::text as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and f.oid <> t.oid
    order by 1, 2`.execute(on);
}
