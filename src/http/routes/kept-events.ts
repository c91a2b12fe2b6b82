import { z } from '@hono/zod-openapi';
import type { Fact, LiveReads } from '../../app/ports/index.ts';
import { identityOf, retractedBy } from '../../core/event/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import { Instants } from '../answering/schemas.ts';
import type { Cursors } from '../asking/cursor.ts';
import type { Answer } from '../define.ts';
import type { HttpParts } from '../parts.ts';
import type { Refused } from '../problem.ts';

/** What is checked here is the envelope alone: each event is read by the language of events, with its own words. */
export const EventSchema = z
  .looseObject({
    specversion: z.string().optional().openapi({ example: '1.0' }),
    id: z.string(),
    source: z.string(),
    type: z.string().openapi({ example: 'ticket.opened' }),
    subject: z.string().nullish().openapi({ example: 'INC-1042' }),
    time: Instants(),
    data: z.looseObject({}).nullish(),
  })
  .openapi('Event', { description: 'A CloudEvent 1.0; docs/language says what each type carries.' });

export const KeptSchema = z
  .object({
    event: EventSchema,
    stream: z.string(),
    recordedAt: Instants(),
    author: z.string().nullable().openapi({ description: 'The id of the person or token that handed it in.' }),
    retracted: z
      .object({
        source: z.string(),
        id: z.string(),
        recordedAt: Instants(),
        author: z.string().nullable(),
        reason: z.string().nullable(),
      })
      .nullable()
      .openapi({ description: 'The event that took this one back; null: it stands.' }),
  })
  .openapi('KeptEvent');

/** The place of an event in the order of receipt: when, source, id. */
export const PlaceSchema = z.tuple([z.number(), z.string(), z.string()]);

/** Events as they were received, each with what took it back, if anything did. */
export async function keptJson(facts: readonly Fact[], store: Pick<LiveReads, 'retractionsOf'>) {
  const takenBack = new Map<string, Fact>();
  for (const fact of await store.retractionsOf(facts.map(({ event }) => event))) {
    const retracted = retractedBy(fact.event);
    // The first that was learned counts.
    if (retracted !== null && !takenBack.has(identityOf(retracted))) takenBack.set(identityOf(retracted), fact);
  }
  return facts.map(({ event, stream, body, author }) => ({
    event: JSON.parse(body) as unknown,
    stream,
    recordedAt: formatInstant(event.recordedAt),
    author,
    retracted: retractionJson(takenBack.get(identityOf(event))),
  }));
}

function retractionJson(fact: Fact | undefined) {
  if (fact === undefined) return null;
  const { source, id, recordedAt, data } = fact.event;
  const reason = typeof data['reason'] === 'string' ? data['reason'] : null;
  return { source, id, recordedAt: formatInstant(recordedAt), author: fact.author, reason };
}

/** A page of events in the order of their receipt. */
export async function keptPage(
  { store }: Pick<HttpParts, 'store'>,
  filter: Parameters<LiveReads['facts']>[0],
  places: Cursors<[number, string, string]>,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Answer | Refused> {
  const after = places.read(cursor);
  if (after !== null && 'refused' in after) return after;
  const place = after === null ? null : { recordedAt: after[0], source: after[1], id: after[2] };
  const facts = await store.facts(filter, place, limit + 1);
  const page = facts.slice(0, limit);
  const last = facts.length > page.length ? page.at(-1)?.event : undefined;
  const next = last === undefined ? null : places.write([last.recordedAt, last.source, last.id]);
  return { status: 200, body: { items: await keptJson(page, store), next } };
}
