import { z } from '@hono/zod-openapi';
import { deliveredBy, deliveredJson, type Supplier, supplierFor, suppliersAt } from '../../../app/suppliers/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { chosen, language } from './language-field.ts';

const SLASHES = 'In an id, write `~1` for `/`, `~0` for `~`, `~2` for `%`.';

const SupplierSchema = z
  .object({
    supplier: z.string().openapi({ description: 'Its id in the agreements; its name where they give it none.' }),
    name: z.string(),
    agreements: z.array(
      z.object({
        agreement: z.string(),
        version: z.int(),
        title: z.string(),
        timeZone: z.string().openapi({ description: 'The zone of the agreement, which decides its days.' }),
        effectiveAt: Instants(),
        endsAt: Instants().nullable(),
        services: z.array(z.object({ service: z.string(), title: z.string() })),
        targets: z.int(),
        contacts: z.array(
          z.object({
            contact: z.string(),
            party: z.string(),
            role: z.string(),
            name: z.string(),
            reach: z.array(z.object({ by: z.string(), at: z.string() })),
            backup: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('Supplier');

const PromiseSchema = z
  .object({
    agreement: z.string(),
    version: z.int(),
    target: z.string(),
    timeZone: z.string().openapi({ description: 'The zone of the agreement, which decides its days.' }),
    level: z.string().nullable(),
    measure: z.string(),
    name: z.string(),
    service: z.string().nullable(),
    serviceTitle: z.string().nullable(),
    within: z.string().nullable().openapi({ example: '4h' }),
    atLeast: z.string().nullable().openapi({ example: '99.9%' }),
    required: z.string().nullable().openapi({ description: 'The share of clocks to be kept.', example: '95%' }),
    allow: z.int().nullable().openapi({ description: 'Misses allowed in a period.' }),
    per: z.string(),
    calendar: z.string(),
    periods: z.array(
      z.object({
        period: z.object({ from: Instants(), to: Instants() }),
        state: z.enum(['open', 'met', 'breached', 'unknown']).openapi({
          description: '`unknown`: nothing that happened tells; never taken for kept.',
        }),
        reached: z.string().nullable().openapi({ example: '99.8647%' }),
        met: z.int().nullable(),
        breached: z.int().nullable(),
        excused: z.int().nullable(),
        open: z.int().nullable(),
        downtimeSeconds: z.number().nullable(),
        unknownSeconds: z.number().nullable().openapi({ description: 'Nobody knows whether it was up.' }),
        allowedSeconds: z.number().nullable(),
        outages: z.int().nullable(),
      }),
    ),
  })
  .openapi('SupplierPromise');

const DeliveredSchema = SupplierSchema.extend({
  asOf: Instants(),
  behind: z.int().openapi({
    description:
      'Tickets that still wait to be judged by the present agreements: until it is 0, counts may lag behind.',
  }),
  promises: z.array(PromiseSchema),
}).openapi('SupplierDelivered');

/** What suppliers promise us, and what came of it. */
export function registerSuppliersAsked(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/suppliers',
      scope: 'internals:read',
      summary: 'Suppliers, with what they promise us',
      description:
        'Whoever stands as supplier in an agreement in force, by name. Not for a customer: the list is empty.',
      tags: ['suppliers'],
      request: { query: z.object({ lang: language() }) },
      answers: {
        200: { schema: z.object({ asOf: Instants(), items: z.array(SupplierSchema) }), description: 'The suppliers.' },
      },
    },
    async ({ actor, query, lang }) => {
      const { asOf, suppliers } = await suppliersAt(null, actor, parts.live);
      const told = query.lang ?? lang;
      const items = suppliers.map((one) => supplierJson(one, told));
      return { status: 200, ...chosen({ asOf: formatInstant(asOf), items }, told) };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/suppliers/{supplier}',
      scope: 'internals:read',
      summary: 'What a supplier promised, and what we got',
      description: `Each promise in the present period and the twelve before, the latest first. ${SLASHES}`,
      tags: ['suppliers'],
      request: { params: z.object({ supplier: id() }), query: z.object({ lang: language() }) },
      answers: { 200: { schema: DeliveredSchema, description: 'The supplier.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const supplier = await supplierFor(params.supplier, actor, parts.live);
      if (isRefusal(supplier)) return supplier;
      const told = query.lang ?? lang;
      const { asOf, behind, promises } = await deliveredBy(supplier, actor, parts.live);
      const delivered = promises.map((one) => deliveredJson(one, told));
      const body = { ...supplierJson(supplier, told), asOf: formatInstant(asOf), behind, promises: delivered };
      return { status: 200, ...chosen(body, told) };
    },
  );
}

function supplierJson({ id: supplier, name, agreements }: Supplier, lang: Lang) {
  return {
    supplier,
    name,
    agreements: agreements.map(
      ({ id: agreement, version, title, timeZone, effectiveAt, endsAt, services, targets, contacts }) => ({
        agreement,
        version,
        title: title[lang],
        timeZone,
        effectiveAt: formatInstant(effectiveAt),
        endsAt: instantOrNull(endsAt),
        services: Object.entries(services).map(([service, one]) => ({ service, title: one.title[lang] })),
        targets: targets.length,
        contacts: Object.entries(contacts).map(([contact, { party, role, name: who, reach, backup }]) => ({
          contact,
          party,
          role,
          name: who,
          reach,
          backup,
        })),
      }),
    ),
  };
}
