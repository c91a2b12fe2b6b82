import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Appended, NewFact, Stream } from '../../../app/ports/index.ts';
import type { Event } from '../../../core/event/index.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from './listen.ts';
import { type Columns, recordsText } from './rows.ts';

/** Keeps facts: identities first, in the order of their keys, so that two writers never wait for each other in a ring. */
export async function append(on: Sql, facts: readonly NewFact[]): Promise<readonly Appended[]> {
  if (facts.length === 0) return [];
  const contents = facts.map(({ event }) => contentOf(event));
  const rows = facts.map((fact, place) => factColumns(fact, place, contents[place] as string));
  const answers = await insertNew(on, recordsText(rows));
  const known = new Map(answers.map(({ place, content }) => [place, content]));
  // Somebody else kept it after this statement began to look.
  const missed = rows.filter((row) => known.get(Number(row['place'])) === null);
  if (missed.length > 0) for (const { place, content } of await contentsIn(on, missed)) known.set(place, content);
  const first = new Map<string, number>();
  return facts.map(({ event }, place) => {
    const key = JSON.stringify([event.source, event.id]);
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    const kept = known.get(before ?? place);
    if (kept === 'new' && before === undefined) return 'new';
    return (kept === 'new' ? contents[before ?? place] : kept) === contents[place] ? 'same' : 'different';
  });
}

function factColumns({ event, stream, body, author }: NewFact, place: number, content: string): Columns {
  const { of, ofSource } = event.data;
  const retracts = event.type === 'event.retracted' && typeof of === 'string';
  return {
    place,
    stream,
    recorded_at: event.recordedAt,
    source: event.source,
    id: event.id,
    occurred_at: event.occurredAt,
    type: event.type,
    subject: event.subject,
    author,
    body,
    content,
    of_id: retracts ? of : null,
    of_source: retracts ? (typeof ofSource === 'string' ? ofSource : event.source) : null,
  };
}

/** For the first fact of each source and id: `new`, the content that is known (base64), or null: known by now. */
async function insertNew(on: Sql, records: string): Promise<readonly { place: number; content: string | null }[]> {
  const { rows } = await sql<{ place: number; content: string | null }>`
    with given as materialized (
      select distinct on (source collate "C", id collate "C") *
      from json_to_recordset(${records}::json) as g (
        place int, stream text, recorded_at bigint, source text, id text, occurred_at bigint, type text, subject text,
        author text, body text, content text, of_id text, of_source text
      )
      order by source collate "C", id collate "C", place
    ),
    added as (
      insert into event_identity (source, id, stream, recorded_at, content)
      select source, id, stream, recorded_at, decode(content, 'base64') from given
      order by source collate "C", id collate "C"
      on conflict do nothing returning source, id
    ),
    kept as (
      insert into event (stream, recorded_at, source, id, occurred_at, type, subject, author, body)
      select stream, recorded_at, source, id, occurred_at, type, subject, author, body
      from given join added using (source, id)
    ),
    retracted as (
      insert into retraction (of_source, of_id, stream, recorded_at, source, id)
      select of_source, of_id, stream, recorded_at, source, id from given join added using (source, id)
      where of_id is not null
    ),
    told as (
      select pg_notify(${CHANNEL}, pg_current_xact_id()::text) from added limit 1
    )
    select g.place, case when a.id is not null then 'new' else encode(i.content, 'base64') end as content,
      (select count(t) from told t) as told
    from given g
    left join added a using (source, id)
    left join event_identity i on i.source = g.source and i.id = g.id`.execute(on);
  return rows;
}

async function contentsIn(on: Sql, rows: readonly Columns[]) {
  const { rows: found } = await sql<{ place: number; content: string }>`
    select g.place, encode(i.content, 'base64') as content
    from json_to_recordset(${recordsText(rows)}::json) as g (place int, source text, id text)
    join event_identity i on i.source = g.source and i.id = g.id`.execute(on);
  return found;
}

/** What an event says, whenever it was learned, as `sameContent` of core understands it: keys may stand in any order. */
function contentOf({ type, subject, occurredAt, sequence, data }: Event): string {
  const text = JSON.stringify([type, subject, occurredAt, sequence, data], (_, value: unknown) =>
    typeof value === 'object' && value !== null ? listed(value) : value,
  );
  return createHash('sha256').update(text).digest('base64');
}

/** An object as a list of its keys, in order, and values: an object would put keys that look like numbers first. */
function listed(value: object): readonly unknown[] {
  if (Array.isArray(value)) return ['array', ...value];
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return ['object', ...entries.flat()];
}

/** The streams in which facts lie, each once. */
export async function streamsOf(
  on: Sql,
  facts: readonly { readonly source: string; readonly id: string }[],
): Promise<readonly Stream[]> {
  if (facts.length === 0) return [];
  const given = recordsText(facts.map(({ source, id }) => ({ source, id })));
  const { rows } = await sql<{ stream: string }>`
    select distinct i.stream
    from json_to_recordset(${given}::json) as g (source text, id text)
    join event_identity i on i.source = g.source and i.id = g.id
    order by i.stream`.execute(on);
  return rows.map(({ stream }) => stream);
}
