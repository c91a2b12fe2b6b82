import { z } from '@hono/zod-openapi';
import { Instants, Seconds } from '../answering/schemas.ts';
import { ClockSchema } from './ticket-schemas.ts';

const text = () => z.string().nullable();
const PeriodSchema = z.object({ from: Instants(), to: Instants() });

export const ObjectiveSchema = z
  .object({
    agreement: z.string(),
    target: z.string(),
    period: PeriodSchema,
    met: z.int(),
    breached: z.int(),
    excused: z.int(),
    open: z.int(),
    attainment: text().openapi({ example: '95.0000%' }),
    required: text().openapi({ example: '95%' }),
    verdict: z.string(),
    missesLeft: z.int().nullable(),
    missesRunOutOn: text(),
    restatements: z.array(z.looseObject({})),
    level: text(),
    carried: z.unknown(),
    measuredSeconds: Seconds().nullable(),
  })
  .openapi('Objective');

const waterfall = [
  'totalSeconds',
  'outageSeconds',
  'outageInMaintenanceSeconds',
  'outageExcludedSeconds',
  'maintenanceSeconds',
  'excludedSeconds',
  'unknownSeconds',
  'downtimeSeconds',
] as const;

export const AvailabilitySchema = z
  .looseObject({
    agreement: z.string(),
    target: z.string(),
    service: text(),
    period: PeriodSchema,
    waterfall: z.object(Object.fromEntries(waterfall.map((name) => [name, Seconds()]))),
    availability: text().openapi({ example: '99.8647%' }),
    required: text().openapi({ example: '99.9%' }),
    verdict: z.string(),
  })
  .openapi('Availability');

const rows = () => z.array(z.looseObject({}));

export const EvaluationSchema = z
  .object({
    asOf: Instants(),
    tzdata: z.string(),
    clocks: z.array(ClockSchema),
    noCommitment: z.array(z.object({ ticket: z.string(), reason: z.string() })),
    objectives: z.array(ObjectiveSchema),
    availability: z.array(AvailabilitySchema),
    credits: rows(),
    bonuses: rows(),
    alerts: rows(),
    diagnostics: rows(),
  })
  .openapi('Evaluation');
