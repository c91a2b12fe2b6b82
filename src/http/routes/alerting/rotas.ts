import { z } from '@hono/zod-openapi';
import { importShifts, putRota, type RotaView, removeRota, rotaFor, rotasFor } from '../../../app/duty/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { flag, id, instant } from '../../asking/fields.ts';
import { revisionOf } from '../../asking/revision-of.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { dutyOf } from './duty-of.ts';

const ShiftSchema = z
  .object({
    from: Instants(),
    to: Instants(),
    person: z.string(),
    rank: z.int().openapi({ description: '1 is called first; 2 stands in, and so on.' }),
  })
  .openapi('Shift');

const RotaSchema = z
  .object({
    rota: z.string().openapi({ example: 'nights' }),
    title: z.string(),
    timeZone: z.string(),
    shifts: z.array(ShiftSchema),
    onCall: z.array(z.string()).openapi({ description: 'Who is on call now, the first to be called first.' }),
    gaps: z.array(z.object({ from: Instants(), to: Instants() })).openapi({
      description: 'When nobody is on call within the next four weeks.',
    }),
    revision: z.int(),
    changedAt: Instants(),
    changedBy: z.string().nullable(),
  })
  .openapi('Rota');

const rotaParam = { params: z.object({ rota: id() }) };
/** A rota of a year is some hundreds of shifts. */
const BODY_LIMIT = 4_000_000;

/** Who is on call. */
export function registerRotas(api: Api, parts: HttpParts): void {
  reading(api, parts);
  putting(api, parts);
  importing(api, parts);
  removing(api, parts);
}

function reading(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/rotas',
      scope: 'alerts:read',
      summary: 'On-call rotas',
      description: 'By id, all on one page.',
      tags: ['alerts'],
      answers: { 200: { schema: pageOf(RotaSchema), description: 'The rotas.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => {
      const found = await rotasFor(actor, dutyOf(parts));
      if (isRefusal(found)) return found;
      return { status: 200, body: { items: found.map(rotaJson), next: null } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/rotas/{rota}',
      scope: 'alerts:read',
      summary: 'One on-call rota',
      tags: ['alerts'],
      request: rotaParam,
      answers: { 200: { schema: RotaSchema, description: 'The rota.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => answerOf(await rotaFor(params.rota, actor, dutyOf(parts))),
  );
}

function putting(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'put',
      path: '/rotas/{rota}',
      scope: 'alerting:write',
      summary: 'Make an on-call rota, or replace it',
      description: 'With `If-Match` only if nobody has changed it since.',
      tags: ['alerts'],
      request: {
        ...rotaParam,
        body: z.strictObject({
          title: z.string().max(2_000),
          timeZone: z.string().max(100).openapi({ example: 'Europe/Paris' }),
          shifts: z
            .array(z.strictObject({ from: instant(), to: instant(), person: id(), rank: z.number().default(1) }))
            .max(20_000)
            .default([]),
        }),
        bodyLimit: BODY_LIMIT,
      },
      answers: { 200: { schema: RotaSchema, description: 'The rota as it is now.' } },
      refuses: ['notAllowed', 'invalid', 'stale'],
    },
    async ({ actor, params, body, lang, ifMatch }) => {
      const wanted = { id: params.rota, ...body, lang, ifRevision: revisionOf(ifMatch) };
      return answerOf(await putRota(wanted, actor, dutyOf(parts)));
    },
  );
}

function importing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/rotas/{rota}/import',
      scope: 'alerting:write',
      summary: 'Take the shifts of a table or a calendar',
      description:
        'A CSV table (`from`, `to`, `person`, `rank`) or an iCalendar file. They take the place of the rota’s own from the first one on. People are named by address, name or id. All or nothing: every line that can not be taken is told. `dryRun=true` tells what would be.',
      tags: ['alerts'],
      request: {
        ...rotaParam,
        query: z.object({ dryRun: flag().optional() }),
        body: z.strictObject({ format: z.enum(['csv', 'ics']), text: z.string().max(2_000_000) }),
        bodyLimit: BODY_LIMIT,
      },
      answers: { 200: { schema: RotaSchema, description: 'The rota as it is now, or would be.' } },
      refuses: ['notFound', 'notAllowed', 'invalid', 'stale'],
    },
    async ({ actor, params, query, body, lang, ifMatch }) => {
      const handed = { rota: params.rota, ...body, dryRun: query.dryRun ?? false, lang };
      return answerOf(await importShifts({ ...handed, ifRevision: revisionOf(ifMatch) }, actor, dutyOf(parts)));
    },
  );
}

function removing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'delete',
      path: '/rotas/{rota}',
      scope: 'alerting:write',
      summary: 'Remove an on-call rota',
      tags: ['alerts'],
      request: rotaParam,
      answers: { 204: { description: 'Removed.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => (await removeRota(params.rota, actor, dutyOf(parts))) ?? { status: 204 },
  );
}

function answerOf(found: Awaited<ReturnType<typeof rotaFor>>) {
  return isRefusal(found) ? found : { status: 200, body: rotaJson(found), etag: String(found.revision) };
}

function rotaJson({ id: rota, title, timeZone, shifts, onCall, gaps, revision, changedAt, changedBy }: RotaView) {
  const spoken = <S extends { readonly from: number; readonly to: number }>({ from, to, ...rest }: S) => ({
    from: formatInstant(from),
    to: formatInstant(to),
    ...rest,
  });
  return {
    rota,
    title,
    timeZone,
    shifts: shifts.map(spoken),
    onCall,
    gaps: gaps.map(spoken),
    revision,
    changedAt: formatInstant(changedAt),
    changedBy,
  };
}
