import { z } from '@hono/zod-openapi';
import type { Actor } from '../../../app/access/index.ts';
import {
  DECLARATIONS,
  declare,
  issueStatement,
  previewStatement,
  read,
  statementFor,
  statementsFor,
  statementText,
} from '../../../app/decisions/index.ts';
import type { IssuedStatement } from '../../../app/ports/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, id, instant, limit } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { versionNumber } from './agreements.ts';
import { FactSchema, factJson } from './decision-schemas.ts';
import { portsOf } from './ports-of.ts';

const HeadSchema = z
  .object({
    agreement: z.string(),
    month: z.string().openapi({ example: '2026-03' }),
    number: z.int().openapi({ description: 'From 1; a later number says what was learned since.' }),
    customer: z.string().nullable(),
    asOf: Instants(),
    issuedAt: Instants(),
    issuedBy: z.string().nullable(),
    toPay: z
      .object({ amount: z.string().openapi({ example: '1234.50' }), currency: z.string() })
      .openapi({ description: 'What the customer pays if all that is final is set off; below zero: a refund.' }),
    hash: z.string().openapi({ description: 'SHA-256 of all that is frozen.' }),
  })
  .openapi('IssuedStatement');
const ChangeSchema = z.looseObject({
  section: z.enum(['totals', 'lines', 'credits', 'penalties', 'bonuses', 'serviceDays']),
  item: z.looseObject({}),
  before: z.looseObject({}).nullable(),
  after: z.looseObject({}).nullable(),
});
const StatementSchema = z
  .looseObject({ agreement: z.string(), month: z.string(), currency: z.string(), totals: z.looseObject({}) })
  .openapi('Statement', { description: 'As `leeway settle --json` tells a statement.' });
const WithDifference = HeadSchema.extend({
  statement: StatementSchema,
  difference: z.array(ChangeSchema).nullable().openapi({ description: 'From the number before; null: the first.' }),
  isLast: z.boolean(),
}).openapi('IssuedStatementText');

const month = () => z.string().min(1).max(10);
const ofMonth = { agreement: id(), month: month() };

/** Statements of months: previewed, issued, read, spoken on. */
export function registerStatements(api: Api, parts: HttpParts): void {
  listed(api, parts);
  issuing(api, parts);
  preview(api, parts);
  oneStatement(api, parts);
  declaring(api, parts);
}

const PlaceSchema = z.tuple([z.string(), z.string(), z.number()]);

function listed(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'statements', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/statements',
      scope: 'statements:read',
      summary: 'Issued statements, the latest month first',
      tags: ['statements'],
      request: {
        query: z.object({
          agreement: id().optional(),
          month: month().optional(),
          customer: id().optional(),
          limit: limit(),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(HeadSchema), description: 'A page of statements.' } },
      refuses: ['notFound'],
    },
    async ({ actor, query }) => {
      const after = places.read(query.cursor);
      if (after !== null && 'refused' in after) return after;
      const place = after === null ? null : { month: after[0], agreement: after[1], number: after[2] };
      const { agreement, month: of, customer } = query;
      const filter = { ...(agreement && { agreement }), ...(of && { month: of }), ...(customer && { customer }) };
      const found = await statementsFor(filter, place, query.limit + 1, actor, portsOf(parts));
      if (isRefusal(found)) return found;
      const page = found.slice(0, query.limit);
      const last = found.length > page.length ? page.at(-1) : undefined;
      const next = last === undefined ? null : places.write([last.month, last.agreement, last.number]);
      return { status: 200, body: { items: page.map((one) => headJson(one, actor)), next } };
    },
  );
}

function issuing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/statements',
      scope: 'statements:write',
      summary: 'Issue the statement of a month that is over',
      description:
        'Frozen whole, for good. Issued again, it is the same one as long as every figure is (200); else the next number, with what differs (201).',
      tags: ['statements'],
      idempotent: true,
      request: { body: z.strictObject(ofMonth) },
      answers: {
        201: { schema: WithDifference, description: 'Issued.' },
        200: { schema: WithDifference, description: 'Issued before, with the same figures.' },
      },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, body, lang }) => {
      const done = await issueStatement({ ...body, lang }, actor, portsOf(parts));
      if (isRefusal(done)) return done;
      const answer = { ...headJson(done.statement, actor), statement: read(done.statement)[lang], isLast: true };
      return { status: done.kind === 'issued' ? 201 : 200, body: { ...answer, difference: done.difference } };
    },
  );
}

function preview(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/statements/{agreement}/{month}/preview',
      scope: 'statements:read',
      summary: 'What the statement of a month would say',
      description: 'From all facts, as of an instant (now), as known at one (now). Not for a customer.',
      tags: ['statements'],
      request: {
        params: z.object(ofMonth),
        query: z.object({ asOf: instant().optional(), knownAt: instant().optional() }),
      },
      answers: { 200: { schema: StatementSchema, description: 'The statement; nothing of it is kept.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, query, lang }) => {
      const asked = { ...params, asOf: query.asOf ?? null, knownAt: query.knownAt ?? null, lang };
      const settled = await previewStatement(asked, actor, portsOf(parts));
      if (isRefusal(settled)) return settled;
      return { status: 200, body: statementText(settled, lang) };
    },
  );
}

function oneStatement(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/statements/{agreement}/{month}/{number}',
      scope: 'statements:read',
      summary: 'One issued statement, as it was frozen',
      tags: ['statements'],
      request: { params: z.object({ ...ofMonth, number: versionNumber() }) },
      answers: { 200: { schema: WithDifference, description: 'The statement.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const found = await statementFor({ ...params, lang }, actor, portsOf(parts));
      if (isRefusal(found)) return found;
      const { issued, statement, difference, isLast } = found;
      return { status: 200, body: { ...headJson(issued, actor), statement, difference, isLast } };
    },
  );
}

function declaring(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/statements/{agreement}/{month}/declarations',
      scope: 'statements:write',
      summary: 'Record what a party says of a month’s money',
      description:
        'Notified, contested, accepted, invoiced; a remedy claimed, formal notice given, a bonus approved, the report delivered.',
      tags: ['statements'],
      idempotent: true,
      request: {
        params: z.object(ofMonth),
        body: z.strictObject({
          declaration: z.enum(DECLARATIONS),
          item: z
            .string()
            .min(1)
            .max(300)
            .nullable()
            .default(null)
            .openapi({ description: 'A remedy or bonus; null: all.' }),
          reason: z.string().max(4_000).nullable().default(null),
        }),
      },
      answers: { 201: { schema: FactSchema, description: 'Recorded.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, body, lang }) => {
      const done = await declare({ ...params, ...body, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 201, body: factJson(done) };
    },
  );
}

function headJson(issued: IssuedStatement, actor: Actor) {
  const { agreement, month: of, number, customer, hash } = issued;
  return {
    agreement,
    month: of,
    number,
    customer,
    asOf: formatInstant(issued.asOf),
    issuedAt: formatInstant(issued.issuedAt),
    issuedBy: actor.customer === null ? issued.issuedBy : null,
    toPay: read(issued).en.totals['toPay'],
    hash,
  };
}
