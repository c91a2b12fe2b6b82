import { z } from '@hono/zod-openapi';
import { Instants, Seconds } from '../../answering/schemas.ts';
import { AvailabilitySchema, ObjectiveSchema } from '../evaluation-schemas.ts';
import { reasonFields } from './schemas.ts';

const text = () => z.string().nullable();
const period = z.object({ from: Instants(), to: Instants() });
const { clause } = reasonFields;
const sentence = z.string().openapi({ description: 'In the reader’s language.' });

const BrokenSchema = z
  .object({
    ticket: z.string(),
    agreement: z.string(),
    target: z.string(),
    level: text(),
    title: z.string(),
    measure: z.string(),
    cycle: z.int(),
    startedAt: Instants().nullable(),
    breachedAt: Instants().nullable(),
    stoppedAt: Instants().nullable().openapi({ description: 'Null: it went on when the month ended.' }),
    budgetSeconds: Seconds().nullable(),
    elapsedSeconds: Seconds().openapi({ description: 'The running spans of the receipt, summed.' }),
    overSeconds: Seconds().nullable(),
    sentence,
    receipt: z
      .array(z.object({ from: Instants(), to: Instants(), state: z.string(), because: z.string() }))
      .openapi({ description: 'To the stop, else to the end of the month.' }),
    excusedBy: text(),
    excusedBecause: text(),
    clause,
  })
  .openapi('BrokenCommitment');

const TargetSchema = z.object({
  agreement: z.string(),
  target: z.string(),
  level: text(),
  title: z.string(),
  kept: z.int(),
  missed: z.int(),
  excused: z.int(),
  open: z.int(),
  attainment: text(),
  required: text(),
  clause,
});

const BetterSchema = z.object({
  kind: z.enum(['attainment', 'availability', 'time']),
  agreement: z.string(),
  target: z.string(),
  service: text(),
  promised: z.string(),
  reached: z.string(),
  sentence,
  clause,
});

const outcome = z.enum(['met', 'breached', 'excused', 'open']);
const commitment = {
  ticket: z.string(),
  agreement: z.string(),
  target: z.string(),
  level: text(),
  measure: z.string(),
  cycle: z.int(),
};
const CorrectionSchema = z.object({
  month: z.string().openapi({ description: 'The month that was told otherwise.' }),
  ...commitment,
  title: z.string(),
  was: outcome.nullable(),
  is: outcome.nullable(),
  because: z
    .object({
      type: z.string(),
      source: z.string(),
      id: z.string(),
      occurredAt: Instants(),
      recordedAt: Instants(),
    })
    .nullable()
    .openapi({ description: 'The fact that moved it, where its objective’s period was closed.' }),
  sentence,
  clause,
});

const MoneySchema = z.object({
  agreement: z.string(),
  title: z.string(),
  statement: z.int().nullable().openapi({ description: 'The statement these are of; null: none is issued yet.' }),
  currency: z.string(),
  credits: z.array(z.looseObject({})),
  penalties: z.array(z.looseObject({})),
  bonuses: z.array(z.looseObject({})),
  totals: z.record(z.string(), z.object({ amount: z.string(), currency: z.string() })),
});

export const ReportSchema = z
  .object({
    customer: z.string(),
    name: z.string(),
    month: z.string(),
    timeZone: z.string(),
    period,
    counts: z.object({ kept: z.int(), missed: z.int(), excused: z.int(), open: z.int(), all: z.int() }).openapi({
      description: 'Commitments that count in the month: kept, missed, excused and open ones are all there are.',
    }),
    sentences: z.array(z.string()),
    targets: z.array(TargetSchema),
    misses: z.array(BrokenSchema),
    excused: z.array(BrokenSchema),
    objectives: z
      .array(ObjectiveSchema.omit({ restatements: true }).extend({ title: z.string(), clause }).loose())
      .openapi({ description: 'Of the periods that ended within the month.' }),
    availability: z.array(
      AvailabilitySchema.extend({
        title: z.string(),
        serviceTitle: z.string(),
        soFar: z.boolean().openapi({ description: 'Its period goes on: as it stood when the month ended.' }),
        clause,
      }),
    ),
    better: z.array(BetterSchema).openapi({ description: 'Where more was done than promised.' }),
    corrections: z.array(CorrectionSchema).openapi({
      description: 'What earlier reports told, and facts learned since have changed.',
    }),
    commitments: z.array(z.object({ ...commitment, outcome })).openapi({ description: 'Every one that counts.' }),
    money: z.array(MoneySchema),
  })
  .openapi('MonthlyReport');
