import { z } from '@hono/zod-openapi';
import { inPath } from '../../../app/addresses/index.ts';
import { notFound } from '../../../app/refusal.ts';
import { publishAgreement, readAllVersions, withdrawVersion } from '../../../app/register/index.ts';
import type { Agreement } from '../../../core/agreement/index.ts';
import { API_ROOT, type Api } from '../../api.ts';
import { flag, id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { refused } from '../../problem.ts';
import { besideDemonstration } from '../first-steps/real-data.ts';
import { DiagnosticSchema, diagnosticJson, VersionSchema, versionJson } from './agreement-schemas.ts';
import { versionNumber } from './agreements.ts';
import { portsOf } from './ports-of.ts';

/** Twice what the language reads, for a text in JSON may take two characters for one. */
const BODY_LIMIT = 1_200_000;

const PublishedSchema = z
  .object({
    result: z.enum(['published', 'same', 'checked']).openapi({
      description: '`same`: this very content was published before. `checked`: a dry run, nothing was kept.',
    }),
    version: VersionSchema,
    backdated: z.boolean().openapi({ description: 'It takes effect in the past: what is past is judged again.' }),
    diagnostics: z.array(DiagnosticSchema).openapi({ description: 'Warnings; they do not hinder.' }),
  })
  .openapi('PublishedAgreement');

/** Publishing versions, and taking them out of use. */
export function registerPublishing(api: Api, parts: HttpParts): void {
  publishing(api, parts);
  withdrawing(api, parts);
}

function publishing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/agreements',
      scope: 'agreements:write',
      summary: 'Publish a version of an agreement',
      description:
        'Its text as JSON (`text`), or as the body itself in YAML. The id, the number and the day it takes effect stand in the text. What it extends is written out, so that later changes of a base change nothing published. A text with errors is refused with all of them, each with its line.',
      tags: ['agreements'],
      request: {
        query: z.object({ dryRun: flag().optional() }),
        body: z.strictObject({ text: z.string(), format: z.enum(['yaml', 'json']).default('yaml') }),
        bodyTypes: ['application/json', 'application/yaml'],
        bodyLimit: BODY_LIMIT,
      },
      answers: {
        201: { schema: PublishedSchema, description: 'Published.' },
        200: { schema: PublishedSchema, description: 'Published before, or only checked.' },
      },
      refuses: ['alreadyExists', 'conflict'],
    },
    async ({ actor, query, body, raw, lang }) => {
      const text = raw === null ? body.text : utf8Of(raw);
      if (text === null) return notUtf8;
      const held = query.dryRun === true ? null : await besideDemonstration(parts);
      if (held !== null) return held;
      const format = raw === null ? body.format : 'yaml';
      const done = await publishAgreement({ text, format, dryRun: query.dryRun ?? false, lang }, actor, portsOf(parts));
      if (isRefusal(done)) return done;
      const answer = {
        result: done.kind,
        version: versionJson(done, actor, lang),
        backdated: done.backdated,
        diagnostics: done.warnings.map((one) => diagnosticJson(one, lang)),
      };
      if (done.kind !== 'published') return { status: 200, body: answer };
      return { status: 201, body: answer, headers: { location: placeOf(done.agreement) } };
    },
  );
}

function placeOf({ id: agreement, version }: Agreement): string {
  return `${API_ROOT}/agreements/${inPath(agreement)}/versions/${version}`;
}

function withdrawing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/agreements/{agreement}/versions/{version}/withdrawal',
      scope: 'agreements:write',
      summary: 'Take a version out of use',
      description:
        'One that is not yet in effect; with `force`, and by an owner or a manager, any. Its text stays on record and its number taken.',
      tags: ['agreements'],
      request: {
        params: z.object({ agreement: id(), version: versionNumber() }),
        body: z.strictObject({ reason: z.string(), force: z.boolean().default(false) }),
      },
      answers: { 200: { schema: VersionSchema, description: 'The version, withdrawn.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, body, lang }) => {
      const ports = portsOf(parts);
      const done = await withdrawVersion({ ...params, ...body, lang }, actor, ports);
      if (isRefusal(done)) return done;
      const read = (await readAllVersions(ports)).find(({ version }) => version.hash === done.hash);
      return read === undefined
        ? notFound('Version', 'Version')
        : { status: 200, body: versionJson(read, actor, lang) };
    },
  );
}

function utf8Of(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const notUtf8 = refused(
  'malformed',
  { fr: 'Le texte n’est pas en UTF-8.', en: 'The text is not UTF-8.' },
  { fr: 'Enregistrez-le en UTF-8.', en: 'Save it as UTF-8.' },
);
