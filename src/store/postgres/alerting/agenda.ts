import { sql, type Transaction } from 'kysely';
import type { AgendaEntry, AgendaReads, AgendaTx } from '../../../app/ports/index.ts';
import { all, first } from '../access/reads.ts';
import { type Ask, changes, TELLING } from './rows.ts';

const ENTRY = sql`name, due_at as "dueAt", note`;

export function agendaReads(ask: Ask): AgendaReads {
  return {
    nextOnAgenda: async () => {
      const next = sql`select min(due_at) as at from agenda`;
      return (await ask((on) => first<{ readonly at: number | null }>(on, next)))?.at ?? null;
    },
    agendaEntry: (name) => ask((on) => first<AgendaEntry>(on, sql`select ${ENTRY} from agenda where name = ${name}`)),
  };
}

export function agendaWrites(tx: Transaction<unknown>): Omit<AgendaTx, keyof AgendaReads> {
  return {
    plan: async ({ name, dueAt, note }, how = 'anew') => {
      const replaces =
        how === 'earlier'
          ? sql`excluded.due_at < a.due_at`
          : sql`(excluded.due_at, excluded.note) is distinct from (a.due_at, a.note)`;
      await sql`insert into agenda as a (name, due_at, note) values (${name}, ${dueAt}, ${note})
        on conflict (name) do update set due_at = excluded.due_at, note = excluded.note where ${replaces}
        returning ${TELLING}`.execute(tx);
    },
    unplan: async (names) => {
      await changes(
        tx,
        sql`with mine as (
            select name from agenda where name = any(${[...names]}::text[]) order by name for update
          )
          delete from agenda a using mine where a.name = mine.name`,
      );
    },
    lockAgenda: (at, limit) =>
      all<AgendaEntry>(
        tx,
        sql`select ${ENTRY} from agenda where due_at <= ${at} order by agenda.due_at, agenda.name limit ${limit}
          for update skip locked`,
      ),
  };
}
