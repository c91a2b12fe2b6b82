import { createHash } from 'node:crypto';
import type { Appended, Fact, FactsOf, LiveReads, NewFact, Stream } from '../../../app/ports/index.ts';
import { type Event, type EventName, retractedBy, sameContent } from '../../../core/event/index.ts';
import { type MemoryState, putRow } from '../state.ts';
import { changing, compareKeys, compareLists, keyOf, type LiveTables } from './tables.ts';

export function append(state: MemoryState, tables: LiveTables, facts: readonly NewFact[]): readonly Appended[] {
  return facts.map((fact) => {
    const { source, id } = fact.event;
    const known = tables.facts.get(keyOf(source, id));
    if (known !== undefined) return saysTheSame(tables, known, fact) ? 'same' : 'different';
    changing(state, tables);
    putRow(state, tables.facts, keyOf(source, id), fact);
    putRow(state, tables.streams, fact.stream, [...(tables.streams.get(fact.stream) ?? []), fact]);
    const retracted = retractedKey(fact.event);
    if (retracted !== null)
      putRow(state, tables.retractions, retracted, [...(tables.retractions.get(retracted) ?? []), fact]);
    return 'new';
  });
}

function saysTheSame({ contents }: LiveTables, { event: known }: Fact, { event }: NewFact): boolean {
  const before = contents.get(keyOf(event.source, event.id));
  return before === undefined ? sameContent(known, event) : before === contentOf(event);
}

/** What an event says, as a hash, whatever the order of its fields. */
function contentOf({ type, subject, occurredAt, sequence, data }: Event): string {
  const text = JSON.stringify([type, subject, occurredAt, sequence, data], (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? ['object', ...Object.entries(value).sort(([a], [b]) => compareKeys(a, b))]
      : Array.isArray(value)
        ? ['list', ...value]
        : value,
  );
  return createHash('sha256').update(text).digest('base64');
}

/** Puts what remains of a fact in its place wherever it stands, and remembers what it said as a hash alone. */
export function replaceFact(state: MemoryState, tables: LiveTables, fact: Fact, remaining: Fact): void {
  const { source, id } = fact.event;
  const key = keyOf(source, id);
  if (!tables.contents.has(key)) putRow(state, tables.contents, key, contentOf(fact.event));
  putRow(state, tables.facts, key, remaining);
  const swapped = (list: readonly Fact[] = []) => list.map((one) => (one === fact ? remaining : one));
  putRow(state, tables.streams, fact.stream, swapped(tables.streams.get(fact.stream)));
  const retracted = retractedKey(fact.event);
  if (retracted !== null) putRow(state, tables.retractions, retracted, swapped(tables.retractions.get(retracted)));
}

function retractedKey(event: Event): string | null {
  const retracted = retractedBy(event);
  return retracted === null ? null : keyOf(retracted.source, retracted.id);
}

export function streamsOf(tables: LiveTables, facts: readonly EventName[]): readonly Stream[] {
  const streams = facts.flatMap(({ source, id }) => tables.facts.get(keyOf(source, id))?.stream ?? []);
  return [...new Set(streams)].sort(compareKeys);
}

export function factsOf(tables: LiveTables, streams: readonly Stream[]): FactsOf {
  const byStream = new Map<Stream, readonly Event[]>();
  for (const stream of streams)
    byStream.set(
      stream,
      (tables.streams.get(stream) ?? []).map(({ event }) => event),
    );
  return { byStream, retractions: retractionsOf(tables, [...byStream.values()].flat()) };
}

/** Whatever takes one of these back, each once. */
export function retractionsOf(tables: LiveTables, events: readonly Event[]): readonly Event[] {
  const found = events.flatMap(({ source, id }) => tables.retractions.get(keyOf(source, id)) ?? []);
  return [...new Set(found)].map(({ event }) => event);
}

/** The same as they were kept, in the order in which they were learned. */
export function retractionsKept(tables: LiveTables, facts: readonly EventName[]): readonly Fact[] {
  const found = facts.flatMap(({ source, id }) => tables.retractions.get(keyOf(source, id)) ?? []);
  return [...new Set(found)].sort((a, b) => compareLists(placeOf(a), placeOf(b)));
}

const placeOf = ({ event }: Fact) => [event.recordedAt, event.source, event.id];

export function facts(tables: LiveTables, ...[filter, after, limit]: Parameters<LiveReads['facts']>): readonly Fact[] {
  const place = after === null ? null : [after.recordedAt, after.source, after.id];
  return [...tables.facts.values()]
    .filter(({ stream }) => filter.stream === undefined || stream === filter.stream)
    .filter(({ event }) => filter.type === undefined || filter.type.includes(event.type))
    .filter(({ event }) => filter.source === undefined || event.source === filter.source)
    .filter((fact) => place === null || compareLists(placeOf(fact), place) > 0)
    .sort((a, b) => compareLists(placeOf(a), placeOf(b)))
    .slice(0, limit);
}

export async function* factsBeside(tables: LiveTables): AsyncGenerator<readonly Event[]> {
  const streams = [...tables.streams].filter(([stream]) => !stream.startsWith('ticket:'));
  for (const [, kept] of streams.sort(([a], [b]) => compareKeys(a, b))) yield kept.map(({ event }) => event);
}
