import { z } from '@hono/zod-openapi';
import { may } from '../../app/access/index.ts';
import { availabilityAnswer, objectivesAnswer, writeEvaluation } from '../../app/live/index.ts';
import { Unavailable } from '../../app/ports/index.ts';
import { refusal } from '../../app/refusal.ts';
import { availabilityJson, objectiveJson } from '../../core/report/index.ts';
import { formatInstant, type Instant, type Span } from '../../core/time/index.ts';
import { Instants, instantOrNull } from '../answering/schemas.ts';
import { writtenStream } from '../answering/written-stream.ts';
import type { Api } from '../api.ts';
import { flag, id, instant } from '../asking/fields.ts';
import { define } from '../define.ts';
import { openSlots, type Slots } from '../limits/slots.ts';
import type { HttpParts } from '../parts.ts';
import { type Refused, refused } from '../problem.ts';
import { AvailabilitySchema, EvaluationSchema, ObjectiveSchema } from './evaluation-schemas.ts';

/** How many evaluations of everything are under way at a time; one caller has at most a quarter, the others wait in line. */
const EVALUATIONS = 8;

const windowFields = {
  from: instant().optional().openapi({ description: 'With `to`: periods that overlap this span.' }),
  to: instant().optional().openapi({ description: 'Exclusive.' }),
};
const vantageFields = { asOf: instant().optional(), knownAt: instant().optional() };
const vantageSchema = { asOf: Instants(), knownAt: Instants().nullable() };

function toldVantage({ asOf, knownAt }: { readonly asOf: Instant; readonly knownAt: Instant | null }) {
  return { asOf: formatInstant(asOf), knownAt: instantOrNull(knownAt) };
}

export function registerEvaluation(api: Api, parts: HttpParts): void {
  const places = openSlots(EVALUATIONS);
  objectives(api, parts, places);
  availability(api, parts);
  evaluation(api, parts, places);
}

interface WindowAsked {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

function windowOf({ from, to }: WindowAsked): Span | null | Refused {
  if (from === undefined && to === undefined) return null;
  return from === undefined || to === undefined || from >= to ? badWindow : { from, to };
}

function objectives(api: Api, parts: HttpParts, places: Slots): void {
  define(
    api,
    {
      method: 'get',
      path: '/objectives',
      scope: 'tickets:read',
      summary: 'Objectives and what is left of them',
      description:
        'How many kept, how many missed, and how many may still be missed. `asOf`: as it stood at that instant; `knownAt`: by what was known then. Without them, as of now: `behind` says how many tickets still wait to be judged by the present agreements; until it is 0, counts may lag behind. With one of them every ticket is judged anew from its facts, so it may take its time; one caller has two under way, evaluations included.',
      tags: ['objectives'],
      request: { query: z.object({ agreement: id().optional(), ...vantageFields, ...windowFields }) },
      answers: {
        200: {
          schema: z.object({ ...vantageSchema, behind: z.int(), objectives: z.array(ObjectiveSchema) }),
          description: 'The objectives.',
        },
      },
    },
    async ({ actor, query }) => {
      const window = windowOf(query);
      if (window !== null && 'refused' in window) return window;
      const { agreement = null, asOf = null, knownAt = null } = query;
      const leave = asOf === null && knownAt === null ? () => {} : await places.take(actor.id);
      if (leave === null) return tooManyAtOnce;
      try {
        const found = await objectivesAnswer({ agreement, asOf, knownAt, window }, actor, parts.live);
        const { behind } = found;
        return {
          status: 200,
          body: { ...toldVantage(found), behind, objectives: found.objectives.map(objectiveJson) },
        };
      } finally {
        leave();
      }
    },
  );
}

function availability(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/availability',
      scope: 'tickets:read',
      summary: 'How much of their hours the services were up',
      description: '`asOf`: as it stood at that instant; `knownAt`: by what was known then. Without them, as of now.',
      tags: ['availability'],
      request: { query: z.object({ agreement: id().optional(), ...vantageFields, ...windowFields }) },
      answers: {
        200: {
          schema: z.object({ ...vantageSchema, availability: z.array(AvailabilitySchema) }),
          description: 'Availability by agreement, service and period.',
        },
      },
    },
    async ({ actor, query }) => {
      const window = windowOf(query);
      if (window !== null && 'refused' in window) return window;
      const { agreement = null, asOf = null, knownAt = null } = query;
      const found = await availabilityAnswer({ agreement, asOf, knownAt, window }, actor, parts.live);
      return {
        status: 200,
        body: { ...toldVantage({ ...found, knownAt }), availability: found.availability.map(availabilityJson) },
      };
    },
  );
}

function evaluation(api: Api, parts: HttpParts, places: Slots): void {
  const tzdata = process.versions['tz'] ?? 'unknown';
  define(
    api,
    {
      method: 'get',
      path: '/evaluation',
      scope: 'statements:read',
      summary: 'Everything there is to say, as of an instant',
      description:
        'What `leeway evaluate --json` says of the same facts in files: clocks, objectives, availability, credits, bonuses, alerts, diagnostics. Judged anew from the facts while it is written, so it may take its time; one caller has two under way.',
      tags: ['evaluation'],
      request: {
        query: z.object({
          ...vantageFields,
          ...windowFields,
          customer: id().optional(),
          receipts: flag().optional(),
        }),
      },
      answers: { 200: { schema: EvaluationSchema, description: 'The evaluation.' } },
      refuses: ['notFound'],
    },
    async ({ actor, query, lang, signal, hangUp }) => {
      const window = windowOf(query);
      if (window !== null && 'refused' in window) return window;
      const customer = query.customer ?? actor.customer;
      if (!may(actor, 'statements:read', customer)) return noSuchCustomer;
      const leave = await places.take(actor.id);
      if (leave === null) return tooManyAtOnce;
      const { asOf = null, knownAt = null, receipts = false } = query;
      const { stream, done } = await writtenStream(
        (write) => writeEvaluation({ asOf, knownAt, window, customer }, { lang, receipts, tzdata }, write, parts.live),
        [signal, api.closing.signal],
        (error) => {
          hangUp();
          if (!(error instanceof Unavailable)) parts.log.defect('evaluation', error);
        },
        leave,
      );
      return {
        status: 200,
        raw: { contentType: 'application/json', data: stream, done },
        headers: { 'content-language': lang },
      };
    },
  );
}

const badWindow = refused(
  'malformed',
  {
    fr: '« from » et « to » vont ensemble, le premier avant le second.',
    en: '“from” and “to” go together, the first before the second.',
  },
  { fr: 'Donnez les deux, ou aucun.', en: 'Give both, or neither.' },
);
const noSuchCustomer = refusal('notFound', { fr: 'Ce client est inconnu.', en: 'This customer is not known.' });
const tooManyAtOnce = refusal(
  'tooMany',
  { fr: 'Trop d’évaluations attendent déjà.', en: 'Too many evaluations wait already.' },
  { fr: 'Attendez la fin des premières.', en: 'Wait for the first to end.' },
);
