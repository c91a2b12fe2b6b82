import { z } from '@hono/zod-openapi';
import {
  announceMaintenance,
  checkMaintenance,
  endMaintenance,
  type MaintenanceView,
  maintenancesOf,
  type NoticeChecked,
} from '../../../app/decisions/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull, pageOf, Seconds } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { FactSchema, factJson, ofService } from './decision-schemas.ts';
import { portsOf } from './ports-of.ts';

const NoticeSchema = z
  .object({
    agreement: z.string(),
    customer: z.string().nullable().openapi({ description: 'Null: of several customers, or of none in particular.' }),
    target: z.string(),
    neededSeconds: Seconds(),
    givenSeconds: Seconds().openapi({
      description: 'From its announcement to its begin; below zero: it had begun.',
    }),
    inTime: z.boolean().openapi({ description: 'At least `neededSeconds` are given.' }),
    announceBy: Instants().openapi({ description: 'The last instant at which it is announced in time.' }),
    lengthSeconds: Seconds(),
    protectedSeconds: Seconds().openapi({
      description: 'How much of the window counts as planned maintenance, other windows included.',
    }),
    because: z.enum(['late', 'beyondCap']).nullable().openapi({
      description: 'Why not all of it counts; null: all of it does.',
    }),
    maxPerMonthSeconds: Seconds().nullable(),
  })
  .openapi('MaintenanceNotice');

const NotifiedSchema = z
  .object({
    agreement: z.string(),
    customer: z.string().nullable(),
    contact: z.string().nullable().openapi({ description: 'Null: the agreement names none of the customer’s.' }),
    name: z.string().nullable(),
    language: z.enum(['fr', 'en']),
    because: z
      .enum(['dryRun', 'noAddress', 'sameAddress', 'noContact', 'noCustomer'])
      .nullable()
      .openapi({ description: 'Why no message is made for them; null: one is.' }),
    message: z.string().nullable().openapi({ description: 'The id of the message; see `/deliveries`.' }),
  })
  .openapi('MaintenanceNotified');

const checked = {
  inTime: z.boolean().openapi({
    description: 'In time for every promise in `notice`. Where false, what is down during it counts for some promise.',
  }),
  notice: z
    .array(NoticeSchema)
    .openapi({ description: 'For each promise of the service: whether the announcement is in time to protect it.' }),
  notified: z.array(NotifiedSchema).openapi({ description: 'The contacts of the customers concerned.' }),
};

const CheckedSchema = z.object(checked).openapi('CheckedMaintenance');
const AnnouncedSchema = z.object({ fact: FactSchema, ...checked }).openapi('AnnouncedMaintenance');

const SentSchema = z
  .object({
    customer: z.string().nullable(),
    agreement: z.string(),
    contact: z.string(),
    name: z.string().nullable(),
    what: z.enum(['announced', 'calledOff', 'ended']),
    message: z.string(),
    state: z.enum(['waiting', 'sent', 'failed']),
    madeAt: Instants(),
    sentAt: Instants().nullable().openapi({ description: 'When the mail server took it: the proof of the notice.' }),
  })
  .openapi('MaintenanceNoticeSent');

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
    notices: z.array(SentSchema).openapi({ description: 'What contacts of customers were sent of it, oldest first.' }),
  })
  .openapi('Maintenance');

/** Planned maintenance: announced, listed and ended. */
export function registerMaintenance(api: Api, parts: HttpParts): void {
  checking(api, parts);
  announcing(api, parts);
  listed(api, parts);
  ending(api, parts);
}

function checking(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/maintenance/check',
      scope: 'decisions:write',
      summary: 'What an announcement of planned maintenance would come to',
      description:
        'As if it were announced now: which promises it is in time for, by when it must be announced, and who would be told. Nothing is kept and nothing sent.',
      tags: ['decisions'],
      request: { body: z.strictObject(ofService) },
      answers: { 200: { schema: CheckedSchema, description: 'What it would come to.' } },
    },
    async ({ actor, body, lang }) => {
      const done = await checkMaintenance({ ...body, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 200, body: checkedJson(done) };
    },
  );
}

function announcing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/maintenance',
      scope: 'decisions:write',
      summary: 'Announce planned maintenance',
      description:
        'The contacts of the customers concerned are told by e-mail, each address once: that message is the notice, and when it was handed over is the proof. Customers in dry run are told nothing.',
      tags: ['decisions'],
      idempotent: true,
      request: {
        body: z.strictObject({
          ...ofService,
          announce: z.boolean().default(true).openapi({ description: 'False: it is kept, and nobody is told.' }),
        }),
      },
      answers: { 201: { schema: AnnouncedSchema, description: 'Announced.' } },
    },
    async ({ actor, body, lang }) => {
      const done = await announceMaintenance({ ...body, lang }, actor, portsOf(parts));
      if (isRefusal(done)) return done;
      return { status: 201, body: { fact: factJson(done.fact), ...checkedJson(done) } };
    },
  );
}

function checkedJson({ inTime, notice, notified }: NoticeChecked) {
  const seconds = (ms: number) => ms / 1000;
  return {
    inTime,
    notice: notice.map(({ neededMs, givenMs, lengthMs, protectedMs, maxPerMonthMs, announceBy, ...rest }) => ({
      ...rest,
      neededSeconds: seconds(neededMs),
      givenSeconds: seconds(givenMs),
      announceBy: formatInstant(announceBy),
      lengthSeconds: seconds(lengthMs),
      protectedSeconds: seconds(protectedMs),
      maxPerMonthSeconds: maxPerMonthMs === null ? null : seconds(maxPerMonthMs),
    })),
    notified,
  };
}

function listed(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/maintenance',
      scope: 'agreements:read',
      summary: 'Planned maintenance of a service',
      description: 'Latest begin first; what was taken back is left out. With what contacts were sent of it, and when.',
      tags: ['decisions'],
      request: { query: z.object({ service: id() }) },
      answers: { 200: { schema: pageOf(MaintenanceSchema), description: 'The maintenances.' } },
    },
    async ({ actor, query }) => {
      const found = await maintenancesOf(query.service, actor, portsOf(parts));
      return { status: 200, body: { items: found.map(maintenanceJson), next: null } };
    },
  );
}

function maintenanceJson({ announcedAt, endedAt, notices, ...rest }: MaintenanceView) {
  return {
    ...rest,
    announcedAt: formatInstant(announcedAt),
    endedAt: instantOrNull(endedAt),
    notices: notices.map(({ madeAt, sentAt, ...one }) => ({
      ...one,
      madeAt: formatInstant(madeAt),
      sentAt: instantOrNull(sentAt),
    })),
  };
}

function ending(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/maintenance/{service}/{maintenance}/end',
      scope: 'decisions:write',
      summary: 'End planned maintenance now',
      description: 'Before its begin: it is called off. In an id, write `~1` for `/`, `~0` for `~`, `~2` for `%`.',
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
