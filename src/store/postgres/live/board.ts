import { type RawBuilder, sql } from 'kysely';
import type { BoardFilter, BoardPlace, BoardRow } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';
import { type Columns, clockOf, ticketOf, UNDUE, wantedFacets } from './rows.ts';

/** Up to so many matches are fetched and sorted; of more, the board's own order soon meets a page of them. */
const FEW = 2_000;

export async function board(
  on: Sql,
  filter: BoardFilter,
  after: BoardPlace | null,
  limit: number,
): Promise<readonly BoardRow[]> {
  const facets = wantedFacets(filter);
  if (facets.length === 0) return await pageOf(on, sql`clock`, inOrder(after), limit);
  const matching = matches(facets);
  const { rows } = await sql<{ many: boolean }>`
    select count(*) > ${FEW} as many from (select from clock where ${matching} limit ${FEW + 1}) as found`.execute(on);
  const wanted = sql`${matching} and ${inOrder(after)}`;
  if (rows[0]?.many === true) return await pageOf(on, sql`clock`, wanted, limit);
  return await pageOf(on, sql`(select * from clock where ${matching} offset 0)`, inOrder(after), limit);
}

/** How many clocks that are not over there are by verdict. */
export async function boardCounts(on: Sql, filter: BoardFilter): Promise<{ readonly [verdict: string]: number }> {
  const { rows } = await sql<{ verdict: string; clocks: number }>`
    select verdict, count(*) as clocks from clock where ${matches(wantedFacets(filter))} group by verdict`.execute(on);
  return Object.fromEntries(rows.map(({ verdict, clocks }) => [verdict, clocks]));
}

function matches(facets: readonly (readonly string[])[]): RawBuilder<unknown> {
  const each = facets.map((any) => sql`facets && ${any}::text[]`);
  return sql.join([sql`board_at is not null`, ...each], sql` and `);
}

function inOrder(after: BoardPlace | null): RawBuilder<unknown> {
  if (after === null) return sql`board_at is not null`;
  return sql`board_at is not null and (board_at, ticket, agreement, measure, cycle) > (
    ${after.dueAt ?? UNDUE}::bigint, ${after.ticket}, ${after.agreement}, ${after.measure}, ${after.cycle}::integer
  )`;
}

async function pageOf(on: Sql, from: RawBuilder<unknown>, wanted: RawBuilder<unknown>, limit: number) {
  const { rows } = await sql<{ clock: Columns; ticket: Columns }>`
    with page as (
      select * from ${from} as k where ${wanted} order by board_at, ticket, agreement, measure, cycle limit ${limit}
    )
    select to_json(p) as clock, to_json(t) as ticket
    from page p join ticket t on t.ticket = p.ticket
    order by p.board_at, p.ticket, p.agreement, p.measure, p.cycle`.execute(on);
  return rows.map(({ clock, ticket }) => ({ clock: clockOf(clock), ticket: ticketOf(ticket) }));
}
