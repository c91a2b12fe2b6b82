import { sql } from 'kysely';
import type { RosterMark } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from './listen.ts';

export async function generation(on: Sql): Promise<number> {
  const { rows } = await sql<{ generation: number }>`
    /* kept: generation */ select generation from agreement_set`.execute(on);
  return rows[0]?.generation ?? 0;
}

/** What was written but not kept has a mark of its own: by the transaction that wrote it. */
export async function rosterMark(on: Sql): Promise<RosterMark> {
  const { rows } = await sql<RosterMark>`
    /* kept: roster-mark */ select generation, names || '.' || xmin as names from agreement_set`.execute(on);
  return rows[0] ?? { generation: 0, names: '' };
}

export async function newGeneration(on: Sql): Promise<number> {
  const { rows } = await sql<{ generation: number }>`
    update agreement_set set generation = generation + 1
    returning generation, pg_notify(${CHANNEL}, pg_current_xact_id()::text)`.execute(on);
  return rows[0]?.generation ?? 0;
}

/**
 * Tickets of a customer count as judged under no agreements: they come after what is due by the hour. All tickets: the
 * next generation says so of them without touching any.
 */
export async function wakeCustomer(on: Sql, customer: string | null): Promise<void> {
  if (customer === null) {
    await newGeneration(on);
    return;
  }
  await sql`
    with held as materialized (
      select ticket from ticket where (customer = ${customer} or called_as = ${customer}) and generation > 0
      order by ticket for update
    ),
    woken as (update ticket t set generation = 0 from held h where t.ticket = h.ticket returning t.ticket)
    select pg_notify(${CHANNEL}, pg_current_xact_id()::text) from woken limit 1`.execute(on);
}

/** Tickets stay known, with those they are tied to; those with facts are due to be judged. */
export async function dropProjections(on: Sql): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(on);
  await sql`lock table ticket, clock in exclusive mode`.execute(on);
  await sql`delete from clock`.execute(on);
  await sql`
    insert into ticket (ticket, root)
    select distinct substr(stream, 8), substr(stream, 8) from event where stream >= 'ticket:' and stream < 'ticket;'
    on conflict do nothing`.execute(on);
  await sql`
    update ticket t set
      customer = null, called_as = null, source = null, opened_at = null, ended_at = null, priority = null,
      service = null, type = null, team = null, site = null, assignee = null, no_commitment = null, notices = '[]',
      restatements = '[]', last_event_at = null, wake_at = null, changed_xid = pg_current_xact_id(),
      generation = case
        when t.generation is not null or exists (select from event e where e.stream = 'ticket:' || t.ticket) then -1
      end`.execute(on);
  await sql`delete from ticket_change`.execute(on);
  await sql`insert into ticket_change (xid, ticket) select changed_xid, ticket from ticket`.execute(on);
  await sql`select pg_notify(${CHANNEL}, pg_current_xact_id()::text)`.execute(on);
}
