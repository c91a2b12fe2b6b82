import { sql } from 'kysely';
import type { Database } from './database.ts';
import { stepsIn } from './migrate.ts';

/** A database as it stands, without anything being changed. */
export interface DatabaseLook {
  /** `18.4`. */
  readonly version: string;
  /** The role of the program at work. */
  readonly role: string;
  readonly isSuperuser: boolean;
  /** The role owns the tables: what it could be tricked into, it could do. */
  readonly ownsTables: boolean;
  /** The last step that was applied; 0: none. */
  readonly applied: number;
  /** How many steps this program has that were not applied. */
  readonly missing: number;
  /** The last step this program knows. */
  readonly known: number;
  /** By the clock of the database, milliseconds UTC. */
  readonly at: number;
  readonly bytes: number;
  /** When something was last recorded in it, milliseconds UTC; null: nothing was, or its tables may be others. */
  readonly latestAt: number | null;
}

/** @throws Unavailable when it does not answer */
export async function lookAt(owner: Database, app: Database, migrations: string): Promise<DatabaseLook> {
  const steps = await stepsIn(migrations);
  const { rows } = await app.ask((one) =>
    sql<Omit<DatabaseLook, 'applied' | 'missing' | 'known' | 'latestAt'>>`
      select current_setting('server_version') as version, current_user::text as role, r.rolsuper as "isSuperuser",
        exists (select from pg_class c where c.relowner = r.oid and c.relname = 'event') as "ownsTables",
        (extract(epoch from clock_timestamp()) * 1000)::bigint as at, pg_database_size(current_database()) as bytes
      from pg_roles r where r.rolname = current_user`.execute(one),
  );
  const applied = await appliedSteps(owner);
  const [found] = rows;
  if (found === undefined) throw new Error('the database tells nothing of its own role');
  const known = steps.at(-1)?.number ?? 0;
  const last = Math.max(0, ...applied);
  const missing = steps.filter(({ number }) => !applied.includes(number)).length;
  const latestAt = missing === 0 && last === known ? await latestIn(app) : null;
  return { ...found, applied: last, missing, known, latestAt };
}

async function latestIn(app: Database): Promise<number | null> {
  const { rows } = await app.ask((one) =>
    sql<{ readonly at: number | null }>`
      select greatest(
        (select max(recorded_at) from event),
        (select e.at from audit_entry e join audit_head h on h.number = e.number)
      ) as at`.execute(one),
  );
  return rows[0]?.at ?? null;
}

async function appliedSteps(owner: Database): Promise<readonly number[]> {
  return await owner.ask(async (one) => {
    const { rows } = await sql<{ readonly there: boolean }>`
      select to_regclass('leeway_migration') is not null as there`.execute(one);
    if (rows[0]?.there !== true) return [];
    const found = await sql<{ readonly number: number }>`select number from leeway_migration`.execute(one);
    return found.rows.map(({ number }) => number);
  });
}
