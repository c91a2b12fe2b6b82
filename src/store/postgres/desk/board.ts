import { sql } from 'kysely';
import type { BoardFilter, BoardGroup, BoardReads, BoardThing, DueHour, Names } from '../../../app/ports/index.ts';
import { HOUR_MS, type Instant } from '../../../core/time/index.ts';
import { all } from '../access/reads.ts';
import type { Ask } from '../alerting/rows.ts';
import type { Sql } from '../database.ts';
import { fits } from '../live/board.ts';
import { idOfFacet, isWantedKind, placeOfThing, verdictOfKind, wantedFacets } from '../live/facets.ts';

/** What is asked of the board beside its pages. */
export function boardReads(ask: Ask): BoardReads {
  return {
    boardGroups: (filter, by, from, to) => ask((on) => boardGroups(on, filter, by, from, to)),
    dueHours: (filter, from, to) => ask((on) => dueHours(on, filter, from, to)),
    names: (asked) => ask((on) => names(on, asked)),
    ticketsCalled: (beginning, customer, limit) => ask((on) => ticketsCalled(on, beginning, customer, limit)),
  };
}

const isDueSoon = (kind: string) => kind.startsWith('running|open|') || kind.startsWith('running|atRisk|');

async function boardGroups(on: Sql, filter: BoardFilter, by: BoardThing | null, from: Instant, to: Instant) {
  const facets = wantedFacets(filter);
  if (facets.some((any) => any.length === 0)) return [];
  const key = by === null ? sql`null::text` : sql`facets[${sql.lit(placeOfThing(by))}]`;
  const rows = await all<{ readonly key: string | null; readonly kind: string; clocks: number; soon: number }>(
    on,
    sql`select ${key} as key, kind, count(*) as clocks,
        count(*) filter (where board_at >= ${from}::bigint and board_at < ${to}::bigint) as soon
      from clock where board_at is not null and ${fits(facets)} group by 1, 2`,
  );
  const groups = new Map<string | null, BoardGroup>();
  for (const { key, kind, clocks, soon } of rows) {
    if (!isWantedKind(kind, filter)) continue;
    const id = key === null ? null : idOfFacet(key);
    const { verdicts, dueSoon } = groups.get(id) ?? { verdicts: {}, dueSoon: 0 };
    groups.set(id, {
      key: id,
      verdicts: added(verdicts, verdictOfKind(kind), clocks),
      dueSoon: dueSoon + (isDueSoon(kind) ? soon : 0),
    });
  }
  return [...groups.values()];
}

function added(counts: BoardGroup['verdicts'], verdict: string, more: number): BoardGroup['verdicts'] {
  return { ...counts, [verdict]: (counts[verdict] ?? 0) + more };
}

/** Two stretches of indexes: what is due within the span, and what is paused. */
async function dueHours(on: Sql, filter: BoardFilter, from: Instant, to: Instant) {
  const facets = wantedFacets(filter);
  if (facets.some((any) => any.length === 0)) return { hours: [], paused: 0 };
  const rows = await all<{ readonly hour: number | null; readonly kind: string; readonly clocks: number }>(
    on,
    sql`select board_at / ${HOUR_MS}::bigint as hour, kind, count(*) as clocks from clock
        where board_at >= ${from}::bigint and board_at < ${to}::bigint and ${fits(facets)} group by 1, 2
      union all
      select null, kind, count(*) from clock
        where board_at is not null and kind >= 'paused|' and kind < 'paused}' and ${fits(facets)} group by kind`,
  );
  const hours = new Map<number, DueHour>();
  let paused = 0;
  for (const { hour, kind, clocks } of rows) {
    if (!isWantedKind(kind, filter)) continue;
    const verdict = verdictOfKind(kind);
    if (hour === null) paused += verdict === 'breached' ? 0 : clocks;
    else if (isDueSoon(kind)) {
      const verdicts = added(hours.get(hour)?.verdicts ?? {}, verdict, clocks);
      hours.set(hour, { from: hour * HOUR_MS, verdicts });
    }
  }
  return { hours: [...hours.values()].sort((a, b) => a.from - b.from), paused };
}

interface NameRow {
  readonly kind: 'customer' | 'called' | 'person' | 'source';
  readonly source: string | null;
  readonly id: string;
  readonly name: string;
}

async function names(on: Sql, { customers, people }: Parameters<BoardReads['names']>[0]): Promise<Names> {
  const called = people.filter(({ source }) => source !== null);
  const own = people.filter(({ source }) => source === null).map(({ id }) => id);
  const rows = await all<NameRow>(
    on,
    sql`/* kept: names */
      select 'customer' as kind, null::text as source, c.id, c.name from customer c where c.id = any (${customers}::text[])
      union all
      select 'called', x.source, x.id, i.name
      from unnest(${called.map(({ source }) => source)}::text[], ${called.map(({ id }) => id)}::text[]) as w (source, id)
      join person_external_id x on x.source = w.source and x.id = w.id
      join person_identity i on i.person = x.person where i.name is not null
      union all
      select 'person', null, i.person, i.name from person_identity i
      where i.person = any (${own}::text[]) and i.name is not null
      union all
      select 'source', null, s.id, s.ticket_url from source s where s.ticket_url is not null`,
  );
  const ofKind = (kind: NameRow['kind']) => rows.filter((row) => row.kind === kind);
  const pairs = (kind: NameRow['kind']) => new Map(ofKind(kind).map(({ id, name }) => [id, name]));
  return {
    customers: pairs('customer'),
    people: [...ofKind('called'), ...ofKind('person')].map(({ source, id, name }) => ({ source, id, name })),
    ticketUrls: pairs('source'),
  };
}

/**
 * By keys alone: they tell capitals from small letters, and so each way of writing is looked for. Open ones are taken from
 * their own index, so that those looked for do not drown in years of others.
 */
async function ticketsCalled(on: Sql, beginning: string, customer: string | null, limit: number) {
  const written = [...new Set([beginning, beginning.toUpperCase(), beginning.toLowerCase()])];
  const begins = (one: string) => sql`ticket >= ${one} and ticket < ${`${one}\u{10ffff}`}`;
  const which = sql`generation >= 0 and last_event_at is not null
    and ${customer === null ? sql`true` : sql`customer = ${customer}`}`;
  const columns = sql`ticket, customer, ended_at as "endedAt", opened_key as "openedKey"`;
  const exact = sql`(select ${columns} from ticket where ${which} and ticket in (${sql.join(written)}))`;
  const open = sql`(select ${columns} from ticket where ${which} and ended_at is null
    and (${sql.join(written.map(begins), sql` or `)}) order by opened_key, ticket desc limit ${limit})`;
  const last = written.map(
    (one) => sql`(select ${columns} from ticket where ${which} and ${begins(one)} order by ticket desc limit ${limit})`,
  );
  return await all<{ readonly ticket: string; readonly customer: string | null; readonly endedAt: number | null }>(
    on,
    sql`select ticket, customer, "endedAt" from (${sql.join([exact, open, ...last], sql` union `)}) as found
      order by ticket in (${sql.join(written)}) desc, "endedAt" is null desc,
        case when "endedAt" is null then "openedKey" end, ticket desc limit ${limit}`,
  );
}
