import { sql } from 'kysely';
import { Hindered } from '../../../app/ports/index.ts';
import type { Database, Sql } from '../database.ts';
import { MIGRATING, makeNotes } from '../migrate.ts';

// Until a restore is over, the first of the noted steps, with the number 0, says so: what is restored is not whole before
// every ticket was judged anew, and a store that nobody knows to be half there would be served, and believed.

interface Restoring {
  /** The file, as it was named. */
  readonly file: string;
  /** When the copy was taken whose rows are all there; null: they are not there yet. */
  readonly takenAt: string | null;
}

/**
 * Notes that a database is being restored from a file, unless there is something else in it.
 * @returns when the copy was taken whose rows an earlier restore, broken off later, has brought already; null: none has
 * @throws Hindered `notEmpty`
 */
export async function beginRestore(owner: Database, file: string): Promise<string | null> {
  return await owner.transact(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATING})`.execute(tx);
    await makeNotes(tx);
    const before = await restoringIn(tx);
    if (before === null) await refuseFilled(tx);
    if (before?.takenAt) return before.takenAt;
    await sql`delete from leeway_migration where number = 0`.execute(tx);
    await sql`insert into leeway_migration (number, name, hash) values (0, ${file}, '')`.execute(tx);
    return null;
  });
}

/** Notes, with the rows themselves, that all of a copy's are there. */
export async function noteRestored(tx: Sql, takenAt: string): Promise<void> {
  await sql`update leeway_migration set hash = ${takenAt} where number = 0`.execute(tx);
}

/** All is there and judged. */
export async function endRestore(owner: Database): Promise<void> {
  await owner.ask((one) => sql`delete from leeway_migration where number = 0`.execute(one));
}

/** @throws Hindered `notEmpty` where any step was applied */
export async function refuseFilled(on: Sql): Promise<void> {
  const { rows } = await sql`select from leeway_migration where number > 0`.execute(on);
  if (rows.length === 0) return;
  throw new Hindered(
    'notEmpty',
    { fr: 'la base de données n’est pas vide', en: 'the database is not empty' },
    {
      fr: 'Restaurez dans un dossier nouveau (LEEWAY_DATA) ou dans une base vide (DATABASE_URL)\u202f; rien n’a été modifié.',
      en: 'Restore into a new folder (LEEWAY_DATA) or an empty database (DATABASE_URL); nothing was changed.',
    },
  );
}

/** @throws Hindered `restoring` where a restore is under way, or was broken off */
export async function requireWhole(owner: Database): Promise<void> {
  const restoring = await owner.ask(async (one) => {
    const { rows } = await sql<{ readonly there: boolean }>`
      select to_regclass('leeway_migration') is not null as there`.execute(one);
    return rows[0]?.there === true ? await restoringIn(one) : null;
  });
  if (restoring === null) return;
  const { file } = restoring;
  throw new Hindered(
    'restoring',
    {
      fr: `la restauration de ${file} n’est pas terminée\u202f: elle est en cours, ou fut interrompue`,
      en: `the restore of ${file} is not over: it is under way, or was broken off`,
    },
    {
      fr: `Relancez «\u202fleeway restore ${file}\u202f»\u202f: il reprend où il en était. Ou restaurez dans un autre dossier, vide.`,
      en: `Run "leeway restore ${file}" again: it goes on where it stopped. Or restore into another, empty folder.`,
    },
  );
}

/** @throws Hindered `notEmpty`: the rows that are there are those of another copy */
export function requireSameCopy(file: string, { takenAt }: { readonly takenAt: string }, begun: string): void {
  if (takenAt === begun) return;
  throw new Hindered(
    'notEmpty',
    {
      fr: `la base contient déjà les lignes d’une autre sauvegarde, du ${begun}\u202f; ${file} est du ${takenAt}`,
      en: `the database holds the rows of another backup, taken ${begun}, already; ${file} was taken ${takenAt}`,
    },
    {
      fr: 'Reprenez avec celle-là, ou restaurez celle-ci dans un autre dossier, vide (LEEWAY_DATA).',
      en: 'Go on with that one, or restore this one into another, empty folder (LEEWAY_DATA).',
    },
  );
}

async function restoringIn(on: Sql): Promise<Restoring | null> {
  const { rows } = await sql<{ readonly file: string; readonly hash: string }>`
    select name as file, hash from leeway_migration where number = 0`.execute(on);
  const [found] = rows;
  return found === undefined ? null : { file: found.file, takenAt: found.hash === '' ? null : found.hash };
}
