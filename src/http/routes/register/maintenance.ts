import { z } from '@hono/zod-openapi';
import { announceMaintenance, endMaintenance, maintenancesOf } from '../../../app/decisions/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull, pageOf, Seconds } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { FactSchema, factJson, ofService } from './decision-schemas.ts';
import { portsOf } from './ports-of.ts';

const AnnouncedSchema = z
  .object({
    fact: FactSchema,
    inTime: z.boolean().openapi({
      description:
        'In time for every promise in `notice`. Where false, what is down during it counts for some promise.',
    }),
    notice: z
      .array(
        z.object({
          agreement: z.string(),
          target: z.string(),
          neededSeconds: Seconds(),
          givenSeconds: Seconds().openapi({
            description: 'From its announcement to its begin; below zero: it had begun.',
          }),
          inTime: z.boolean().openapi({ description: 'At least `neededSeconds` are given.' }),
        }),
      )
      .openapi({ description: 'For each promise of the service: whether the announcement is in time to protect it.' }),
  })
  .openapi('AnnouncedMaintenance');

const MaintenanceSchema = z
  .object({
    id: z.string(),
    source: z.string(),
    service: z.string(),
    customer: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    announcedAt: Instants(),
    endedAt: Instants().nullable().openapi({ description: 'Null: nobody ended it; it ends as announced.' }),
  })
  .openapi('Maintenance');

/** Planned maintenance: announced, listed and ended. */
export function registerMaintenance(api: Api, parts: HttpParts): void {
  announcing(api, parts);
  listed(api, parts);
  ending(api, parts);
}

function announcing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/maintenance',
      scope: 'decisions:write',
      summary: 'Announce planned maintenance',
      tags: ['decisions'],
      idempotent: true,
      request: { body: z.strictObject(ofService) },
      answers: { 201: { schema: AnnouncedSchema, description: 'Announced.' } },
    },
    async ({ actor, body, lang }) => {
      const done = await announceMaintenance({ ...body, lang }, actor, portsOf(parts));
      if (isRefusal(done)) return done;
      const notice = done.notice.map(({ neededMs, givenMs, ...rest }) => ({
        ...rest,
        neededSeconds: neededMs / 1000,
        givenSeconds: givenMs / 1000,
      }));
      return { status: 201, body: { fact: factJson(done.fact), inTime: done.inTime, notice } };
    },
  );
}

function listed(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/maintenance',
      scope: 'agreements:read',
      summary: 'Planned maintenance of a service',
      description: 'Latest begin first; what was taken back is left out.',
      tags: ['decisions'],
      request: { query: z.object({ service: id() }) },
      answers: { 200: { schema: pageOf(MaintenanceSchema), description: 'The maintenances.' } },
    },
    async ({ actor, query }) => {
      const found = await maintenancesOf(query.service, actor, portsOf(parts));
      const items = found.map((one) => ({
        ...one,
        announcedAt: formatInstant(one.announcedAt),
        endedAt: instantOrNull(one.endedAt),
      }));
      return { status: 200, body: { items, next: null } };
    },
  );
}

function ending(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/maintenance/{service}/{maintenance}/end',
      scope: 'decisions:write',
      summary: 'End planned maintenance now',
      description: 'Before its begin: it is called off. In an id, write `~1` for `/` and `~0` for `~`.',
      tags: ['decisions'],
      idempotent: true,
      request: { params: z.object({ service: id(), maintenance: id() }) },
      answers: { 201: { schema: FactSchema, description: 'Ended.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, lang }) => {
      const done = await endMaintenance({ ...params, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 201, body: factJson(done) };
    },
  );
}
