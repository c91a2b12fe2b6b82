import { z } from '@hono/zod-openapi';
import type { Payload, Source } from '../../../app/ports/index.ts';
import { keptOutcome, type Outcome, type PayloadProblem, secretId, silentAt } from '../../../app/sources/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import { Instants, instantOrNull, Seconds } from '../../answering/schemas.ts';
import type { Lang } from '../../asking/language.ts';

export const KeySchema = z
  .object({
    key: z.string(),
    prefix: z.string().openapi({ example: 'lws_4fQz2P', description: 'Its first characters, to know it by.' }),
    madeAt: Instants(),
    madeBy: z.string().nullable(),
    revokedAt: Instants().nullable(),
  })
  .openapi('SourceKey');

/** Payloads that were sent in its name and not taken, as far as this node remembers. */
export const NotTakenSchema = z.object({
  at: Instants(),
  why: z.enum(['wrongKey', 'noSignature', 'badSignature', 'tooOld', 'tooNew', 'repeated', 'tooMany']),
});

export const SourceSchema = z
  .object({
    source: z.string().openapi({ example: 'prometheus', description: 'What its events have as `source`.' }),
    title: z.string(),
    template: z.string().nullable().openapi({ description: 'The mapping it was made from; null: its own.' }),
    mapping: z.string().openapi({ description: 'The mapping in use: YAML, or the same in JSON.' }),
    draft: z.string().nullable().openapi({ description: 'The mapping that is being tried; null: none.' }),
    ticketUrl: z.string().nullable().openapi({
      example: 'https://helpdesk.example/t/{ticket}',
      description: 'Where a person finds one of its tickets; `{ticket}` stands for the id. Null: nowhere.',
    }),
    keys: z.array(KeySchema),
    secrets: z.array(z.string()).openapi({
      description: 'Ids of the secrets by which payloads must be signed, newest first; none: a key is enough.',
    }),
    everySeconds: Seconds()
      .nullable()
      .openapi({ description: 'How often it speaks at least, in open time of `calendar`; null: it is not watched.' }),
    calendar: z.unknown().openapi({ description: 'Of its rhythm, as in an agreement; null: round the clock.' }),
    keepDays: z.int().openapi({ description: 'Whole days for which payloads are kept.' }),
    live: z.boolean().openapi({ description: 'False: in dry run; nobody is told of what comes of it.' }),
    liveAt: Instants().nullable(),
    liveBy: z.string().nullable(),
    lastReceivedAt: Instants().nullable(),
    silentAt: Instants()
      .nullable()
      .openapi({ description: 'When it will have been silent beyond its rhythm, unless it speaks before.' }),
    silentSince: Instants().nullable().openapi({ description: 'Since when it is; null: it is not.' }),
    notTaken: z.array(NotTakenSchema).openapi({
      description: 'What was sent in its name lately and not taken, latest first, as far as this node remembers.',
    }),
    madeAt: Instants(),
    madeBy: z.string().nullable(),
    revision: z.int(),
  })
  .openapi('Source');

export function keyJson({ id, prefix, madeAt, madeBy, revokedAt }: Source['keys'][number]) {
  return { key: id, prefix, madeAt: formatInstant(madeAt), madeBy, revokedAt: instantOrNull(revokedAt) };
}

/** A source as the API tells of it: no hash and no secret, sealed or not. */
export function sourceJson(source: Source, notTaken: readonly { readonly at: Instant; readonly why: string }[]) {
  const { id, title, template, mapping, draft, ticketUrl, keys, secretsSealed, everyMs, calendar, keepDays } = source;
  const { liveAt, liveBy, lastReceivedAt, silentSince, madeAt, madeBy, revision } = source;
  return {
    source: id,
    title,
    template,
    mapping,
    draft,
    ticketUrl,
    keys: keys.map(keyJson),
    secrets: secretsSealed.map(secretId),
    everySeconds: everyMs === null ? null : everyMs / 1000,
    calendar: calendar === null ? null : (JSON.parse(calendar) as unknown),
    keepDays,
    live: liveAt !== null,
    liveAt: instantOrNull(liveAt),
    liveBy,
    lastReceivedAt: instantOrNull(lastReceivedAt),
    silentAt: instantOrNull(silentAt(source)),
    silentSince: instantOrNull(silentSince),
    notTaken: notTaken.map(({ at, why }) => ({ at: formatInstant(at), why })),
    madeAt: formatInstant(madeAt),
    madeBy,
    revision,
  };
}

