import { z } from '@hono/zod-openapi';
import { type Comparison, compareWithHelpdesk, endLive, goLive, liveCustomersFor } from '../../../app/dry-run/index.ts';
import type { LiveCustomer } from '../../../app/ports/index.ts';
import { refusal } from '../../../app/refusal.ts';
import { clockJson } from '../../../core/report/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, id, instant, limit } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define, isRefusal } from '../../define.ts';
import { openSlots } from '../../limits/slots.ts';
import type { HttpParts } from '../../parts.ts';
import { isCustomerOf } from '../access/is-customer.ts';
import { ClockSchema } from '../ticket-schemas.ts';

const LiveSchema = z.object({ customer: z.string(), liveAt: Instants(), liveBy: z.string() }).openapi('LiveCustomer');

const ComparisonSchema = z
  .object({
    asOf: Instants(),
    field: z.string().openapi({ example: 'made_sla' }),
    tickets: z.int(),
    bothKept: z.int(),
    bothMissed: z.int(),
    onlyTheyKept: z.int().openapi({ description: 'The helpdesk says kept; a clock of ours was missed.' }),
    onlyWeKept: z.int().openapi({ description: 'The helpdesk says missed; no clock of ours was.' }),
    noCommitment: z.int(),
    notRecorded: z.int(),
    items: z
      .array(
        z.object({
          ticket: z.string(),
          customer: z.string().nullable(),
          opinion: z.enum(['onlyTheyKept', 'onlyWeKept']),
          clocks: z.array(ClockSchema),
        }),
      )
      .openapi({ description: 'The differences, by ticket, each with the receipts of its clocks.' }),
    next: z.string().nullable(),
  })
  .openapi('Comparison');

/** Comparisons judge every ticket anew. */
const AT_A_TIME = 4;
const customerParam = { params: z.object({ customer: id() }) };

/** Who is told for real, and whether our figures agree with the helpdesk's until then. */
export function registerDryRun(api: Api, parts: HttpParts): void {
  live(api, parts);
  ending(api, parts);
  comparing(api, parts);
}

function live(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/live-customers',
      scope: 'sources:read',
      summary: 'Customers whose dry run is over',
      description: 'Everybody else is in dry run: everything is computed, nothing about them is sent.',
      tags: ['sources'],
      answers: { 200: { schema: pageOf(LiveSchema), description: 'Since when, and by whose word.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => {
      const found = await liveCustomersFor(actor, parts);
      if (isRefusal(found)) return found;
      return { status: 200, body: { items: found.map(liveJson), next: null } };
    },
  );
  define(
    api,
    {
      method: 'put',
      path: '/customers/{customer}/live',
      scope: 'sources:write',
      summary: 'End a customer’s dry run',
      description: 'From now on people are told. Only a person does so, by name. What was decided before stays untold.',
      tags: ['sources'],
      request: customerParam,
      answers: { 200: { schema: LiveSchema, description: 'Live, since when and by whose word.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => {
      const ports = { ...parts, isCustomer: isCustomerOf(parts) };
      const done = await goLive(params.customer, actor, ports);
      return isRefusal(done) ? done : { status: 200, body: liveJson(done) };
    },
  );
}

function ending(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'delete',
      path: '/customers/{customer}/live',
      scope: 'sources:write',
      summary: 'Put a customer back into dry run',
      description: 'From now on nothing about them is sent. Only a person does so, by name.',
      tags: ['sources'],
      request: customerParam,
      answers: { 204: { description: 'In dry run.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => (await endLive(params.customer, actor, parts)) ?? { status: 204 },
  );
}

function comparing(api: Api, parts: HttpParts): void {
  const slots = openSlots(AT_A_TIME);
  const places = cursors(parts, 'comparison', z.string());
  define(
    api,
    {
      method: 'get',
      path: '/comparison',
      scope: 'tickets:read',
      summary: 'Our verdicts beside the helpdesk’s own',
      description:
        'Ticket by ticket, against a field in which the helpdesk says whether it kept its own promise. Every ticket is judged anew from its facts, so it may take its time; one caller has one under way.',
      tags: ['sources'],
      request: {
        query: z.object({
          field: id(),
          customer: id().optional(),
          asOf: instant().optional(),
          limit: limit(200, 50),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: ComparisonSchema, description: 'The counts, and a page of differences.' } },
      refuses: ['notAllowed', 'tooMany'],
    },
    async ({ actor, query, lang }) => {
      const after = places.read(query.cursor);
      if (after !== null && typeof after !== 'string') return after;
      const leave = await slots.take(actor.id);
      if (leave === null) return tooMany;
      try {
        const { field, customer = null, asOf = null, limit: most } = query;
        const found = await compareWithHelpdesk({ field, customer, asOf, after, limit: most }, actor, parts.live);
        if (isRefusal(found)) return found;
        const next = found.next === null ? null : places.write(found.next);
        return { status: 200, body: { ...comparisonJson(found, lang), next } };
      } finally {
        leave();
      }
    },
  );
}

function comparisonJson({ asOf, opinion, differences }: Comparison, lang: Lang) {
  const { examples: _, ...counts } = opinion;
  const items = differences.map(({ clocks, ...one }) => ({
    ...one,
    clocks: clocks.map((clock) => clockJson(clock, { lang, receipts: true })),
  }));
  return { asOf: formatInstant(asOf), ...counts, items };
}

function liveJson({ customer, liveAt, liveBy }: LiveCustomer) {
  return { customer, liveAt: formatInstant(liveAt), liveBy };
}

const tooMany = refusal(
  'tooMany',
  { fr: 'Trop de comparaisons sont en cours.', en: 'Too many comparisons are under way.' },
  { fr: 'Attendez la fin de la première.', en: 'Wait for the first to end.' },
);
