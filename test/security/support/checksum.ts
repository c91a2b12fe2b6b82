import type { World } from './world.ts';

/** One text for all that is in the database: the same as long as nothing is written. */
export async function checksum({ sql }: Pick<World, 'sql'>): Promise<string> {
  const sums: string[] = [];
  for (const table of await tables({ sql })) {
    const [row] = await sql(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t`,
    );
    sums.push(`${table} ${row?.['sum']}`);
  }
  return sums.join('\n');
}

/** Every row of every table, as text. */
export async function everyRow({ sql }: Pick<World, 'sql'>): Promise<string> {
  const rows: string[] = [];
  for (const table of await tables({ sql })) {
    for (const { row } of await sql(`select t::text as row from ${table} t`)) rows.push(`${table} ${row}`);
  }
  return rows.join('\n');
}

/** Names of this database's own tables, ready to stand in a query. */
async function tables({ sql }: Pick<World, 'sql'>): Promise<readonly string[]> {
  const rows = await sql(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return rows.map(({ name }) => String(name));
}
