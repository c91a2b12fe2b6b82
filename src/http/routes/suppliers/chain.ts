import { z } from '@hono/zod-openapi';
import { chainJson, promiseChain } from '../../../app/promise-chain/index.ts';
import { Instants } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id, instant } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { refused } from '../../problem.ts';
import { chosen, language } from './language-field.ts';

const PartySchema = z.object({
  role: z.enum(['customer', 'provider', 'supplier']),
  id: z.string().nullable(),
  name: z.string().nullable(),
});
const CoverSchema = z.enum(['covered', 'thin', 'uncovered', 'nothingUnder']).openapi('Cover', {
  description: '`nothingUnder`: it stands on nobody, so there is nothing to compare.',
});

const NodeSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['customerPromise', 'internalPromise', 'supplierPromise', 'noPromise', 'notPublished']).openapi({
      description:
        '`noPromise`: the agreement promises nothing that could carry ours; `notPublished`: no version of it is in force.',
    }),
    agreement: z.string(),
    version: z.int().nullable(),
    title: z.string().nullable(),
    party: PartySchema.nullable(),
    target: z.string().nullable(),
    level: z.string().nullable(),
    measure: z.string().nullable(),
    name: z.string().nullable(),
    promise: z
      .string()
      .nullable()
      .openapi({ description: 'A time or a share as the agreement writes it.', example: '4h' }),
    per: z.string().nullable(),
    calendar: z.string().nullable(),
    cover: CoverSchema.nullable().openapi({ description: 'The least favourable of what stands under it.' }),
  })
  .openapi('ChainPromise');

const EdgeSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    service: z.string().nullable(),
    cover: CoverSchema,
    decides: z.boolean().openapi({ description: 'Of several suppliers the one whose promise decides.' }),
    worstAt: Instants().nullable().openapi({ description: 'The worst instant to be called at.' }),
    ourDueAt: Instants().nullable(),
    supplierDueAt: Instants().nullable(),
    slackSeconds: z
      .number()
      .nullable()
      .openapi({ description: 'How long before our deadline the supplier’s lies; below zero: after it.' }),
    ourDowntimeSeconds: z.number().nullable().openapi({ description: 'Permitted by us in the period compared.' }),
    theirDowntimeSeconds: z.number().nullable(),
    safe: z.string().nullable().openapi({ description: 'The tightest promise that would be safe.' }),
    why: z.array(z.string()).openapi({ description: 'In sentences.' }),
  })
  .openapi('ChainEdge');

const ChainSchema = z
  .object({
    internal: z.literal(true),
    asOf: Instants(),
    nodes: z.array(NodeSchema),
    edges: z.array(EdgeSchema),
    margins: z
      .array(
        z.looseObject({
          agreement: z.string(),
          title: z.string(),
          party: PartySchema,
          covered: z.int(),
          thin: z.int(),
          uncovered: z.int(),
          nothingUnder: z.int(),
          promises: z.array(z.looseObject({})),
        }),
      )
      .openapi({ description: 'Of each agreement asked about what `leeway margin --json` says of the same texts.' }),
    rings: z.array(z.object({ agreement: z.string(), ring: z.array(z.string()) })).openapi({
      description: 'Agreements that stand on each other in a ring: nothing can be said of their promises.',
    }),
  })
  .openapi('PromiseChain');

/** What stands under our promises, down to suppliers. */
export function registerChain(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/promise-chain',
      scope: 'internals:read',
      summary: 'The chain from promises down to suppliers',
      description:
        'Of all that is promised to a customer, or of one agreement: each promise, what it stands on, and whether that is enough. Of the published agreements in force at `asOf` (now). It shows where we are weak: not for a customer.',
      tags: ['suppliers'],
      request: {
        query: z.object({
          customer: id().optional(),
          agreement: id().optional(),
          asOf: instant().optional(),
          lang: language(),
        }),
      },
      answers: { 200: { schema: ChainSchema, description: 'The chain as a graph.' } },
      refuses: ['notFound'],
    },
    async ({ actor, query, lang }) => {
      const { customer, agreement, asOf = null } = query;
      if ((customer === undefined) === (agreement === undefined)) return oneOfTwo;
      const of = customer === undefined ? { agreement: agreement ?? '' } : { customer };
      const found = await promiseChain({ of, asOf }, actor, parts.live);
      if (isRefusal(found)) return found;
      return { status: 200, ...chosen(chainJson(found, query.lang ?? lang), query.lang ?? lang) };
    },
  );
}

const oneOfTwo = refused(
  'malformed',
  {
    fr: 'La chaîne se demande pour un client ou pour un contrat.',
    en: 'The chain is asked for of a customer or of an agreement.',
  },
  {
    fr: 'Donnez «\u202fcustomer\u202f» ou «\u202fagreement\u202f», l’un des deux.',
    en: 'Give “customer” or “agreement”, one of them.',
  },
);
