import { sql, type Transaction } from 'kysely';
import type { CopyTold } from '../../../app/ports/index.ts';
import type { Database } from '../database.ts';
import { applyStep, MIGRATING, makeNotes, stepsIn } from '../migrate.ts';
import { damaged, type Header } from './format.ts';
import { noteRestored, refuseFilled } from './half-restored.ts';
import { newerCopy, readCopy } from './read-copy.ts';
import { type CopiedTable, copiedTables } from './tables.ts';

const ROWS_AT_ONCE = 1000;

/**
 * Fills an empty database from a copy, in one transaction: killed at any point, the database is as empty as before. The
 * tables are first made as they were when the copy was written; the steps that came later are for `migrate`, which then
 * treats what the copy brought as it treats any database of that age. So a copy can be restored by every later version.
 * @param owner as the role that owns the schema
 * @param keepSecret called before anything is kept for good; what it throws undoes it
 * @throws Hindered `notEmpty`, `version` when a newer program wrote the copy, `copy` when it is damaged
 */
export async function restoreBackup(
  owner: Database,
  file: string,
  migrations: string,
  keepSecret: (secret: string) => void,
): Promise<CopyTold> {
  return await owner.ask((all) =>
    all.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${MIGRATING})`.execute(tx);
      await sql`set local statement_timeout = 0`.execute(tx);
      await makeNotes(tx);
      await refuseFilled(tx);
      let into: ReadonlyMap<string, CopiedTable> = new Map();
      let header: Header | null = null;
      const told = await readCopy(file, {
        header: async (found) => {
          header = found;
          await makeTables(tx, found, file, migrations);
          into = await tablesFor(tx, found, file);
        },
        rows: async (table, text) => {
          const lines = text.toString('utf8').split('\n').slice(0, -1);
          const columns = header?.tables.find((one) => one.table === table)?.columns ?? [];
          const known = into.get(table)?.columns ?? [];
          const types = columns.map(({ name }) => known.find((one) => one.name === name)?.type ?? '');
          for (let at = 0; at < lines.length; at += ROWS_AT_ONCE) {
            const names = columns.map(({ name }) => name);
            await insertRows(tx, table, names, types, lines.slice(at, at + ROWS_AT_ONCE), file);
          }
        },
        tableEnd: (table) => advanceSequences(tx, table),
      });
      const secret = (header as Header | null)?.secret ?? null;
      await noteRestored(tx, told.takenAt);
      if (secret !== null) keepSecret(secret);
      return told;
    }),
  );
}

async function makeTables(tx: Transaction<unknown>, header: Header, file: string, migrations: string): Promise<void> {
  const steps = await stepsIn(migrations);
  const known = steps.at(-1)?.number ?? 0;
  const { migration, program } = header;
  if (migration > known) throw newerCopy(file, `migration ${migration}`, `migration ${known}`, program);
  for (const step of steps) if (step.number <= migration) await applyStep(tx, step);
}

/** The tables as they now are; those that a migration put something into are emptied, for the copy brings it. */
async function tablesFor(
  tx: Transaction<unknown>,
  header: Header,
  file: string,
): Promise<ReadonlyMap<string, CopiedTable>> {
  const known = await copiedTables(tx);
  for (const { table, columns } of header.tables) {
    const ours = known.find((one) => one.table === table);
    const strange = columns.find(({ name }) => !ours?.columns.some((one) => one.name === name));
    if (ours === undefined || strange !== undefined) {
      const named = strange === undefined ? table : `${table}.${strange.name}`;
      throw damaged(file, { fr: `elle parle de ${named}, inconnu`, en: `it tells of ${named}, which is not known` });
    }
  }
  for (const { table } of [...known].reverse()) await sql`delete from ${sql.table(table)}`.execute(tx);
  return new Map(known.map((one) => [one.table, one]));
}

async function insertRows(
  tx: Transaction<unknown>,
  table: string,
  names: readonly string[],
  types: readonly string[],
  lines: readonly string[],
  file: string,
): Promise<void> {
  const rows = lines.map((line) => valuesIn(line, names.length, table, file));
  const into = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(names.map((_, index) => sql`${rows.map((row) => row[index] ?? null)}::text[]`));
  const aliases = sql.join(names.map((_, index) => sql.ref(`c${index}`)));
  // The types are the database's own words for its columns, not the file's.
  const cast = sql.join(types.map((type, index) => sql`${sql.ref(`c${index}`)}::${sql.raw(type)}`));
  try {
    await sql`insert into ${sql.table(table)} (${into}) overriding system value
      select ${cast} from unnest(${values}) as copied (${aliases})`.execute(tx);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string' || !/^2[23]/.test(code)) throw error;
    throw damaged(file, { fr: `dans la table ${table}`, en: `in the table ${table}` }, error);
  }
}

function valuesIn(line: string, count: number, table: string, file: string): readonly (string | null)[] {
  const wrong = (cause?: unknown) =>
    damaged(file, { fr: `dans la table ${table}`, en: `in the table ${table}` }, cause);
  let values: unknown;
  try {
    values = JSON.parse(line);
  } catch (error) {
    throw wrong(error);
  }
  const isRow =
    Array.isArray(values) &&
    values.length === count &&
    values.every((value) => value === null || typeof value === 'string');
  if (!isRow) throw wrong();
  return values as readonly (string | null)[];
}

/** Numbers that the database gives out go on after those that the copy brought. */
async function advanceSequences(tx: Transaction<unknown>, table: string): Promise<void> {
  const { rows } = await sql<{ readonly name: string; readonly sequence: string }>`
    select a.attname::text as name, pg_get_serial_sequence(quote_ident(${table}), a.attname) as sequence
    from pg_attribute a
    where a.attrelid = quote_ident(${table})::regclass and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(quote_ident(${table}), a.attname) is not null`.execute(tx);
  for (const { name, sequence } of rows) {
    await sql`select setval(${sequence}::regclass, max(${sql.ref(name)})) from ${sql.table(table)}
      having max(${sql.ref(name)}) is not null`.execute(tx);
  }
}
