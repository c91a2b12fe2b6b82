import { type RawBuilder, sql } from 'kysely';
import type { CountedSpan, CountedSum, MovingClock, OpenClocks } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Sql } from '../database.ts';

/** Counted along the index that leads by customer and kind (`state|verdict|…`). */
export async function openClocks(on: Sql, customers: readonly string[] | null): Promise<readonly OpenClocks[]> {
  const wanted =
    customers === null
      ? sql`left(facets[1], 1) = 'c'`
      : sql`facets[1] = any (${customers.map((id) => `c${id}`)}::text[])`;
  const { rows } = await sql<OpenClocks>`
    select substr(customer, 2) as customer, split_part(kind, '|', 1) as state, split_part(kind, '|', 2) as verdict,
      sum(clocks)::bigint as clocks
    from (
      select facets[1] as customer, kind, count(*) as clocks from clock
      where board_at is not null and ${wanted} group by 1, 2
    ) as counted
    group by 1, 2, 3 order by 1, 2, 3`.execute(on);
  return rows;
}

/** Each agreement's clocks are read once, over all the time that is asked of it, and then told apart. */
export async function countedSums(
  on: Sql,
  spans: readonly CountedSpan[],
  customers: readonly string[] | null,
  at: Instant,
): Promise<readonly CountedSum[]> {
  if (spans.length === 0) return [];
  const column = <K extends keyof CountedSpan>(name: K) => spans.map((one) => one[name]);
  const { rows } = await sql<CountedSum>`
    with asked as materialized (
      select * from unnest(
        ${column('agreement')}::text[], ${column('version')}::integer[], ${column('target')}::text[],
        ${column('level')}::text[], ${column('from')}::bigint[], ${column('to')}::bigint[], ${column('timed')}::boolean[]
      ) with ordinality as a (agreement, version, target, level, from_at, to_at, timed, place)
    ),
    stretch as materialized (
      select agreement, min(from_at) as from_at, max(to_at) as to_at from asked group by agreement
    )
    select (a.place - 1)::integer as span, t.customer, k.verdict, count(*) as clocks, min(k.counts_at) as "firstAt",
      coalesce(
        json_agg(coalesce(k.elapsed_ms, 0)) filter (where a.timed and k.verdict in ('met', 'breached')), '[]'
      ) as "elapsedMs"
    from stretch s
    join clock k on k.agreement = s.agreement collate "C" and k.counts_at >= s.from_at and k.counts_at < s.to_at
    join ticket t on t.ticket = k.ticket
    join asked a on a.agreement = k.agreement collate "C" and a.version = k.version
      and a.target = k.target collate "C" and a.level is not distinct from k.level collate "C"
      and k.counts_at >= a.from_at and k.counts_at < a.to_at
    where not k.moves and (t.wake_at is null or t.wake_at > ${at}::bigint) and ${ofCustomers(customers)}
    group by 1, 2, 3 order by 1, 2, 3`.execute(on);
  return rows;
}

export async function movingClocks(
  on: Sql,
  agreements: readonly string[],
  customers: readonly string[] | null,
  at: Instant,
): Promise<readonly MovingClock[]> {
  if (agreements.length === 0) return [];
  const { rows } = await sql<MovingClock>`
    select k.ticket, k.agreement, k.measure, k.cycle, k.target, t.customer
    from (
      select * from clock where moves and agreement = any (${agreements}::text[])
      union
      select late.* from ticket due join clock late on late.ticket = due.ticket
      where due.wake_at <= ${at}::bigint and late.agreement = any (${agreements}::text[])
    ) as k
    join ticket t on t.ticket = k.ticket
    where ${ofCustomers(customers)}
    order by k.ticket, k.agreement, k.measure, k.cycle, k.target`.execute(on);
  return rows;
}

function ofCustomers(customers: readonly string[] | null): RawBuilder<unknown> {
  return customers === null ? sql`true` : sql`t.customer = any (${customers}::text[])`;
}
