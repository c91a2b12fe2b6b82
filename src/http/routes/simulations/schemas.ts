import { z } from '@hono/zod-openapi';
import type { Told } from '../../../app/diagnostic.ts';
import type { Simulation, SimulationAsked, WholeSimulation } from '../../../app/ports/index.ts';
import {
  MOST_YEARS,
  problemWords,
  type SimulationProblem,
  type SimulationView,
} from '../../../app/simulations/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull, ProblemSchema } from '../../answering/schemas.ts';
import type { Lang } from '../../asking/language.ts';
import { problemDocument } from '../../problem.ts';
import { DiagnosticSchema, diagnosticJson } from '../register/agreement-schemas.ts';

const VersionNameSchema = z.strictObject({ agreement: z.string().min(1).max(300), version: z.int().min(1) });
const word = (example: string) => z.string().min(1).max(60).openapi({ example });
const when = () =>
  word('2026-01-01').nullable().default(null).openapi({ description: 'A date in the draft’s zone, or an instant.' });

/** What is simulated. */
export const AskedSchema = z.strictObject({
  draft: z.union([VersionNameSchema, z.strictObject({ text: z.string().min(1).max(600_000) })]).openapi({
    description: 'A published version, or a text that is not published: YAML or JSON.',
  }),
  present: z
    .union([z.literal('inForce'), VersionNameSchema])
    .nullable()
    .default('inForce')
    .openapi({
      description:
        'Told beside the draft: the version of the same agreement in force now (else the one before or to come), another, or (null) none.',
    }),
  title: z.string().max(200).nullable().default(null),
  from: when(),
  to: when(),
  asOf: when(),
  customers: z
    .array(z.strictObject({ customer: z.string().min(1).max(300), scale: word('1.5').default('1') }))
    .min(1)
    .max(50)
    .nullable()
    .default(null)
    .openapi({ description: 'Of a prospect without history: whose past stands for its own, and how many times.' }),
  confidence: word('90%').nullable().default(null),
  years: z.int().min(1).max(MOST_YEARS).nullable().default(null).openapi({ description: '1000 unless said.' }),
  seed: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .openapi({ description: 'The same seed gives the same answer; 1 unless said.' }),
  team: z
    .strictObject({ inHours: word('70h'), outOfHours: word('5h').default('0') })
    .nullable()
    .default(null)
    .openapi({ description: 'Hours of work a week, in and out of service hours.' }),
  handling: word('60%').nullable().default(null).openapi({
    description: 'How much of elapsed time is work, where no work is recorded; with `team`.',
  }),
});

const ResultSchema = z
  .looseObject({
    internal: z.literal(true),
    agreement: z.string(),
    seed: z.int(),
    years: z.int(),
    events: z.int(),
    tickets: z.int(),
    odds: z.array(z.looseObject({})),
    offers: z.array(z.looseObject({})),
    distributions: z.looseObject({}).nullable(),
    advice: z.looseObject({}).nullable(),
    notices: z.array(z.looseObject({})),
  })
  .openapi('SimulationResult', { description: 'As `leeway simulate --json` tells it.' });

export const HeadSchema = z
  .object({
    simulation: z.string().openapi({ description: 'Its id.' }),
    title: z.string().nullable(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    asked: z
      .looseObject({})
      .openapi({ description: 'What was asked; of a text that is not published, that it is one.' }),
    createdAt: Instants(),
    createdBy: z.string(),
    startedAt: Instants().nullable(),
    endedAt: Instants().nullable(),
    keptUntil: Instants(),
    waiting: z.int().nullable().openapi({ description: 'How many come before it; null: it does not wait.' }),
    progress: z
      .object({
        doing: z.enum(['reading', 'judging', 'drawing', 'confirming', 'pricing']),
        events: z.int().openapi({ description: 'Events read so far, about.' }),
      })
      .nullable(),
  })
  .openapi('SimulationHead');

export const WholeSchema = HeadSchema.extend({
  text: z.string().nullable().openapi({ description: 'The draft, where it is a text.' }),
  problem: ProblemSchema.nullable().openapi({ description: 'Why it failed.' }),
  result: z
    .object({
      draft: ResultSchema,
      present: ResultSchema.nullable().openapi({ description: 'The same of the present agreement by itself.' }),
      diagnostics: z.array(DiagnosticSchema),
    })
    .nullable(),
}).openapi('Simulation');

export function headJson({ simulation, waiting, keptUntil }: SimulationView) {
  const { id, title, state, asked, createdAt, createdBy, startedAt, endedAt } = simulation;
  return {
    simulation: id,
    title,
    state,
    asked: { ...asked, draft: 'text' in asked.draft ? { text: null } : asked.draft },
    createdAt: formatInstant(createdAt),
    createdBy,
    startedAt: instantOrNull(startedAt),
    endedAt: instantOrNull(endedAt),
    keptUntil: formatInstant(keptUntil),
    waiting,
    progress: progressOf(simulation),
  };
}

function progressOf({ progress, state }: Simulation) {
  return state === 'running' ? progress : null;
}

interface Kept {
  readonly draft: object;
  readonly present: object | null;
  readonly diagnostics: readonly Told[];
}

export function wholeJson(view: SimulationView<WholeSimulation>, lang: Lang) {
  const { asked, problem, result } = view.simulation;
  const kept = result === null ? null : (JSON.parse(result) as Kept);
  const refused = problem === null ? null : problemWords(JSON.parse(problem) as SimulationProblem, lang);
  return {
    ...headJson(view),
    text: textOf(asked),
    problem: refused === null ? null : problemDocument(refused, lang, null),
    result: kept === null ? null : { ...kept, diagnostics: kept.diagnostics.map((one) => diagnosticJson(one, lang)) },
  };
}

function textOf({ draft }: SimulationAsked): string | null {
  return 'text' in draft ? draft.text : null;
}
