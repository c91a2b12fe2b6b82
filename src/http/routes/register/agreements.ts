import { z } from '@hono/zod-openapi';
import { AGREEMENT_STATES, listAgreements, listedAgreement } from '../../../app/reading/index.ts';
import { notFound } from '../../../app/refusal.ts';
import { diffVersions, versionFor, versionsFor } from '../../../app/register/index.ts';
import { differenceJson } from '../../../core/report/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, id, limit, listOf } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { ListedSchema, listedJson } from '../reading/schemas.ts';
import { VersionSchema, VersionTextSchema, versionJson, versionTextJson } from './agreement-schemas.ts';
import { portsOf } from './ports-of.ts';

/** The number of a version, in a path or a query. */
export function versionNumber() {
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number)
    .openapi({ type: 'integer', minimum: 1, example: 3 } as never);
}

const SLASHES = 'In an id, write `~1` for `/`, `~0` for `~`, `~2` for `%`.';

/** Agreements and their versions, as each reader may see them. */
export function registerAgreements(api: Api, parts: HttpParts): void {
  listed(api, parts);
  oneAgreement(api, parts);
  itsVersions(api, parts);
  oneVersion(api, parts);
  differences(api, parts);
}

function listed(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'agreements', z.string());
  define(
    api,
    {
      method: 'get',
      path: '/agreements',
      scope: 'agreements:read',
      summary: 'Agreements, each with where it stands',
      description:
        'By id, each with the version in force, or else the one that comes, was in force last, or was withdrawn. Withdrawn ones come only where `state` asks for them, and never to a customer, who sees those that name it.',
      tags: ['agreements'],
      request: {
        query: z.object({
          state: listOf(z.enum(AGREEMENT_STATES)).optional(),
          kind: listOf(z.enum(['sla', 'ola', 'underpinning'])).optional(),
          customer: id().optional(),
          q: z.string().max(200).optional().openapi({
            description: 'Held by the id, the title or the name of the other party; accents and case do not matter.',
          }),
          limit: limit(),
          cursor: cursor(),
        }),
      },
      answers: { 200: { schema: pageOf(ListedSchema), description: 'A page of agreements.' } },
    },
    async ({ actor, query, lang }) => {
      const after = places.read(query.cursor);
      if (after !== null && typeof after !== 'string') return after;
      const { state, kind, customer, q } = query;
      const filter = { ...(state && { state }), ...(kind && { kind }), ...(customer && { customer }), ...(q && { q }) };
      const asked = { ...filter, ...(after !== null && { after }), most: query.limit + 1 };
      const found = await listAgreements(asked, actor, portsOf(parts));
      const page = found.slice(0, query.limit);
      const last = found.length > page.length ? page.at(-1) : undefined;
      const next = last === undefined ? null : places.write(last.id);
      return { status: 200, body: { items: page.map((one) => listedJson(one, actor, lang)), next } };
    },
  );
}

function oneAgreement(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements/{agreement}',
      scope: 'agreements:read',
      summary: 'One agreement',
      description: SLASHES,
      tags: ['agreements'],
      request: { params: z.object({ agreement: id() }) },
      answers: { 200: { schema: ListedSchema, description: 'The agreement.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const found = await listedAgreement(params.agreement, actor, portsOf(parts));
      if (found === null) return notFound(`Contrat ${params.agreement}`, `Agreement ${params.agreement}`);
      return { status: 200, body: listedJson(found, actor, lang) };
    },
  );
}

function itsVersions(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements/{agreement}/versions',
      scope: 'agreements:read',
      summary: 'The versions of an agreement',
      description: `Withdrawn ones too, but not for a customer. ${SLASHES}`,
      tags: ['agreements'],
      request: { params: z.object({ agreement: id() }) },
      answers: { 200: { schema: pageOf(VersionSchema), description: 'The versions, in order.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const versions = await versionsFor(params.agreement, actor, portsOf(parts));
      if (isRefusal(versions)) return versions;
      return { status: 200, body: { items: versions.map((one) => versionJson(one, actor, lang)), next: null } };
    },
  );
}

function oneVersion(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements/{agreement}/versions/{version}',
      scope: 'agreements:read',
      summary: 'One version with its texts',
      description: `What is ours alone is shown to those with \`internals:read\`; a customer sees no other adherents and no suppliers. ${SLASHES}`,
      tags: ['agreements'],
      request: { params: z.object({ agreement: id(), version: versionNumber() }) },
      answers: { 200: { schema: VersionTextSchema, description: 'The version.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const found = await versionFor(params.agreement, params.version, actor, portsOf(parts));
      if (isRefusal(found)) return found;
      return { status: 200, body: versionTextJson(found, found.content, actor, lang) };
    },
  );
}

function differences(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements/{agreement}/differences',
      scope: 'agreements:read',
      summary: 'What changed between two versions',
      description: 'Term by term, for whom each change is better, and why; as `leeway diff --json` tells it.',
      tags: ['agreements'],
      request: {
        params: z.object({ agreement: id() }),
        query: z.object({ from: versionNumber(), to: versionNumber() }),
      },
      answers: { 200: { schema: z.looseObject({}).openapi('AgreementDifference'), description: 'The difference.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, query, lang }) => {
      const found = await diffVersions(params.agreement, [query.from, query.to], actor, portsOf(parts));
      if (isRefusal(found)) return found;
      return { status: 200, body: differenceJson(found.difference, found.before, found.after, lang) };
    },
  );
}
