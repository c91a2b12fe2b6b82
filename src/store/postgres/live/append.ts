import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Appended, NewFact, Stream } from '../../../app/ports/index.ts';
import { type Event, type EventName, retractedBy } from '../../../core/event/index.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from './listen.ts';
import { type Columns, recordsText } from './rows.ts';

/** Keeps facts. */
export async function append(on: Sql, facts: readonly NewFact[]): Promise<readonly Appended[]> {
  if (facts.length === 0) return [];
  const contents = facts.map(({ event }) => contentOf(event));
  const first = firstPlaces(facts);
  const rows = facts.flatMap((fact, place) =>
    first[place] === place ? [factColumns(fact, place, contents[place] as string)] : [],
  );
  const known = new Map((await insertNew(on, recordsText(rows))).map(({ place, content }) => [place, content]));
  // Somebody else kept it after this statement began to look.
  const missed = rows.filter(({ place }) => known.get(Number(place)) === null);
  if (missed.length > 0) for (const { place, content } of await contentsIn(on, missed)) known.set(place, content);
  return facts.map((_, place) => {
    const at = first[place] as number;
    const kept = known.get(at);
    if (kept === undefined && at === place) return 'new';
    return (kept ?? contents[at]) === contents[place] ? 'same' : 'different';
  });
}

/** For each fact, the place of the first with its source and id. */
function firstPlaces(facts: readonly NewFact[]): readonly number[] {
  const bySource = new Map<string, Map<string, number>>();
  return facts.map(({ event: { source, id } }, place) => {
    let ids = bySource.get(source);
    if (ids === undefined) {
      ids = new Map();
      bySource.set(source, ids);
    }
    const before = ids.get(id);
    if (before === undefined) ids.set(id, place);
    return before ?? place;
  });
}

function factColumns({ event, stream, body, author }: NewFact, place: number, content: string): Columns {
  const retracted = retractedBy(event);
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
    of_id: retracted?.id ?? null,
    of_source: retracted?.source ?? null,
  };
}

/** Of those that are not new, the content that is known (base64), or null: known by now. */
async function insertNew(on: Sql, records: string): Promise<readonly { place: number; content: string | null }[]> {
  const { rows } = await sql<{ place: number; content: string | null }>`
    /* kept: append-facts */ select place, content from append_facts(${records}::json, ${CHANNEL})`.execute(on);
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
export function contentOf({ type, subject, occurredAt, sequence, data }: Event): string {
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
export async function streamsOf(on: Sql, facts: readonly EventName[]): Promise<readonly Stream[]> {
  if (facts.length === 0) return [];
  const given = recordsText(facts.map(({ source, id }) => ({ source, id })));
  const { rows } = await sql<{ stream: string }>`
    select distinct i.stream
    from json_to_recordset(${given}::json) as g (source text, id text)
    join event_identity i on i.source = g.source and i.id = g.id
    order by i.stream`.execute(on);
  return rows.map(({ stream }) => stream);
}
