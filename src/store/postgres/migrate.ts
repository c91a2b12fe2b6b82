import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Transaction } from 'kysely';
import type { Database, Sql } from './database.ts';
import { APP_ROLE } from './roles.ts';

/** What bringing a database up to date came to. */
export type Migrated =
  | { readonly kind: 'ready'; readonly applied: readonly string[] }
  /** The database knows steps this program does not: it was used by a newer one. */
  | { readonly kind: 'newer'; readonly number: number; readonly known: number }
  /** A step that was applied reads differently now. */
  | { readonly kind: 'changed'; readonly name: string };

export interface Step {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

/** Any number will do, as long as all programs that migrate this database take the same. */
export const MIGRATING = 7_305_114_200;

/**
 * Applies the numbered steps (`0001-facts.sql` …) of a folder that a database lacks, each in one transaction with the note
 * that it was applied: killed at any point, the next start goes on where it stopped. Several programs wait for each other.
 * @param database as the role that owns the schema
 * @param onStep told before each step that is applied: how many are done, of how many
 */
export async function migrate(
  database: Database,
  folder: string,
  onStep: (done: number, of: number) => void = () => {},
): Promise<Migrated> {
  const steps = await stepsIn(folder);
  return await database.ask((all) =>
    all.connection().execute(async (one) => {
      // A step may take longer than any other statement may, and so may waiting for another program's.
      await sql`set statement_timeout = 0`.execute(one);
      await sql`set lock_timeout = 0`.execute(one);
      await sql`select pg_advisory_lock(${MIGRATING})`.execute(one);
      try {
        await makeNotes(one);
        const { rows } = await sql<{
          number: number;
          hash: string;
        }>`select number, hash from leeway_migration order by number`.execute(one);
        const known = steps.at(-1)?.number ?? 0;
        const last = rows.at(-1)?.number ?? 0;
        if (last > known) return { kind: 'newer', number: last, known };
        const applied = new Map(rows.map(({ number, hash }) => [number, hash]));
        const changed = steps.find(({ number, hash }) => (applied.get(number) ?? hash) !== hash);
        if (changed !== undefined) return { kind: 'changed', name: changed.name };
        const missing = steps.filter(({ number }) => !applied.has(number));
        for (const [done, step] of missing.entries()) {
          onStep(done, missing.length);
          await one.transaction().execute((tx) => applyStep(tx, step));
        }
        return { kind: 'ready', applied: missing.map(({ name }) => name) };
      } finally {
        await sql`select pg_advisory_unlock(${MIGRATING})`.execute(one);
        await sql`reset lock_timeout`.execute(one);
        await sql`reset statement_timeout`.execute(one);
      }
    }),
  );
}

/** The table that says which steps were applied. */
export async function makeNotes(on: Sql): Promise<void> {
  await sql`create table if not exists leeway_migration (
    number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now()
  )`.execute(on);
}

/**
 * Applies a step and notes it. Where the role of the program at work was not made (a PostgreSQL of the user's own), what
 * it would be granted goes to the role that owns everything anyway.
 */
export async function applyStep(tx: Transaction<unknown>, { number, name, text, hash }: Step): Promise<void> {
  const { rows } = await sql`select from pg_roles where rolname = ${APP_ROLE}`.execute(tx);
  const ours = rows.length > 0 ? text : text.replaceAll(new RegExp(`\\bto ${APP_ROLE}\\b`, 'g'), 'to current_user');
  await sql.raw(ours).execute(tx);
  await sql`insert into leeway_migration (number, name, hash) values (${number}, ${name}, ${hash})`.execute(tx);
}

/** The numbered steps of a folder, in order. */
export async function stepsIn(folder: string): Promise<readonly Step[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      return {
        number: Number(file.slice(0, 4)),
        name: file.slice(5, -4),
        text,
        hash: createHash('sha256').update(text).digest('hex'),
      };
    }),
  );
}
