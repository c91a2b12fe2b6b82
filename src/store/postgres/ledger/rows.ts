import { type RawBuilder, sql } from 'kysely';
import type { FactRow, ForgottenRow, RetractionRow, Stretch } from '../../../app/ports/index.ts';

/**
 * Every fact with its identity and what remained of it. Both are looked up fact by fact, so that facts come in the order of
 * an index, whatever their number, and nothing has to be sorted first.
 */
export function factRows({ from, until }: Stretch): RawBuilder<FactRow> {
  return sql`
    select e.source, e.id, e.stream, e.recorded_at as "recordedAt", e.occurred_at as "occurredAt", e.type, e.subject,
      e.author, e.body,
      (select json_build_object('stream', i.stream, 'recordedAt', i.recorded_at, 'content', encode(i.content, 'hex'))
        from event_identity i where i.source = e.source and i.id = e.id) as identity,
      (select encode(f.content, 'hex') from forgotten_fact f where f.source = e.source and f.id = e.id
        order by f.forgotten_at desc limit 1) as remains
    from event e where ${within(sql`e.recorded_at`, from, until)}
    order by e.recorded_at, e.source, e.id`;
}

export function forgottenRows({ from, until }: Stretch): RawBuilder<ForgottenRow> {
  return sql`
    select source, id, forgotten_at as "forgottenAt", encode(content, 'hex') as content
    from forgotten_fact where ${within(sql`forgotten_at`, from, until)}
    order by forgotten_at, source, id`;
}

export function missingFacts(): RawBuilder<{ readonly source: string; readonly id: string }> {
  return sql`
    select i.source, i.id from event_identity i
    where not exists (
      select from event e
      where e.stream = i.stream and e.recorded_at = i.recorded_at and e.source = i.source and e.id = i.id
    )
    order by i.source, i.id`;
}

export function retractionRows(): RawBuilder<RetractionRow> {
  return sql`
    select r.of_source as "ofSource", r.of_id as "ofId", r.source, r.id, e.body
    from retraction r
    left join event e on e.stream = r.stream and e.recorded_at = r.recorded_at and e.source = r.source and e.id = r.id
    order by r.source, r.id`;
}

export function unnotedRetractions(): RawBuilder<{ readonly body: string }> {
  return sql`
    select e.body from event e
    where e.type = 'event.retracted' and not exists (
      select from retraction r
      where r.stream = e.stream and r.recorded_at = e.recorded_at and r.source = e.source and r.id = e.id
    )
    order by e.source, e.id`;
}

/** A ticket is found by its row, and those judged with it by the row of their root. */
export function lostTickets(): RawBuilder<{ readonly ticket: string }> {
  return sql`
    select told.ticket
    from (
      select distinct substr(stream, 8) as ticket from event where stream >= 'ticket:' and stream < 'ticket;'
    ) as told
    where not exists (
      select from ticket t join ticket r on r.ticket = t.root and r.root = r.ticket where t.ticket = told.ticket
    )
    order by told.ticket`;
}

function within(column: RawBuilder<unknown>, from: number | null, until: number | null): RawBuilder<unknown> {
  const begins = from === null ? sql`true` : sql`${column} >= ${from}::bigint`;
  return until === null ? begins : sql`${begins} and ${column} < ${until}::bigint`;
}