const ProblemSchema = z
  .object({
    code: z.string().openapi({ example: 'LW477' }),
    level: z.enum(['error', 'warning']),
    message: z.string(),
    help: z.string().nullable(),
    line: z.int().nullable().openapi({ description: 'Of the mapping.' }),
    entry: z.int().nullable().openapi({ description: 'Which entry under `events` of the mapping, from 0.' }),
    thing: z.int().nullable().openapi({ description: 'Which of the things in the payload, from 0.' }),
    pointer: z.string().nullable().openapi({ description: 'A JSON pointer into the event that would have been.' }),
  })
  .openapi('PayloadProblem');

const EventFields = {
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  result: z.enum(['new', 'same', 'different', 'refused']),
  entry: z.int(),
  thing: z.int(),
};

export const OutcomeSchema = z
  .object({
    events: z.array(z.object(EventFields)),
    skipped: z.int().openapi({ description: 'Things that the mapping skipped.' }),
    problems: z.array(ProblemSchema),
    moreProblems: z.int().openapi({ description: 'Problems beyond those listed.' }),
  })
  .openapi('PayloadOutcome');

export const StateSchema = z.enum(['waiting', 'read', 'aside']);

export const PayloadSchema = z
  .object({
    payload: z.string(),
    receivedAt: Instants(),
    contentType: z.string().nullable(),
    body: z.string().openapi({ description: 'As it came.' }),
    sentAs: z.string().nullable().openapi({ description: '`webhook-id`; null: its sender says none.' }),
    state: StateSchema.openapi({
      description: '`waiting`: kept, and still to be read. `aside`: something in it errs, and waits for a person.',
    }),
    readUnder: z.int().nullable().openapi({ description: 'The revision of the source by which it was read last.' }),
    isSample: z.boolean(),
    outcome: OutcomeSchema.nullable(),
  })
  .openapi('Payload');

export function payloadJson(payload: Payload, lang: Lang) {
  const { id, receivedAt, contentType, body, sentAs, state, readUnder, isSample } = payload;
  const outcome = keptOutcome(payload);
  return {
    payload: id,
    receivedAt: formatInstant(receivedAt),
    contentType,
    body,
    sentAs,
    state,
    readUnder,
    isSample,
    outcome: outcome === null ? null : outcomeJson(outcome, lang),
  };
}

export function outcomeJson({ events, skipped, problems, moreProblems }: Outcome, lang: Lang) {
  return { events, skipped, problems: problems.map((problem) => problemJson(problem, lang)), moreProblems };
}

export function problemJson({ message, help, ...rest }: PayloadProblem, lang: Lang) {
  return { ...rest, message: message[lang], help: help?.[lang] ?? null };
}

export const PreviewSchema = z
  .object({
    payloads: z.array(
      z.object({
        payload: z.string().nullable().openapi({ description: 'Null: the example.' }),
        events: z.array(
          z.object({ ...EventFields, event: z.looseObject({}).openapi({ description: 'As it would be handed in.' }) }),
        ),
        skipped: z.int(),
        problems: z.array(ProblemSchema),
      }),
    ),
    notTried: z.int().openapi({ description: 'Payloads that were not tried, for the others took too long.' }),
    unfilled: z.array(z.object({ entry: z.int(), field: z.string(), line: z.int() })).openapi({
      description: 'Fields that no payload gave anything for: most often a name that is not in the payloads.',
    }),
  })
  .openapi('MappingPreview');
