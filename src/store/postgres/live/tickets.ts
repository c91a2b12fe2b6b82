import { sql } from 'kysely';
import type { LiveReads, Projection, TicketFilter } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Sql } from '../database.ts';
import type { Columns } from './records.ts';
import { clockOf, ticketOf } from './rows.ts';

interface TicketWithClocks {
  readonly ticket: Columns;
  readonly clocks: readonly Columns[] | null;
}

const CLOCKS = sql`(
  select json_agg(k order by k.measure, k.cycle, k.agreement, k.version, k.target) from clock k where k.ticket = t.ticket
)`;

function projectionOf({ ticket, clocks }: TicketWithClocks): Projection {
  return { ticket: ticketOf(ticket), clocks: (clocks ?? []).map(clockOf) };
}

/** Null also for a ticket that was only named, and for one whose projection was dropped and not made anew yet. */
export async function ticket(on: Sql, id: string): Promise<Projection | null> {
  const { rows } = await sql<TicketWithClocks>`
    select to_json(t) as ticket, ${CLOCKS} as clocks from ticket t where t.ticket = ${id} and t.generation >= 0`.execute(
    on,
  );
  return rows[0] === undefined ? null : projectionOf(rows[0]);
}

/** After every key of an opening there is. */
const UNOPENED = 8_640_000_000_000_001;

export async function tickets(
  on: Sql,
  ...[filter, after, limit]: Parameters<LiveReads['tickets']>
): Promise<readonly Projection[]> {
  const wanted = conditionsOf(filter);
  if (after !== null) {
    const key = after.openedAt === null ? UNOPENED : -after.openedAt;
    wanted.push(sql`(t.opened_key, t.ticket) > (${key}::bigint, ${after.ticket})`);
  }
  const { rows } = await sql<TicketWithClocks>`
    with page as (
      select * from ticket t where ${sql.join(wanted, sql` and `)} order by t.opened_key, t.ticket limit ${limit}
    )
    select to_json(t) as ticket, ${CLOCKS} as clocks from page t order by t.opened_key, t.ticket`.execute(on);
  return rows.map(projectionOf);
}

function conditionsOf(filter: TicketFilter) {
  const wanted = [sql`t.generation >= 0`];
  if (filter.customer !== undefined) wanted.push(sql`t.customer = any (${filter.customer}::text[])`);
  if (filter.service !== undefined) wanted.push(sql`t.service = any (${filter.service}::text[])`);
  if (filter.noCommitment !== undefined) wanted.push(sql`t.no_commitment = any (${filter.noCommitment}::text[])`);
  if (filter.happened === true) wanted.push(sql`t.last_event_at is not null`);
  if (filter.open === true) wanted.push(sql`t.ended_at is null`);
  if (filter.open === false) wanted.push(sql`t.ended_at is not null`);
  // By the key that they are ordered by.
  if (filter.openedFrom !== undefined) wanted.push(sql`t.opened_key <= ${-filter.openedFrom}::bigint`);
  if (filter.openedTo !== undefined)
    wanted.push(sql`t.opened_key > ${-filter.openedTo}::bigint and t.opened_at is not null`);
  return wanted;
}

export async function unknownCustomers(on: Sql) {
  const { rows } = await sql<{ source: string; name: string; tickets: number }>`
    select coalesce(source, '') as source, called_as as name, count(*) as tickets from ticket
    where called_as is not null and customer is null and generation >= 0
    group by 1, 2 order by 1, 2`.execute(on);
  return rows;
}

export async function behind(on: Sql, at: Instant) {
  const { rows } = await sql<{ generation: number; due: number; oldest: number | null }>`
    select
      (select count(*) from ticket where generation < (select generation from agreement_set)) as generation,
      count(*) as due, min(wake_at) as oldest
    from ticket where wake_at <= ${at}::bigint`.execute(on);
  const { generation, due, oldest } = rows[0] as { generation: number; due: number; oldest: number | null };
  return { generation, due, oldestDueAt: oldest };
}

export async function nextWakeAt(on: Sql): Promise<Instant | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(wake_at) as at from ticket where wake_at is not null`.execute(on);
  return rows[0]?.at ?? null;
}
