import { z } from '@hono/zod-openapi';
import { Instants, Seconds } from '../answering/schemas.ts';

const text = () => z.string().nullable();
const when = () => Instants().nullable();
const uncertainSince = () =>
  when().openapi({
    description:
      'Since when its source has been silent beyond its rhythm: what is told may be out of date. Null: it is not silent, or is not watched.',
  });

const PeriodSchema = z.object({ from: Instants(), to: Instants() });

/** What a late fact changed in a period that was closed. */
const RestatementSchema = z
  .looseObject({ agreement: z.string(), target: z.string(), period: PeriodSchema, was: z.unknown(), is: z.unknown() })
  .openapi('Restatement');

const ticketFields = {
  ticket: z.string(),
  customer: text().openapi({ description: 'Its id; null where it is not known who is meant.' }),
  calledAs: text().openapi({ description: 'What its events call the customer.' }),
  source: text(),
  openedAt: when(),
  endedAt: when(),
  priority: text(),
  service: text(),
  type: text(),
  team: text(),
  site: text(),
  assignee: text().openapi({ description: 'An opaque id.' }),
  noCommitment: text().openapi({ description: 'Why nothing was promised for it; null: something was.' }),
  lastEventAt: when(),
  uncertainSince: uncertainSince(),
};

/** What things are called, in the language of the answer; the id where they have no name. */
const labelFields = {
  customerName: text(),
  priorityLabel: text(),
  serviceLabel: text(),
  assigneeName: text().openapi({
    description: 'Who it is assigned to, where a person has this external id; null for a customer.',
  }),
  helpdeskUrl: text().openapi({
    description: 'The ticket in its own helpdesk, where its source has a `ticketUrl`; null for a customer.',
  }),
};

export const TicketRowSchema = z
  .object({
    ...ticketFields,
    ...labelFields,
    verdicts: z.record(z.string(), z.int()).openapi({ description: 'How many clocks, by verdict.' }),
  })
  .openapi('TicketSummary');

const SpanSchema = z
  .object({ from: Instants(), to: Instants(), state: z.string(), because: z.string() })
  .openapi('ReceiptSpan');

export const ClockSchema = z
  .object({
    ticket: z.string(),
    measure: z.string(),
    target: z.string(),
    targets: z.array(z.object({ target: z.string(), from: Instants(), to: when() })),
    agreement: z.string().openapi({ example: 'boreal-or@3' }),
    cycle: z.int(),
    state: z.string(),
    startedAt: when(),
    dueAt: when(),
    stoppedAt: when(),
    elapsedSeconds: Seconds(),
    remainingSeconds: Seconds().nullable(),
    pausedSeconds: Seconds(),
    verdict: z.enum(['open', 'atRisk', 'met', 'breached', 'excused', 'notApplicable']),
    firstVerdict: text(),
    breachedAt: when(),
    receipt: z.array(SpanSchema).nullable().openapi({ description: 'Null unless `receipts=true`.' }),
    level: text(),
    excusedBy: text(),
    excusedBecause: text(),
    countedOn: text(),
  })
  .openapi('Clock');

const countingFields = {
  countsUntil: when().openapi({
    description:
      'Of a running clock: when its service hours end next; outside of them, when they end after `countsAgainAt`. Null: not within a year.',
  }),
  countsAgainAt: when().openapi({
    description: 'Of a running clock: when time counts again after it stood still; null: it does not stand still.',
  }),
};

export const BoardItemSchema = z
  .object({
    ...labelFields,
    agreementTitle: z.string(),
    targetLabel: z.string().openapi({ description: 'What the agreement calls the promise; else what is measured.' }),
    ticket: z.string(),
    customer: text(),
    ticketPriority: text(),
    service: text(),
    type: text(),
    team: text(),
    site: text(),
    assignee: text(),
    openedAt: when(),
    agreement: z.string(),
    target: z.string(),
    level: text(),
    measure: z.string(),
    cycle: z.int(),
    priority: text(),
    startedAt: when(),
    state: z.string(),
    verdict: z.string(),
    dueAt: when(),
    breachedAt: when(),
    remainingSeconds: Seconds().nullable(),
    budgetSeconds: Seconds().nullable(),
    ...countingFields,
    uncertainSince: uncertainSince(),
  })
  .openapi('BoardItem');

const byFields = {
  by: z.string().openapi({ description: 'The id of who decided.' }),
  byName: text().openapi({ description: 'Null: nobody here is known by it.' }),
};

const TicketClockSchema = ClockSchema.extend({
  agreementTitle: z.string(),
  targetLabel: z.string(),
  budgetSeconds: Seconds().nullable(),
  ...countingFields,
  excusedByName: text().openapi({ description: 'Null for a customer.' }),
  receipt: z
    .array(
      SpanSchema.extend({
        reason: text().openapi({ description: 'Of a pause.' }),
        by: text().openapi({ description: 'Who paused it; null for a customer where it is one of ours.' }),
        byName: text(),
        clause: z.string().openapi({ description: 'What in the agreement makes it so.' }),
      }),
    )
    .nullable()
    .openapi({ description: 'Null unless `receipts=true`.' }),
}).openapi('TicketClock');

const actFields = {
  at: Instants(),
  by: text().openapi({
    description:
      'Who did it, an opaque id; null where its source does not say, and for a customer where it is one of ours.',
  }),
  byName: text().openapi({ description: 'Null for a customer, and where nobody here is known by it.' }),
};

const DecisionSchema = z
  .object({
    kind: z.enum(['excusal', 'scope']),
    source: z.string(),
    id: z.string(),
    at: Instants(),
    target: text(),
    cycle: z.int().nullable(),
    scope: text(),
    exclusion: text(),
    reason: text(),
    evidence: text(),
    ...byFields,
    takenBackAt: when(),
  })
  .openapi('TicketDecision');

const PlainFactSchema = z.object({
  type: z.string(),
  source: z.string(),
  id: z.string(),
  time: Instants(),
  data: z.looseObject({}),
});

const CorrectionSchema = z
  .object({
    original: PlainFactSchema,
    corrected: PlainFactSchema.nullable().openapi({ description: 'What stands in its place; null: nothing.' }),
    at: Instants(),
    reason: text(),
    ...byFields,
  })
  .openapi('TicketCorrection');

export const TicketSchema = z
  .object({
    asOf: Instants(),
    knownAt: when(),
    ...ticketFields,
    ...labelFields,
    restatements: z.array(RestatementSchema),
    acknowledgement: z.object(actFields).nullable().openapi({
      description: 'Who acknowledged it first, since its last reopening where it was reopened; null: nobody has.',
    }),
    pause: z
      .object({ ...actFields, reason: text() })
      .nullable()
      .openapi({
        description:
          'The pause that was noted and has not ended, whether or not it holds a clock; null: there is none.',
      }),
    clocks: z.array(TicketClockSchema),
    alerts: z.array(z.looseObject({})),
    notices: z.array(z.looseObject({})),
    decisions: z
      .array(DecisionSchema)
      .openapi({ description: 'What was excused, and what was taken into scope or out of it; none for a customer.' }),
    corrections: z.array(CorrectionSchema).openapi({ description: 'Facts that were taken back; none for a customer.' }),
  })
  .openapi('Ticket');
