import { z } from '@hono/zod-openapi';
import { exportPerson } from '../../../app/access/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { AuditEntrySchema, auditEntryJson } from './audit.ts';
import { PersonSchema, personJson, SessionSchema, sessionJson, TokenSchema, tokenJson } from './words.ts';

const ExportSchema = z
  .object({
    person: PersonSchema,
    passwordChangedAt: Instants().nullable(),
    secondFactorSince: Instants().nullable(),
    sessions: z.array(SessionSchema),
    tokens: z.array(TokenSchema),
    record: z.array(AuditEntrySchema).openapi({ description: 'What they did, and what was done to them.' }),
  })
  .openapi('PersonExport');

/** All that is kept of one person, for that person. */
export function registerPersonExport(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/people/{person}/export',
      scope: 'export:read',
      summary: 'All that is kept of a person',
      description: 'Secrets and their hashes left out. That it was asked for stands in the record.',
      tags: ['people'],
      request: { params: z.object({ person: id() }) },
      answers: { 200: { schema: ExportSchema, description: 'Everything' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => {
      const found = await exportPerson(actor, params.person, parts);
      if (isRefusal(found)) return found;
      const body = {
        person: personJson(found.person),
        passwordChangedAt: instantOrNull(found.passwordChangedAt),
        secondFactorSince: instantOrNull(found.secondFactorSince),
        sessions: found.sessions.map((session) => sessionJson({ ...session, hash: '' }, false)),
        tokens: found.tokens.map(tokenJson),
        record: found.record.map(auditEntryJson),
      };
      return { status: 200, body };
    },
  );
}
