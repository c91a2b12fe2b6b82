import { z } from '@hono/zod-openapi';
import { HEALTH } from '../../../app/customers/index.ts';
import { Instants } from '../../answering/schemas.ts';
import { ObjectiveSchema } from '../evaluation-schemas.ts';

const text = () => z.string().nullable();

/** Where a figure comes from: the clause that promises it, and the route that tells it with all there is behind it. */
export const reasonFields = {
  clause: z.string().openapi({ description: 'A path into the agreement.', example: 'targets.p1-response' }),
  route: z.string().openapi({ description: 'Where the figure is told with what stands behind it.' }),
};

export const NamedObjectiveSchema = ObjectiveSchema.extend({ title: z.string(), ...reasonFields }).openapi(
  'NamedObjective',
  { description: 'An objective with its title in the reader’s language and where it comes from.' },
);

export const AgreementInForceSchema = z
  .object({
    agreement: z.string(),
    version: z.int(),
    title: z.string(),
    from: z.string().openapi({ example: '2026-01-01' }),
    to: text().openapi({ description: 'The last day of its term; null: without end.' }),
    shared: z.boolean().openapi({ description: 'It is made with several customers.' }),
    route: reasonFields.route,
  })
  .openapi('AgreementInForce');

const LiveSchema = z
  .object({ since: Instants(), by: z.string() })
  .nullable()
  .optional()
  .openapi({ description: 'Since when people are told; null: dry run; missing: not for this reader.' });

export const CustomerHealthSchema = z
  .object({
    customer: z.string(),
    name: z.string(),
    state: z.enum(HEALTH).openapi({
      description:
        'The worst of its open clocks: `missed` (one runs on beyond its deadline), `atRisk`, `onTrack`, `nothing` (none is open).',
    }),
    open: z.int().openapi({ description: 'Clocks that are not over.' }),
    paused: z.int(),
    atRisk: z.int(),
    breached: z.int().openapi({ description: 'Beyond their deadline and still open.' }),
    tightest: z.array(NamedObjectiveSchema).openapi({
      description: 'At most three of the periods that run, the fewest misses left first.',
    }),
    live: LiveSchema,
    agreements: z.array(AgreementInForceSchema),
    route: reasonFields.route,
  })
  .openapi('CustomerHealth');

const ContactSchema = z
  .object({
    contact: z.string(),
    party: z.string(),
    role: z.string(),
    name: z.string(),
    reach: z.array(z.object({ by: z.string(), at: z.string() })),
    hours: text().openapi({ description: 'A calendar of the agreement; null: at any time.' }),
    openNow: z.boolean().nullable(),
    standIn: text(),
    reachedNow: text().openapi({
      description: 'Who is reached now: itself, or the first who stands in and is there; null: nobody is.',
    }),
    clause: reasonFields.clause,
  })
  .openapi('CustomerContact');

export const AgreementContactsSchema = z.object({
  agreement: z.string(),
  contacts: z.array(ContactSchema),
  escalation: z.array(
    z.object({
      after: z.string().openapi({ example: '75%', description: 'Of a limit.' }),
      to: z.array(z.string()),
      clause: reasonFields.clause,
    }),
  ),
});

const MoneySchema = z.object({ amount: z.string(), currency: z.string() });

export const MoneySoFarSchema = z
  .object({
    agreement: z.string(),
    month: z.string(),
    currency: z.string(),
    credits: z.array(z.looseObject({})),
    penalties: z.array(z.looseObject({})),
    bonuses: z.array(z.looseObject({})),
    totals: z.record(z.string(), MoneySchema),
    route: reasonFields.route,
  })
  .openapi('MoneySoFar', { description: 'As a statement tells them, with their working; nothing of it is issued.' });

export const OverviewHead = {
  customer: z.string(),
  name: z.string(),
  timeZone: text().openapi({ description: 'In which its months are told; null without an agreement.' }),
  asOf: Instants(),
  behind: z.int().openapi({ description: 'Tickets that wait to be judged by the present agreements.' }),
  live: LiveSchema,
  agreements: z.array(AgreementInForceSchema),
};

/** What the agreement calls an availability promise, and its service. */
export const serviceTitleFields = { title: z.string(), serviceTitle: z.string() };

const targetMonth = {
  agreement: z.string(),
  target: z.string(),
  level: text(),
  title: z.string(),
  met: z.int(),
  breached: z.int(),
  excused: z.int(),
  attainment: text().openapi({ example: '95.0000%' }),
  required: text().openapi({ example: '95%' }),
  clause: reasonFields.clause,
};

export const TrendMonthSchema = z
  .object({
    month: z.string().openapi({ example: '2026-03' }),
    kept: z.int(),
    missed: z.int(),
    excused: z.int(),
    objectives: z.array(z.object(targetMonth)).openapi({
      description: 'What counted within the month, whatever the period an objective is judged by.',
    }),
    availability: z.array(
      z.object({
        agreement: z.string(),
        target: z.string(),
        ...serviceTitleFields,
        service: text(),
        period: z.object({ from: Instants(), to: Instants() }),
        availability: text(),
        required: text(),
        verdict: z.string(),
        clause: reasonFields.clause,
      }),
    ),
    statements: z
      .array(
        z.object({
          agreement: z.string(),
          number: z.int(),
          currency: z.string(),
          totals: z.record(z.string(), MoneySchema),
          route: reasonFields.route,
        }),
      )
      .nullable()
      .openapi({ description: 'As issued, the last number of each agreement; null: not for this reader.' }),
    report: z.object({ number: z.int(), route: reasonFields.route }).nullable(),
  })
  .openapi('TrendMonth');
