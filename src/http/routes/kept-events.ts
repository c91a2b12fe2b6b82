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

/** An event of a ticket, with the names of the people in it. */
export const KeptOfTicketSchema = KeptSchema.extend({
  people: z.record(z.string(), z.string()).openapi({
    description:
      'What those are called whom it names by an id (`author`; `by`, `to`, `approver` of its data); who is not known here is left out. Empty for a customer.',
  }),
}).openapi('KeptTicketEvent');

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

/** Events of a ticket with the names of the people in them. @param forCustomer nobody is named */
export async function withPeople(
  page: Awaited<ReturnType<typeof keptJson>>,
  forCustomer: boolean,
  { store }: Pick<HttpParts, 'store'>,
) {
  const named = page.map((kept) => {
    const { source = null, data } = kept.event as { readonly source?: string; readonly data?: unknown };
    const told = (typeof data === 'object' ? data : null) as { readonly [name: string]: unknown } | null;
    const ids = [kept.author, told?.['by'], told?.['to'], told?.['approver']];
    return { kept, source, ids: forCustomer ? [] : ids.filter((id) => typeof id === 'string') };
  });
  const asked = new Map(
    named.flatMap(({ source, ids }) =>
      ids.flatMap((id) => [source, null].map((whose) => [JSON.stringify([whose, id]), { source: whose, id }] as const)),
    ),
  );
  const names = asked.size === 0 ? [] : (await store.names({ customers: [], people: [...asked.values()] })).people;
  return named.map(({ kept, source, ids }) => {
    const nameOf = (id: string) => {
      const found = names.filter((one) => one.id === id);
      return (found.find((one) => one.source === source) ?? found.find((one) => one.source === null))?.name;
    };
    const people = ids.flatMap((id) =>
      [nameOf(id)].flatMap((name) => (name === undefined ? [] : [[id, name] as const])),
    );
    return { ...kept, people: Object.fromEntries(people) };
  });
}

/** A page of events in the order of their receipt. */
export async function keptPage(
  { store }: Pick<HttpParts, 'store'>,
  filter: Parameters<LiveReads['facts']>[0],
  places: Cursors<[number, string, string]>,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  tell: (kept: Awaited<ReturnType<typeof keptJson>>) => unknown = (kept) => kept,
): Promise<Answer | Refused> {
  const after = places.read(cursor);
  if (after !== null && 'refused' in after) return after;
  const place = after === null ? null : { recordedAt: after[0], source: after[1], id: after[2] };
  const facts = await store.facts(filter, place, limit + 1);
  const page = facts.slice(0, limit);
  const last = facts.length > page.length ? page.at(-1)?.event : undefined;
  const next = last === undefined ? null : places.write([last.recordedAt, last.source, last.id]);
  return { status: 200, body: { items: await tell(await keptJson(page, store)), next } };
}
