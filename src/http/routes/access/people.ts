import { z } from '@hono/zod-openapi';
import {
  changePerson,
  createPerson,
  erasePerson,
  getPerson,
  inLanguage,
  listPeople,
  removeFactorOf,
} from '../../../app/access/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, id, limit } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { isRefused } from '../../problem.ts';
import { isCustomerOf } from './is-customer.ts';
import { ApprovalSchema, ExternalIdSchema, Language, PersonSchema, personJson, RoleSchema } from './words.ts';

const wanted = {
  name: z.string().max(200).nullable(),
  email: z.string().max(254).nullable(),
  role: RoleSchema,
  approves: z.array(ApprovalSchema).max(4),
  customer: id()
    .nullable()
    .openapi({ description: 'Needed for the role `customer`: whose data they see, and no other.' }),
  language: Language(),
  externalIds: z.array(ExternalIdSchema).max(50).openapi({ description: 'How events of sources call them.' }),
};
const NewPersonSchema = z
  .strictObject({
    ...wanted,
    name: wanted.name.default(null),
    email: wanted.email.default(null),
    approves: wanted.approves.default([]),
    customer: wanted.customer.default(null),
    language: wanted.language.default(null),
    externalIds: wanted.externalIds.default([]),
  })
  .openapi('NewPerson');
const PersonChangeSchema = z
  .strictObject({ ...wanted, disabled: z.boolean() })
  .partial()
  .openapi('PersonChange');
const one = { params: z.object({ person: id() }) };
const PERSON = { schema: PersonSchema, description: 'The person' };
const tags = ['people'] as const;

/** People: who they are, what they are here, and their erasure. Nothing here counts or compares what anybody did. */
export function registerPeople(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'people', z.string());
  define(
    api,
    {
      method: 'get',
      path: '/people',
      scope: 'people:read',
      summary: 'People, by id',
      description: 'Erased ones too: they have an id and no name.',
      tags,
      request: { query: z.object({ cursor: cursor(), limit: limit() }) },
      answers: { 200: { schema: pageOf(PersonSchema), description: 'A page of people' } },
    },
    async ({ actor, query }) => {
      const after = places.read(query.cursor);
      if (isRefused(after)) return after;
      const people = await listPeople(actor, { after, limit: query.limit + 1 }, parts);
      const items = people.slice(0, query.limit);
      const next = people.length > query.limit ? places.write(items.at(-1)?.id ?? '') : null;
      return { status: 200, body: { items: items.map(personJson), next } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/people/{person}',
      scope: 'people:read',
      summary: 'One person',
      tags,
      request: one,
      answers: { 200: PERSON },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => {
      const found = await getPerson(actor, params.person, parts);
      return isRefusal(found) ? found : { status: 200, body: personJson(found) };
    },
  );
  registerWrites(api, parts);
}

function registerWrites(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/people',
      scope: 'people:write',
      summary: 'Make somebody known',
      description: 'They can not sign in yet: an invitation, or an identity provider, lets them.',
      tags,
      request: { body: NewPersonSchema, bodyLimit: 100_000 },
      answers: { 201: PERSON },
      refuses: ['notAllowed', 'invalid', 'alreadyExists'],
      idempotent: true,
    },
    async ({ actor, body, lang }) => {
      const made = await createPerson(actor, body, { ...parts, isCustomer: isCustomerOf(parts) });
      return isRefusal(made) ? inLanguage(made, lang) : { status: 201, body: personJson(made) };
    },
  );
  define(
    api,
    {
      method: 'patch',
      path: '/people/{person}',
      scope: 'people:write',
      summary: 'Change somebody',
      description:
        'Missing keys stay. Another role, customer or approval, or being disabled, ends their sessions; another address kills their links.',
      tags,
      request: { ...one, body: PersonChangeSchema, bodyLimit: 100_000 },
      answers: { 200: PERSON },
      refuses: ['notAllowed', 'notFound', 'invalid', 'conflict', 'alreadyExists'],
    },
    async ({ actor, params, body, lang }) => {
      const changed = await changePerson(actor, params.person, body, { ...parts, isCustomer: isCustomerOf(parts) });
      return isRefusal(changed) ? inLanguage(changed, lang) : { status: 200, body: personJson(changed) };
    },
  );
  registerTakingAway(api, parts);
}

function registerTakingAway(api: Api, parts: HttpParts): void {
  const refuses = ['notAllowed', 'notFound', 'conflict'] as const;
  define(
    api,
    {
      method: 'delete',
      path: '/people/{person}',
      scope: 'people:write',
      summary: 'Erase somebody',
      description:
        'Takes away name, address, account, sessions, links and external ids; their tokens are dead. The id stays, with all it signed. There is no way back.',
      tags,
      request: one,
      answers: { 204: { description: 'Erased' } },
      refuses,
    },
    async ({ actor, params }) => (await erasePerson(actor, params.person, parts)) ?? { status: 204 },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/people/{person}/second-factor',
      scope: 'people:write',
      summary: 'Take away a second factor that was lost',
      description: 'Ends all their sessions. Their password is asked as ever.',
      tags,
      request: one,
      answers: { 204: { description: 'Taken away' } },
      refuses,
    },
    async ({ actor, params }) => (await removeFactorOf(actor, params.person, parts)) ?? { status: 204 },
  );
}
