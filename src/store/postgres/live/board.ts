import { type RawBuilder, sql } from 'kysely';
import type { BoardFilter, BoardPlace, BoardRow } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';
import { asksForKinds, isWantedKind, leadingFacet, verdictOfKind, wantedFacets } from './facets.ts';
import type { Columns } from './records.ts';
import { clockOf, ticketOf, UNDUE } from './rows.ts';

/** So many clocks are looked at in the board's order; where too few of them are wanted, these are few, and fetched all. */
const LOOKED_AT = 2_000;
/** Of more stretches a board is not merged (somebody makes up priorities, or asks for every customer by name). */
const MANY = 400;

/** Null kinds: any. */
interface Wanted {
  readonly tickets: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly facets: readonly (readonly string[])[];
  readonly after: BoardPlace | null;
}

export async function board(
  on: Sql,
  filter: BoardFilter,
  after: BoardPlace | null,
  limit: number,
): Promise<readonly BoardRow[]> {
  const lead = leadingFacet(filter);
  const asked = asksForKinds(filter);
  const known = lead === null && !asked ? [] : await kindsIn(on);
  const kinds = asked ? known.filter((kind) => isWantedKind(kind, filter)) : null;
  const wanted: Wanted = { tickets: filter.ticket ?? null, kinds, facets: wantedFacets(filter), after };
  if (kinds?.length === 0 || wanted.facets.some((any) => any.length === 0)) return [];
  if (wanted.tickets !== null) return await allSorted(on, wanted, limit);
  const ways: Way[] = [];
  if (lead !== null)
    ways.push({
      facets: wantedFacets(filter, lead.name),
      after,
      stretches: { lead: { ...lead, values: [...new Set(lead.values)] }, kinds: kinds ?? known },
    });
  if (kinds !== null) ways.push({ ...wanted, stretches: { lead: null, kinds } });
  if (ways.length === 0) ways.push({ ...wanted, stretches: null });
  for (const way of ways) {
    if (countOf(way.stretches) > MANY) continue;
    const page = await lookedThrough(on, way, limit);
    if (page !== null) return page;
  }
  return await allSorted(on, wanted, limit);
}

/** Parts of the board that are each in its order: of one kind, and of one customer, team …; null: the whole board is one. */
type Stretches = {
  readonly lead: { readonly place: number; readonly values: readonly string[] } | null;
  readonly kinds: readonly string[];
} | null;

/** What is broken stands first, and may be one customer's: there are several ways to come to what is wanted. */
interface Way extends Pick<Wanted, 'facets' | 'after'> {
  readonly stretches: Stretches;
}

function countOf(stretches: Stretches): number {
  return stretches === null ? 1 : stretches.kinds.length * (stretches.lead?.values.length ?? 1);
}

/** How many clocks that are not over there are by verdict. */
export async function boardCounts(on: Sql, filter: BoardFilter): Promise<{ readonly [verdict: string]: number }> {
  const facets = wantedFacets(filter);
  const { rows } = await sql<{ kind: string; clocks: number }>`
    select kind, count(*) as clocks from clock where board_at is not null and ${fits(facets)} group by kind`.execute(
    on,
  );
  const counts: { [verdict: string]: number } = {};
  for (const { kind, clocks } of rows) {
    if (!isWantedKind(kind, filter)) continue;
    const verdict = verdictOfKind(kind);
    counts[verdict] = (counts[verdict] ?? 0) + clocks;
  }
  return counts;
}

