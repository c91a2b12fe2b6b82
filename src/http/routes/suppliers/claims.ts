import { z } from '@hono/zod-openapi';
import { refusal } from '../../../app/refusal.ts';
import { claimJson, claimsOn, noteClaim, supplierFor } from '../../../app/suppliers/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id, instant } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import { openSlots } from '../../limits/slots.ts';
import type { HttpParts } from '../../parts.ts';
import { FactSchema, factJson } from '../register/decision-schemas.ts';
import { portsOf } from '../register/ports-of.ts';
import { chosen, language } from './language-field.ts';

/** How many suppliers' claims are reckoned at a time: all tickets are judged by a supplier's promises again. */
const RECKONED = 4;

const AmountSchema = z.object({ amount: z.string(), currency: z.string() });
const ClaimSchema = z
  .object({
    agreement: z.string(),
    version: z.int(),
    timeZone: z.string().openapi({ description: 'The zone of the agreement, which decides its days.' }),
    remedy: z.string(),
    title: z.string(),
    target: z.string(),
    kind: z.string(),
    month: z.string().openapi({ description: 'The month it is settled in.', example: '2026-03' }),
    period: z.object({ from: Instants(), to: Instants() }),
    state: z.enum(['claimable', 'claimed', 'lapsed', 'unasked', 'settled']).openapi({
      description:
        '`claimable`: until `lastDay`; `lapsed`: it was not claimed in time; `unasked`: owed without being claimed; `settled`: final, or nothing is left of it.',
    }),
    running: z.boolean().openapi({ description: 'The period still runs: the amount may grow.' }),
    amount: AmountSchema.nullable().openapi({
      description: 'Null: what the agreement says can not be reckoned; its formula stands.',
    }),
    days: z.number().openapi({ description: 'Days of service added.' }),
    formula: z.string().nullable(),
    working: z.array(z.looseObject({})),
    waitsFor: z.array(z.string()),
    channel: z.string().nullable(),
    lastDay: z.string().nullable().openapi({ format: 'date', description: 'The last day on which it can be claimed.' }),
    daysLeft: z
      .int()
      .nullable()
      .openapi({ description: '0: today is the last day; null: none is left, or none said.' }),
    claimed: z
      .object({
        source: z.string(),
        id: z.string(),
        agreement: z.string(),
        remedy: z.string(),
        month: z.string(),
        at: Instants(),
        by: z.string().nullable(),
        reference: z.string().nullable(),
        reason: z.string().nullable(),
      })
      .nullable()
      .openapi({
        description: 'That it was claimed; `source` and `id` name the fact, to be taken back by a correction.',
      }),
  })
  .openapi('SupplierClaim');

/** What can be claimed of suppliers, and that it was. */
export function registerClaims(api: Api, parts: HttpParts): void {
  const places = openSlots(RECKONED);
  define(
    api,
    {
      method: 'get',
      path: '/suppliers/{supplier}/claims',
      scope: 'internals:read',
      summary: 'What can be claimed of a supplier',
      description:
        'For each promise missed what its agreement gives us, until when it can be claimed, and whether it was; the latest period first. Reckoned anew from all facts, so it may take its time; one caller has one under way.',
      tags: ['suppliers'],
      request: { params: z.object({ supplier: id() }), query: z.object({ lang: language() }) },
      answers: {
        200: { schema: z.object({ asOf: Instants(), items: z.array(ClaimSchema) }), description: 'The claims.' },
      },
      refuses: ['notFound', 'tooMany'],
    },
    async ({ actor, params, query, lang }) => {
      const supplier = await supplierFor(params.supplier, actor, parts.live);
      if (isRefusal(supplier)) return supplier;
      const leave = await places.take(actor.id);
      if (leave === null) return tooManyAtOnce;
      try {
        const told = query.lang ?? lang;
        const { asOf, claims } = await claimsOn(supplier, actor, parts.live);
        const items = claims.map((one) => claimJson(one, told));
        return { status: 200, ...chosen({ asOf: formatInstant(asOf), items }, told) };
      } finally {
        leave();
      }
    },
  );
  noting(api, parts);
}

function noting(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/suppliers/{supplier}/claims',
      scope: 'statements:write',
      summary: 'Note that a remedy was claimed of a supplier',
      description: 'A decision, kept with who took it. Taken back by a correction of the fact it became.',
      tags: ['suppliers'],
      idempotent: true,
      request: {
        params: z.object({ supplier: id() }),
        body: z.strictObject({
          agreement: z.string().min(1).max(300),
          remedy: z.string().min(1).max(300),
          month: z.string().min(1).max(10).openapi({ example: '2026-03' }),
          reference: z
            .string()
            .max(2_000)
            .nullable()
            .default(null)
            .openapi({ description: 'The supplier’s case or our letter.' }),
          reason: z.string().max(2_000).nullable().default(null),
          claimedAt: instant().nullable().default(null).openapi({ description: 'When it was claimed; null: now.' }),
        }),
      },
      answers: { 201: { schema: FactSchema, description: 'Noted.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, body, lang }) => {
      const done = await noteClaim({ ...params, ...body, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 201, body: factJson(done) };
    },
  );
}

const tooManyAtOnce = refusal(
  'tooMany',
  { fr: 'Trop de réclamations se calculent déjà.', en: 'Too many claims are being reckoned already.' },
  { fr: 'Attendez la fin des premières.', en: 'Wait for the first to end.' },
);
