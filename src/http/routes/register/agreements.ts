import { z } from '@hono/zod-openapi';
import { notFound } from '../../../app/refusal.ts';
import { agreementsFor, diffVersions, versionFor, versionsFor } from '../../../app/register/index.ts';
import { differenceJson } from '../../../core/report/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import {
  AgreementSchema,
  agreementJson,
  VersionSchema,
  VersionTextSchema,
  versionJson,
  versionTextJson,
} from './agreement-schemas.ts';
import { portsOf } from './ports-of.ts';

/** The number of a version, in a path or a query. */
export function versionNumber() {
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number)
    .openapi({ type: 'integer', minimum: 1, example: 3 } as never);
}

const SLASHES = 'In an id, write `~1` for `/` and `~0` for `~`.';

/** Agreements and their versions, as each reader may see them. */
export function registerAgreements(api: Api, parts: HttpParts): void {
  listed(api, parts);
  oneAgreement(api, parts);
  itsVersions(api, parts);
  oneVersion(api, parts);
  differences(api, parts);
}

function listed(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements',
      scope: 'agreements:read',
      summary: 'Agreements, each with the version in force',
      description: 'By id. A customer sees those that name it. All of them on one page.',
      tags: ['agreements'],
      answers: { 200: { schema: pageOf(AgreementSchema), description: 'The agreements.' } },
    },
    async ({ actor, lang }) => {
      const items = await agreementsFor(actor, portsOf(parts));
      return { status: 200, body: { items: items.map((one) => agreementJson(one, actor, lang)), next: null } };
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
      answers: { 200: { schema: AgreementSchema, description: 'The agreement.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const found = (await agreementsFor(actor, portsOf(parts))).find((one) => one.id === params.agreement);
      if (found === undefined) return notFound(`Contrat ${params.agreement}`, `Agreement ${params.agreement}`);
      return { status: 200, body: agreementJson(found, actor, lang) };
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
