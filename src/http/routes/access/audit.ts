import { z } from '@hono/zod-openapi';
import { checkRecord, readLatest, readRecord } from '../../../app/audit/index.ts';
import type { AuditEntry } from '../../../app/ports/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { cursors } from '../../asking/cursor.ts';
import { cursor, flag, limit } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { isRefused } from '../../problem.ts';

export const AuditEntrySchema = z
  .object({
    number: z.int(),
    at: Instants(),
    actor: z.string().nullable().openapi({ description: 'The id of a person or token; null: Leeway itself.' }),
    action: z.string(),
    object: z.string(),
    customer: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    previous: z.string(),
    hash: z.string(),
  })
  .openapi('AuditEntry');

export function auditEntryJson(entry: AuditEntry) {
  return { ...entry, at: formatInstant(entry.at) };
}

const text = () => z.string().min(1).max(300);

const Findings = z
  .object({
    entries: z.int(),
    head: z
      .object({ number: z.int(), hash: z.string() })
      .openapi({ description: 'Keep it elsewhere: it shows later that nothing before it was changed.' }),
    faults: z.array(
      z.union([
        z.object({ kind: z.enum(['changed', 'unlinked']), number: z.int() }),
        z.object({ kind: z.literal('missing'), from: z.int(), to: z.int() }),
      ]),
    ),
  })
  .openapi('AuditFindings');

/** The record of who decided what. */
export function registerAudit(api: Api, parts: HttpParts): void {
  const places = cursors(parts, 'audit', z.int());
  const latestPlaces = cursors(parts, 'audit-latest', z.int());
  define(
    api,
    {
      method: 'get',
      path: '/audit',
      scope: 'audit:read',
      summary: 'The record, in the order in which it was written',
      tags: ['audit'],
      description:
        'Latest first with `latest=true`, or where it is narrowed down; a page may then be short, and go on all the same.',
      request: {
        query: z.object({
          latest: flag().optional(),
          by: text().optional().openapi({ description: 'Who signed it: the id of a person or token.' }),
          about: text().optional().openapi({ description: 'What it is about: `person:p-1`, or the id alone.' }),
          action: text().optional().openapi({ description: '`token.made`, or its beginning: `token`.' }),
          cursor: cursor(),
          limit: limit(1000),
        }),
      },
      answers: { 200: { schema: pageOf(AuditEntrySchema), description: 'A page of entries' } },
    },
    async ({ actor, query }) => {
      const { latest = false, cursor: from, limit: most, ...asked } = query;
      const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      if (latest || Object.keys(filter).length > 0) {
        const before = latestPlaces.read(from);
        if (isRefused(before)) return before;
        const { items, next } = await readLatest(actor, { before, limit: most, filter }, parts.store);
        const place = next === null ? null : latestPlaces.write(next);
        return { status: 200, body: { items: items.map(auditEntryJson), next: place } };
      }
      const after = places.read(query.cursor);
      if (isRefused(after)) return after;
      const entries = await readRecord(actor, { after: after ?? 0, limit: query.limit + 1 }, parts.store);
      const items = entries.slice(0, query.limit);
      const next = entries.length > query.limit ? places.write(items.at(-1)?.number ?? 0) : null;
      return { status: 200, body: { items: items.map(auditEntryJson), next } };
    },
  );
  verification(api, parts);
}

function verification(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/audit/verification',
      scope: 'audit:read',
      summary: 'Whether the record holds',
      description: 'Reads all of it and says which entries were changed, are gone, or do not follow the one before.',
      tags: ['audit'],
      answers: { 200: { schema: Findings, description: 'What was found' } },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => {
      const found = await checkRecord(actor, parts.store);
      return isRefusal(found) ? found : { status: 200, body: found };
    },
  );
}
