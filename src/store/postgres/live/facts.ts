import { sql } from 'kysely';
import type { Fact, FactsOf, LiveReads, Stream } from '../../../app/ports/index.ts';
import { type Event, type EventName, parseEventLine } from '../../../core/event/index.ts';
import type { Database, Sql } from '../database.ts';

interface Kept {
  readonly body: string;
  readonly recorded_at: number;
}

/** The event of a body; when it was learned is told by the row, for the sender may not know. */
export function eventOf({ body, recorded_at }: Kept): Event {
  const line = parseEventLine(body);
  if (line.kind !== 'event') throw new Error(`a fact was kept that can not be read: ${body.slice(0, 200)}`);
  return { ...line.event, recordedAt: recorded_at };
}

/** The facts of streams, and what retracts one of them, wherever that lies. */
export async function factsOf(on: Sql, streams: readonly Stream[]): Promise<FactsOf> {
  const { rows } = await sql<Kept & { stream: string; retracts: boolean }>`
    /* kept: facts-of */ select stream, recorded_at, body, retracts from facts_of(${streams}::text[])`.execute(on);
  const byStream = new Map<Stream, Event[]>(streams.map((stream) => [stream, []]));
  const retractions: Event[] = [];
  for (const row of rows) {
    if (row.retracts) retractions.push(eventOf(row));
    else byStream.get(row.stream)?.push(eventOf(row));
  }
  return { byStream, retractions };
}

interface FactRow extends Kept {
  readonly stream: string;
  readonly author: string | null;
}

function factOf(row: FactRow): Fact {
  return { event: eventOf(row), stream: row.stream, body: row.body, author: row.author };
}

export async function fact(on: Sql, source: string, id: string): Promise<Fact | null> {
  const { rows } = await sql<FactRow>`
    select e.stream, e.recorded_at, e.body, e.author
    from event_identity i
    join event e on e.stream = i.stream and e.recorded_at = i.recorded_at and e.source = i.source and e.id = i.id
    where i.source = ${source} and i.id = ${id}`.execute(on);
  return rows[0] === undefined ? null : factOf(rows[0]);
}

export async function retractionsOf(on: Sql, facts: readonly EventName[]): Promise<readonly Fact[]> {
  const { rows } = await sql<FactRow>`
    select e.stream, e.recorded_at, e.body, e.author
    from (
      select distinct r.stream, r.recorded_at, r.source, r.id
      from unnest(${facts.map(({ source }) => source)}::text[], ${facts.map(({ id }) => id)}::text[]) as f (source, id)
      join retraction r on r.of_source = f.source and r.of_id = f.id
    ) as r
    join event e on e.stream = r.stream and e.recorded_at = r.recorded_at and e.source = r.source and e.id = r.id
    order by e.recorded_at, e.source, e.id`.execute(on);
  return rows.map(factOf);
}

export async function facts(on: Sql, ...[filter, after, limit]: Parameters<LiveReads['facts']>) {
  const wanted = [sql`true`];
  if (filter.stream !== undefined) wanted.push(sql`stream = ${filter.stream}`);
  if (filter.type !== undefined) wanted.push(sql`type = any (${filter.type}::text[])`);
  // Said for the index of what is told of services beside their checks.
  if (filter.stream?.startsWith('service:') && filter.type?.includes('check.observed') === false)
    wanted.push(sql`stream >= 'service:' and stream < 'service;' and type <> 'check.observed'`);
  if (filter.source !== undefined) wanted.push(sql`source = ${filter.source}`);
  if (after !== null)
    wanted.push(sql`(recorded_at, source, id) > (${after.recordedAt}::bigint, ${after.source}, ${after.id})`);
  const { rows } = await sql<FactRow>`
    select stream, recorded_at, body, author from event where ${sql.join(wanted, sql` and `)}
    order by recorded_at, source, id limit ${limit}`.execute(on);
  return rows.map(factOf);
}

/** How many facts are fetched at a time. */
const PAGE = 2_000;

/** The facts of all streams but those of tickets: the two stretches of the key on either side of these. */
export async function* factsBeside(database: Database): AsyncGenerator<readonly Event[]> {
  for (const [from, to] of [
    ['', 'ticket:'],
    ['ticket;', null],
  ] as const) {
    let place: Place = { stream: from, recorded_at: Number.MIN_SAFE_INTEGER, source: '', id: '' };
    for (;;) {
      const after = place;
      const rows = await database.ask((on) => pageBeside(on, after, to));
      if (rows.length > 0) yield rows.map(eventOf);
      if (rows.length < PAGE) break;
      place = rows.at(-1) as Place;
    }
  }
}

interface Place {
  readonly stream: string;
  readonly recorded_at: number;
  readonly source: string;
  readonly id: string;
}

async function pageBeside(on: Sql, after: Place, before: string | null) {
  const { rows } = await sql<Kept & Place>`
    select stream, recorded_at, source, id, body from event
    where (stream, recorded_at, source, id) > (${after.stream}, ${after.recorded_at}::bigint, ${after.source}, ${after.id})
      and (${before}::text is null or stream < ${before})
    order by stream, recorded_at, source, id limit ${PAGE}`.execute(on);
  return rows;
}
