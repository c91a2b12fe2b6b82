import { z } from '@hono/zod-openapi';
import { APPROVALS } from '../../../app/access/index.ts';
import type { KeptFact } from '../../../app/decisions/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants } from '../../answering/schemas.ts';
import { instant } from '../../asking/fields.ts';

/** A fact that a decision became. */
export const FactSchema = z
  .object({
    source: z.string().openapi({ example: 'leeway' }),
    id: z.string().openapi({ description: 'With `source`, what to name when it is to be taken back.' }),
    type: z.string(),
    subject: z.string(),
    time: Instants(),
    data: z.looseObject({}),
  })
  .openapi('DecidedFact');

export function factJson({ source, id, type, subject, occurredAt, data }: KeptFact) {
  return { source, id, type, subject, time: formatInstant(occurredAt), data };
}

const text = () => z.string().max(4_000);

/** What is asked of everything that needs an approver. */
export const approved = {
  reason: text(),
  evidence: text().nullable().default(null).openapi({ description: 'Where the proof lies.' }),
  as: z.enum(APPROVALS).nullable().default(null).openapi({ description: 'In whose name; null: the only one held.' }),
};

/** A stretch of time of a service, for one customer or (null) for all. */
export const ofService = {
  service: z.string().min(1).max(300),
  customer: z.string().min(1).max(300).nullable().default(null),
  from: instant(),
  to: instant(),
};
