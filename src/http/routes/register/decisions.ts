import { z } from '@hono/zod-openapi';
import { decideScope, excuseBreach, grantExclusion } from '../../../app/decisions/index.ts';
import type { Api } from '../../api.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { approved, FactSchema, factJson, ofService } from './decision-schemas.ts';
import { portsOf } from './ports-of.ts';

const ticket = () => z.string().min(1).max(300);

const GrantedSchema = z
  .object({
    fact: FactSchema,
    effect: z
      .array(z.object({ agreement: z.string(), target: z.string(), agreed: z.boolean() }))
      .openapi({ description: 'For each promise of the service: whether its agreement lets this reason count.' }),
  })
  .openapi('GrantedExclusion');

/** Decisions that need an approver: exclusions, excusals, scope. */
export function registerDecisions(api: Api, parts: HttpParts): void {
  exclusions(api, parts);
  excusals(api, parts);
  scopes(api, parts);
}

function exclusions(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/exclusions',
      scope: 'decisions:write',
      summary: 'Take a stretch of time out of what is measured of a service',
      tags: ['decisions'],
      idempotent: true,
      request: { body: z.strictObject({ ...ofService, ...approved }) },
      answers: { 201: { schema: GrantedSchema, description: 'Granted.' } },
    },
    async ({ actor, body, lang }) => {
      const done = await grantExclusion({ ...body, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 201, body: { fact: factJson(done.fact), effect: done.effect } };
    },
  );
}

function excusals(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/excusals',
      scope: 'decisions:write',
      summary: 'Excuse a breach',
      description: 'The breach stays on record, with who excused it and why. To take it back, correct its fact.',
      tags: ['decisions'],
      idempotent: true,
      request: {
        body: z.strictObject({
          ticket: ticket(),
          target: z.string().min(1).max(300),
          cycle: z.int().min(1).max(1_000_000).nullable().default(null).openapi({ description: 'Null: the latest.' }),
          ...approved,
        }),
      },
      answers: { 201: { schema: FactSchema, description: 'Excused.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, body, lang }) => {
      const done = await excuseBreach({ ...body, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 201, body: factJson(done) };
    },
  );
}

function scopes(api: Api, parts: HttpParts): void {
  const { evidence: _none, ...rest } = approved;
  define(
    api,
    {
      method: 'post',
      path: '/scope-decisions',
      scope: 'decisions:write',
      summary: 'Decide whether a ticket is in scope',
      tags: ['decisions'],
      idempotent: true,
      request: {
        body: z.strictObject({
          ticket: ticket(),
          scope: z.enum(['in', 'out']),
          exclusion: z
            .string()
            .max(300)
            .nullable()
            .default(null)
            .openapi({ description: 'Of the service, as its agreement names it.' }),
          ...rest,
        }),
      },
      answers: { 201: { schema: FactSchema, description: 'Decided.' } },
      refuses: ['notFound'],
    },
    async ({ actor, body, lang }) => {
      const done = await decideScope({ ...body, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 201, body: factJson(done) };
    },
  );
}
