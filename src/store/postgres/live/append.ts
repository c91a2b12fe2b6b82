import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Appended, NewFact, Stream } from '../../../app/ports/index.ts';
import { type Event, type EventName, retractedBy } from '../../../core/event/index.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from './listen.ts';
import { arrayText } from './records.ts';

/** Keeps facts. */
export async function append(on: Sql, facts: readonly NewFact[]): Promise<readonly Appended[]> {
  if (facts.length === 0) return [];
  const contents = facts.map(({ event }) => contentOf(event));
  const first = firstPlaces(facts);
  const firsts = facts.flatMap((_, place) => (first[place] === place ? [place] : []));
  const known = new Map<number, string | null>();
  const at = (place: number) => firsts[place - 1] as number;
  for (const { place, content } of await insertNew(on, firsts, facts, contents)) known.set(at(place), content);
  // Somebody else kept it after this statement began to look.
  const missed = [...known].flatMap(([place, content]) => (content === null ? [place] : []));
  if (missed.length > 0) {
    const found = await contentsOf(
      on,
      missed.map((place) => (facts[place] as NewFact).event),
    );
    for (const { place, content } of found) known.set(missed[place - 1] as number, content);
  }
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

/** Of those that are not new, their place among `firsts` (from 1) and the content that is known (base64); null: known by now. */
async function insertNew(
  on: Sql,
  firsts: readonly number[],
  facts: readonly NewFact[],
  contents: readonly string[],
): Promise<readonly { place: number; content: string | null }[]> {
  const column = (read: (fact: NewFact, place: number) => string | number | null) =>
    arrayText(firsts.map((place) => read(facts[place] as NewFact, place)));
  const { rows } = await sql<{ place: number; content: string | null }>`
    /* kept: append-facts */ select place, content from append_facts(
      ${column(({ stream }) => stream)}::text[], ${column(({ event }) => event.recordedAt)}::bigint[],
      ${column(({ event }) => event.source)}::text[], ${column(({ event }) => event.id)}::text[],
      ${column(({ event }) => event.occurredAt)}::bigint[], ${column(({ event }) => event.type)}::text[],
      ${column(({ event }) => event.subject)}::text[], ${column(({ author }) => author)}::text[],
      ${column(({ body }) => body)}::text[], ${column((_, place) => contents[place] as string)}::text[],
      ${column(({ event }) => retractedBy(event)?.source ?? null)}::text[],
      ${column(({ event }) => retractedBy(event)?.id ?? null)}::text[], ${CHANNEL})`.execute(on);
  return rows;
}

async function contentsOf(on: Sql, names: readonly EventName[]) {
  const { rows } = await sql<{ place: number; content: string }>`
    select g.place, encode(i.content, 'base64') as content
    from unnest(${sourcesOf(names)}::text[], ${idsOf(names)}::text[]) with ordinality as g (source, id, place)
    join event_identity i on i.source = g.source and i.id = g.id`.execute(on);
  return rows;
}

function sourcesOf(names: readonly EventName[]): string {
  return arrayText(names.map(({ source }) => source));
}

function idsOf(names: readonly EventName[]): string {
  return arrayText(names.map(({ id }) => id));
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
  const { rows } = await sql<{ stream: string }>`
    select distinct i.stream
    from unnest(${sourcesOf(facts)}::text[], ${idsOf(facts)}::text[]) as g (source, id)
    join event_identity i on i.source = g.source and i.id = g.id
    order by i.stream`.execute(on);
  return rows.map(({ stream }) => stream);
}
