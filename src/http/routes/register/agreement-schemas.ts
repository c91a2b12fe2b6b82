import { z } from '@hono/zod-openapi';
import type { Actor } from '../../../app/access/index.ts';
import type { Told } from '../../../app/diagnostic.ts';
import { type AgreementContent, contentFor, type ReadVersion } from '../../../app/register/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import type { Lang } from '../../asking/language.ts';

const HASH = 'SHA-256 of the content as it is shown to you: a customer is shown less, and so has another.';

export const VersionSchema = z
  .object({
    agreement: z.string().openapi({ example: 'boreal-or' }),
    version: z.int(),
    kind: z.enum(['sla', 'ola', 'underpinning']),
    title: z.string(),
    customer: z.string().nullable(),
    timeZone: z.string().openapi({
      description: 'IANA: the zone in which its days, months and periods begin.',
      example: 'Europe/Paris',
    }),
    effectiveAt: Instants(),
    endsAt: Instants().nullable().openapi({ description: 'Exclusive; null: it renews tacitly, or has no end.' }),
    hash: z.string().openapi({ description: HASH }),
    publishedAt: Instants(),
    publishedBy: z.string().nullable(),
    withdrawnAt: Instants().nullable(),
    withdrawnBy: z.string().nullable(),
    withdrawnBecause: z.string().nullable(),
  })
  .openapi('AgreementVersion');

export const AgreementSchema = z
  .object({
    agreement: z.string(),
    inForce: z.boolean().openapi({ description: 'False: `current` is the latest, and not in force now.' }),
    current: VersionSchema,
    versions: z.array(z.int()),
  })
  .openapi('Agreement');

export const VersionTextSchema = VersionSchema.extend({
  text: z
    .string()
    .nullable()
    .openapi({ description: 'As it was handed in; null for those who may not see what is ours alone.' }),
  resolved: z.string().openapi({ description: 'Canonical YAML, with everything it extends written out.' }),
  canonical: z.looseObject({}).openapi({ description: 'The same as JSON.' }),
}).openapi('AgreementVersionText');

export const DiagnosticSchema = z
  .object({
    code: z.string().openapi({ example: 'LW017' }),
    level: z.enum(['error', 'warning', 'info']),
    file: z.string(),
    line: z.int().nullable(),
    column: z.int().nullable(),
    message: z.string(),
    help: z.string().nullable(),
  })
  .openapi('Diagnostic');

export function versionJson(read: ReadVersion, actor: Actor, lang: Lang) {
  return versionWith(read, contentFor(actor, read.plain, read.version.text), actor, lang);
}

/** Who of ours did what is no matter of a customer's. */
function versionWith({ version, agreement }: ReadVersion, { hash }: AgreementContent, actor: Actor, lang: Lang) {
  const ours = actor.customer === null;
  return {
    agreement: agreement.id,
    version: agreement.version,
    kind: agreement.kind,
    title: agreement.title[lang],
    customer: agreement.customer?.id ?? null,
    timeZone: agreement.timeZone,
    effectiveAt: formatInstant(agreement.effectiveAt),
    endsAt: instantOrNull(agreement.endsAt),
    hash,
    publishedAt: formatInstant(version.publishedAt),
    publishedBy: ours ? version.publishedBy : null,
    withdrawnAt: instantOrNull(version.withdrawnAt),
    withdrawnBy: ours ? version.withdrawnBy : null,
    withdrawnBecause: ours ? version.withdrawnBecause : null,
  };
}

export function versionTextJson(read: ReadVersion, content: AgreementContent, actor: Actor, lang: Lang) {
  const { text, resolved, plain } = content;
  return { ...versionWith(read, content, actor, lang), text, resolved, canonical: plain };
}

export function diagnosticJson({ message, help, ...rest }: Told, lang: Lang) {
  return { ...rest, message: message[lang], help: help?.[lang] ?? null };
}
