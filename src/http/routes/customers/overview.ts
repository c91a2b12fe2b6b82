import { z } from '@hono/zod-openapi';
import { inPath } from '../../../app/addresses/index.ts';
import { customerOverview, type Overview } from '../../../app/customers/index.ts';
import { availabilityJson, statementJson, tellingOf } from '../../../core/report/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import type { Api } from '../../api.ts';
import { flag, id } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define, isRefusal } from '../../define.ts';
import { openSlots } from '../../limits/slots.ts';
import type { HttpParts } from '../../parts.ts';
import { refused } from '../../problem.ts';
import { AvailabilitySchema } from '../evaluation-schemas.ts';
import { portsOf } from '../register/ports-of.ts';
import {
  AgreementContactsSchema,
  MoneySoFarSchema,
  NamedObjectiveSchema,
  OverviewHead,
  reasonFields,
  serviceTitleFields,
} from './schemas.ts';
import {
  agreementInForce,
  contactsJson,
  duringQuery,
  liveJson,
  namedObjective,
  routeOf,
  serviceTitles,
} from './tell.ts';

/** How many customers' money is reckoned at a time; one caller has at most a quarter. */
const RECKONINGS = 8;

const OverviewSchema = z
  .object({
    ...OverviewHead,
    objectives: z.array(NamedObjectiveSchema).nullable(),
    availability: z
      .array(AvailabilitySchema.extend({ ...serviceTitleFields, ...reasonFields }))
      .nullable()
      .openapi({
        description: 'With what is allowed, what is left of it, the waterfall, maintenance and exclusions.',
      }),
    exclusions: z.array(z.looseObject({ agreement: z.string(), target: z.string(), ...reasonFields })).nullable(),
    money: z.array(MoneySoFarSchema).nullable(),
    contacts: z.array(AgreementContactsSchema).nullable(),
  })
  .openapi('CustomerOverview');

/** One customer in the periods that run. */
export function registerOverview(api: Api, parts: HttpParts): void {
  const places = openSlots(RECKONINGS);
  define(
    api,
    {
      method: 'get',
      path: '/customers/{customer}/overview',
      scope: 'customers:read',
      summary: 'One customer in the periods that run now',
      description:
        'Objectives and availability as `/objectives` and `/availability` tell them to the customer, each with the clause that promises it and the route behind it; agreements in force, contacts with who is reached now, and escalation. With `money=true` also what the month has come to so far: every ticket of the customer is judged anew for it, so it may take its time. What the reader has no scope for is null; money so far is never for a customer.',
      tags: ['customers'],
      request: { params: z.object({ customer: id() }), query: z.object({ money: flag().optional() }) },
      answers: { 200: { schema: OverviewSchema, description: 'The customer.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const money = query.money ?? false;
      const leave = money ? await places.take(actor.id) : () => {};
      if (leave === null) return tooManyAtOnce;
      try {
        const found = await customerOverview({ ...params, money }, actor, { ...parts.live, ...portsOf(parts) });
        return isRefusal(found) ? found : { status: 200, body: overviewJson(found, lang) };
      } finally {
        leave();
      }
    },
  );
}

function overviewJson(found: Overview, lang: Lang) {
  const { customer, name, timeZone, asOf, behind, agreements, objectives, availability } = found;
  const rows = availability?.map((row) => ({
    ...availabilityJson(row),
    ...serviceTitles(row, lang),
    clause: `targets.${row.target.id}`,
    route: routeOf('/availability', duringQuery(row.version.id, row.period)),
  }));
  return {
    customer,
    name,
    timeZone,
    asOf: formatInstant(asOf),
    behind,
    ...liveJson(found.live),
    agreements: agreements.map((agreement) => agreementInForce(agreement, lang)),
    objectives: objectives?.map((one) => namedObjective(one, agreements, lang)) ?? null,
    availability: rows ?? null,
    exclusions:
      rows?.flatMap(({ agreement, target, service, clause, route, exclusions }) =>
        exclusions.map((one) => ({ agreement, target, service, ...one, clause, route })),
      ) ?? null,
    money: found.money?.map((one) => moneyJson(one, lang)) ?? null,
    contacts: found.contacts?.map(contactsJson) ?? null,
  };
}

function moneyJson({ agreement, statement }: NonNullable<Overview['money']>[number], lang: Lang) {
  const told = statementJson(statement, lang, tellingOf(agreement, lang));
  const { month, currency, credits, penalties, bonuses, totals } = told;
  const route = routeOf(`/statements/${inPath(agreement.id)}/${month}/preview`);
  return { agreement: agreement.id, month, currency, credits, penalties, bonuses, totals, route };
}

const tooManyAtOnce = refused(
  'tooMany',
  { fr: 'Trop de calculs attendent déjà.', en: 'Too many reckonings wait already.' },
  { fr: 'Attendez la fin des premiers.', en: 'Wait for the first to end.' },
);
