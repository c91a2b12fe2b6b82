import { z } from '@hono/zod-openapi';
import { customersHealth, HEALTH, type HealthPage } from '../../../app/customers/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, flag, limit, listOf } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { CustomerHealthSchema } from './schemas.ts';
import { agreementInForce, customerRoute, liveJson, namedObjective } from './tell.ts';

const ORDERS = ['customer', 'worst'] as const;
const PlaceSchema = z.tuple([z.enum(ORDERS), z.enum(HEALTH), z.string()]);

const QuerySchema = z.object({
  q: z.string().min(1).max(200).optional().openapi({ description: 'Within its name or id.' }),
  state: listOf(z.enum(HEALTH)).optional(),
  live: flag().optional(),
  order: z.enum(ORDERS).optional(),
  limit: limit(200, 50),
  cursor: cursor(),
});

/** How every customer stands, a page at a time. */
export function registerHealth(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'health', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/customers/health',
      scope: 'customers:read',
      summary: 'How each customer stands now',
      description:
        'By id, or the worst first; a customer that changes its state between two pages of the second may be missed or come twice. `live`: only those of whom people are told (true), or in dry run (false). A customer sees itself.',
      tags: ['customers'],
      request: { query: QuerySchema },
      answers: {
        200: {
          schema: pageOf(CustomerHealthSchema).extend({ asOf: Instants(), behind: z.int() }),
          description: 'A page of customers.',
        },
      },
    },
    async ({ actor, query, lang }) => {
      const after = places.read(query.cursor);
      if (after !== null && 'refused' in after) return after;
      const order = query.order ?? after?.[0] ?? 'customer';
      const { q = null, state = null, live = null, limit: most } = query;
      const place = after === null ? null : { state: after[1], customer: after[2] };
      const page = await customersHealth({ q, state, live, order, after: place, limit: most }, actor, parts.live);
      const { next } = page;
      const nextCursor = next === null ? null : places.write([order, next.state, next.customer]);
      return { status: 200, body: { ...pageJson(page, lang), next: nextCursor } };
    },
  );
}

function pageJson({ asOf, behind, customers }: HealthPage, lang: Lang) {
  const items = customers.map(({ tightest, agreements, live, ...one }) => ({
    ...one,
    ...liveJson(live),
    tightest: tightest.map((objective) => namedObjective(objective, agreements, lang)),
    agreements: agreements.map((agreement) => agreementInForce(agreement, lang)),
    route: customerRoute(one.customer, '/overview'),
  }));
  return { asOf: formatInstant(asOf), behind, items };
}