/** Every kind there is, each found from the one before it. */
async function kindsIn(on: Sql): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    with recursive found (kind) as (
      (select kind from clock where board_at is not null order by kind limit 1)
      union all
      select (select k.kind from clock k where k.board_at is not null and k.kind > f.kind order by k.kind limit 1)
      from found f where f.kind is not null
    )
    select kind from found where kind is not null`.execute(on);
  return rows.map(({ kind }) => kind);
}

const PLACE = sql`board_at, ticket, agreement, measure, cycle, target`;

export function fits(facets: Wanted['facets']): RawBuilder<unknown> {
  return sql.join([sql`true`, ...facets.map((any) => sql`facets && ${any}::text[]`)], sql` and `);
}

function isAfter(after: BoardPlace | null): RawBuilder<unknown> {
  if (after === null) return sql`board_at is not null`;
  return sql`board_at is not null and (${PLACE}) > (
    ${after.dueAt ?? UNDUE}::bigint, ${after.ticket}, ${after.agreement}, ${after.measure}, ${after.cycle}::integer, ${after.target}
  )`;
}

/**
 * A page of what stands first in each stretch. Where not all of one was looked at, nothing is known of what comes after
 * its last: null when the page would have to go on there.
 */
async function lookedThrough(on: Sql, { facets, after, stretches }: Way, limit: number) {
  const isFree = facets.length === 0;
  const number = isFree ? limit : Math.max(limit, Math.ceil(LOOKED_AT / countOf(stretches)));
  const fit = isFree ? sql`true` : sql`(${fits(facets)})`;
  // The limit within keeps what is wanted from choosing another index.
  const first = sql`(
    select version, ${PLACE}, ${fit} as fits from (
      select * from clock where ${inStretch(stretches)} and ${isAfter(after)} order by ${PLACE} limit ${number}
    ) as first
  )`;
  const looked = sql`${stretchesOf(stretches)} as s (lead, kind) cross join lateral ${first} as k`;
  const { rows } = await sql<PageRow>`
    with looked as materialized (
      select k.*, row_number() over (partition by s.lead, s.kind order by ${PLACE}) as number from ${looked}
    ),
    cut as (select * from looked where number = ${number} order by ${PLACE} limit 1),
    page as (
      select l.* from looked l
      where l.fits and not exists (
        select from cut c
        where (l.board_at, l.ticket, l.agreement, l.measure, l.cycle, l.target)
          > (c.board_at, c.ticket, c.agreement, c.measure, c.cycle, c.target)
      )
      order by ${PLACE} limit ${limit}
    )
    select exists (select from cut) as cut, to_json(k) as clock, to_json(t) as ticket
    from page p
    join clock k on k.ticket = p.ticket and k.agreement = p.agreement and k.measure = p.measure
      and k.cycle = p.cycle and k.version = p.version and k.target = p.target
    join ticket t on t.ticket = p.ticket
    order by p.board_at, p.ticket, p.agreement, p.measure, p.cycle, p.target`.execute(on);
  if (rows.length < limit && (rows.length === 0 || rows[0]?.cut === true) && !isFree) return null;
  return rows.map(boardRowOf);
}

function inStretch(stretches: Stretches): RawBuilder<unknown> {
  if (stretches === null) return sql`true`;
  if (stretches.lead === null) return sql`kind = s.kind`;
  return sql`facets[${sql.lit(stretches.lead.place)}] = s.lead and kind = s.kind`;
}

function stretchesOf(stretches: Stretches): RawBuilder<unknown> {
  if (stretches === null) return sql`(select null::text, null::text)`;
  const leads = stretches.lead === null ? sql`(select null::text)` : sql`unnest(${stretches.lead.values}::text[])`;
  return sql`(select l.value, k.kind from ${leads} as l (value), unnest(${stretches.kinds}::text[]) as k (kind))`;
}

/** All that are wanted, wherever they stand, put in order. */
async function allSorted(on: Sql, { tickets, kinds, facets, after }: Wanted, limit: number) {
  const ofTickets = tickets === null ? sql`true` : sql`ticket = any (${tickets}::text[])`;
  const ofKind = kinds === null ? sql`true` : sql`kind = any (${kinds}::text[])`;
  const { rows } = await sql<PageRow>`
    with page as (
      select * from (
        select * from clock where board_at is not null and ${ofTickets} and ${fits(facets)} and ${ofKind} offset 0
      ) as k
      where ${isAfter(after)} order by ${PLACE} limit ${limit}
    )
    select to_json(p) as clock, to_json(t) as ticket
    from page p join ticket t on t.ticket = p.ticket
    order by p.board_at, p.ticket, p.agreement, p.measure, p.cycle, p.target`.execute(on);
  return rows.map(boardRowOf);
}

interface PageRow {
  readonly cut?: boolean;
  readonly clock: Columns;
  readonly ticket: Columns;
}

function boardRowOf({ clock, ticket }: PageRow): BoardRow {
  return { clock: clockOf(clock), ticket: ticketOf(ticket) };
}
