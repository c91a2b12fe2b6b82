import { z } from '@hono/zod-openapi';
import type { Actor } from '../../../app/access/index.ts';
import type { IssuedReport } from '../../../app/ports/index.ts';
import { issueReport, previewReport, readReport, reportFor, reportsFor } from '../../../app/reports/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, id, limit } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import { openSlots, type Slots } from '../../limits/slots.ts';
import type { HttpParts } from '../../parts.ts';
import { refused } from '../../problem.ts';
import { versionNumber } from '../register/agreements.ts';
import { ReportSchema } from './report-schemas.ts';

/** How many reports are reckoned at a time; one caller has at most a quarter. */
const RECKONINGS = 8;

const month = () => z.string().min(1).max(10).openapi({ example: '2026-03' });

const HeadSchema = z
  .object({
    customer: z.string(),
    month: z.string().openapi({ example: '2026-03' }),
    number: z.int().openapi({ description: 'From 1; a later number tells what is corrected.' }),
    asOf: Instants(),
    issuedAt: Instants(),
    issuedBy: z.string().nullable().openapi({ description: 'The person who read it; null for a customer.' }),
    hash: z.string().openapi({ description: 'SHA-256 of all that is frozen, in both languages.' }),
  })
  .openapi('IssuedReport');
const WithReport = HeadSchema.extend({ isLast: z.boolean(), report: ReportSchema }).openapi('IssuedReportText');
const DraftSchema = z
  .object({
    customer: z.string(),
    month: z.string(),
    asOf: Instants(),
    over: z.boolean().openapi({ description: 'The month is over: the report may be issued.' }),
    overAt: Instants(),
    hash: z.string().openapi({ description: 'Handed in by whoever has read this draft and issues it.' }),
    issued: z.int().nullable().openapi({ description: 'The last number issued of this month; null: none.' }),
    isIssued: z.boolean().openapi({ description: 'That number says the very same.' }),
    report: ReportSchema,
  })
  .openapi('ReportDraft');

/** A customer's monthly report: drafted, read by a person, issued, frozen. */
export function registerReports(api: Api, parts: HttpParts): void {
  const places = openSlots(RECKONINGS);
  listed(api, parts);
  preview(api, parts, places);
  issuing(api, parts, places);
  oneReport(api, parts);
}

const PlaceSchema = z.tuple([z.string(), z.string(), z.number()]);

function listed(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'reports', PlaceSchema);
  define(
    api,
    {
      method: 'get',
      path: '/reports',
      scope: 'statements:read',
      summary: 'Issued monthly reports, the latest month first',
      tags: ['reports'],
      request: {
        query: z.object({
          customer: id().optional(),
          month: month().optional(),
          limit: limit(100, 24),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(HeadSchema), description: 'A page of reports.' } },
      refuses: ['notFound'],
    },
    async ({ actor, query }) => {
      const after = places.read(query.cursor);
      if (after !== null && 'refused' in after) return after;
      const place = after === null ? null : { month: after[0], customer: after[1], number: after[2] };
      const { customer, month: of } = query;
      const filter = { ...(customer && { customer }), ...(of && { month: of }) };
      const found = await reportsFor(filter, place, query.limit + 1, actor, parts);
      if (isRefusal(found)) return found;
      const page = found.slice(0, query.limit);
      const last = found.length > page.length ? page.at(-1) : undefined;
      const next = last === undefined ? null : places.write([last.month, last.customer, last.number]);
      return { status: 200, body: { items: page.map((one) => headJson(one, actor)), next } };
    },
  );
}

function preview(api: Api, parts: HttpParts, places: Slots): void {
  define(
    api,
    {
      method: 'get',
      path: '/customers/{customer}/reports/{month}/preview',
      scope: 'statements:read',
      summary: 'What the monthly report of a customer would say',
      description:
        'Every ticket of the customer is judged anew, so it may take its time. Its `hash` stays the same as long as no fact changes what it says. Not for a customer.',
      tags: ['reports'],
      request: { params: z.object({ customer: id(), month: month() }) },
      answers: { 200: { schema: DraftSchema, description: 'The draft; nothing of it is kept.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, lang }) => {
      const leave = await places.take(actor.id);
      if (leave === null) return tooManyAtOnce;
      try {
        const draft = await previewReport({ ...params, lang }, actor, parts.live);
        if (isRefusal(draft)) return draft;
        const { customer, asOf, overAt, hash, last, report } = draft;
        const over = overAt <= asOf;
        const told = { customer, month: draft.month, asOf: formatInstant(asOf), over, overAt: formatInstant(overAt) };
        const issued = { issued: last?.number ?? null, isIssued: last?.hash === hash };
        return { status: 200, body: { ...told, hash, ...issued, report: report[lang] } };
      } finally {
        leave();
      }
    },
  );
}

function issuing(api: Api, parts: HttpParts, places: Slots): void {
  define(
    api,
    {
      method: 'post',
      path: '/reports',
      scope: 'statements:write',
      summary: 'Issue the monthly report that was read',
      description:
        'Only a person does so, signed in, by the hash of the draft that was read; a draft that has changed since is refused. Frozen whole in both languages, for good, and from then on open to the customer. Issued again, it is the same one as long as it says the same (200); else the next number (201).',
      tags: ['reports'],
      idempotent: true,
      request: { body: z.strictObject({ customer: id(), month: month(), hash: z.string().min(1).max(128) }) },
      answers: {
        201: { schema: WithReport, description: 'Issued.' },
        200: { schema: WithReport, description: 'Issued before, saying the same.' },
      },
      refuses: ['notFound', 'conflict', 'stale'],
    },
    async ({ actor, body, lang }) => {
      const leave = await places.take(actor.id);
      if (leave === null) return tooManyAtOnce;
      try {
        const done = await issueReport({ ...body, lang }, actor, parts.live);
        if (isRefusal(done)) return done;
        const told = { ...headJson(done.issued, actor), isLast: true, report: readReport(done.issued)[lang] };
        return { status: done.kind === 'issued' ? 201 : 200, body: told };
      } finally {
        leave();
      }
    },
  );
}

function oneReport(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/reports/{customer}/{month}/{number}',
      scope: 'statements:read',
      summary: 'One issued monthly report, as it was frozen',
      tags: ['reports'],
      request: { params: z.object({ customer: id(), month: month(), number: versionNumber() }) },
      answers: { 200: { schema: WithReport, description: 'The report.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const found = await reportFor(params, actor, parts);
      if (isRefusal(found)) return found;
      const { issued, report, isLast } = found;
      return { status: 200, body: { ...headJson(issued, actor), isLast, report: report[lang] } };
    },
  );
}

function headJson(issued: IssuedReport, actor: Actor) {
  const { customer, month: of, number, hash } = issued;
  return {
    customer,
    month: of,
    number,
    asOf: formatInstant(issued.asOf),
    issuedAt: formatInstant(issued.issuedAt),
    issuedBy: actor.customer === null ? issued.issuedBy : null,
    hash,
  };
}

const tooManyAtOnce = refused(
  'tooMany',
  { fr: 'Trop de rapports attendent déjà.', en: 'Too many reports wait already.' },
  { fr: 'Attendez la fin des premiers.', en: 'Wait for the first to end.' },
);
