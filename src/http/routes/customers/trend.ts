import { z } from '@hono/zod-openapi';
import { inPath } from '../../../app/addresses/index.ts';
import { customerTrend, type Trend } from '../../../app/customers/index.ts';
import { formatPercentFloored } from '../../../core/money/index.ts';
import { requirementOf } from '../../../core/objective/index.ts';
import { availabilityJson, requiredText } from '../../../core/report/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id, limit } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { TrendMonthSchema } from './schemas.ts';
import { routeOf, serviceTitles } from './tell.ts';

const MOST_MONTHS = 36;

/** The last months of one customer. */
export function registerTrend(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/customers/{customer}/trend',
      scope: 'tickets:read',
      summary: 'The last months of one customer',
      description:
        'The one that runs comes last. Each month counts what was kept, missed and excused in it, by target; availability stands in every month that its period overlaps; money is what was issued.',
      tags: ['customers'],
      request: { params: z.object({ customer: id() }), query: z.object({ months: limit(MOST_MONTHS, 12) }) },
      answers: {
        200: {
          schema: z
            .object({ customer: z.string(), asOf: Instants(), behind: z.int(), months: z.array(TrendMonthSchema) })
            .openapi('CustomerTrend'),
          description: 'The months.',
        },
      },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const found = await customerTrend({ ...params, months: query.months }, actor, parts.live);
      return isRefusal(found) ? found : { status: 200, body: trendJson(found, lang) };
    },
  );
}

function trendJson({ customer, asOf, behind, months }: Trend, lang: Lang) {
  return {
    customer,
    asOf: formatInstant(asOf),
    behind,
    months: months.map((one) => ({
      month: one.month,
      kept: one.kept,
      missed: one.missed,
      excused: one.excused,
      objectives: one.targets.map((row) => targetJson(row, lang)),
      availability: (one.availability ?? []).map((row) => {
        const { agreement, target, service, period, availability, required, verdict } = availabilityJson(row);
        return {
          agreement,
          target,
          ...serviceTitles(row, lang),
          service,
          period,
          availability,
          required,
          verdict,
          clause: `targets.${target}`,
        };
      }),
      statements:
        one.statements?.map(({ issued, statement }) => ({
          agreement: issued.agreement,
          number: issued.number,
          currency: statement.currency,
          totals: statement.totals,
          route: routeOf(`/statements/${inPath(issued.agreement)}/${issued.month}/${issued.number}`),
        })) ?? null,
      report:
        one.report === null
          ? null
          : {
              number: one.report.number,
              route: routeOf(`/reports/${inPath(customer)}/${one.month}/${one.report.number}`),
            },
    })),
  };
}

function targetJson(row: Trend['months'][number]['targets'][number], lang: Lang) {
  const { agreement, target, met, breached, excused } = row;
  return {
    agreement,
    target: target.id,
    level: target.level,
    title: target.title?.[lang] ?? target.id,
    met,
    breached,
    excused,
    attainment: met + breached === 0 ? null : formatPercentFloored(met, met + breached),
    required: requiredText(requirementOf(target)),
    clause: `targets.${target.id}`,
  };
}
