import { z } from '@hono/zod-openapi';
import { inLanguage } from '../../../app/access/index.ts';
import { listWallLinks, makeWallLink, revokeWallLink } from '../../../app/desk/index.ts';
import type { BoardFilter, WallLink } from '../../../app/ports/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import { CLOCK_MEASURES } from '../../../core/agreement/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id, instant } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { isCustomerOf } from '../access/is-customer.ts';
import { BOARD_STATES, BOARD_VERDICTS } from '../board.ts';

const tags = ['wall'] as const;
const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(50).optional();

const FilterSchema = z
  .strictObject({
    customer: some(id()),
    service: some(id()),
    team: some(id()),
    agreement: some(id()),
    target: some(id()),
    measure: some(z.enum(CLOCK_MEASURES)),
    priority: some(id()),
    verdict: some(z.enum(BOARD_VERDICTS)),
    state: some(z.enum(BOARD_STATES)),
    unassigned: z.boolean().optional(),
  })
  .openapi('WallFilter');

const LinkSchema = z
  .object({
    link: z.string(),
    prefix: z.string().openapi({ example: 'lww_4fQz2P', description: 'Its first characters, to know it by.' }),
    name: z.string(),
    filter: FilterSchema,
    namesCustomers: z.boolean(),
    customer: z.string().nullable().openapi({ description: 'The only customer it shows; null: every customer.' }),
    madeAt: Instants(),
    madeBy: z.string(),
    expiresAt: Instants().nullable(),
    revokedAt: Instants().nullable(),
  })
  .openapi('WallLink');

function linkJson({ id: link, prefix, name, filter, namesCustomers, customer, ...rest }: WallLink) {
  return {
    ...{ link, prefix, name, filter: JSON.parse(filter) as unknown, namesCustomers, customer },
    madeAt: formatInstant(rest.madeAt),
    madeBy: rest.person,
    expiresAt: instantOrNull(rest.endsAt),
    revokedAt: instantOrNull(rest.revokedAt),
  };
}

/** Links by which screens on walls show the board. */
export function registerWallLinks(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/wall-links',
      scope: 'tokens:read',
      summary: 'Links of screens on walls, newest first',
      description: 'Everybody’s, revoked ones too, all on one page.',
      tags,
      answers: { 200: { schema: pageOf(LinkSchema), description: 'The links.' } },
    },
    async ({ actor }) => ({
      status: 200,
      body: { items: (await listWallLinks(actor, parts)).map(linkJson), next: null },
    }),
  );
  registerMaking(api, parts);
  define(
    api,
    {
      method: 'delete',
      path: '/wall-links/{link}',
      scope: 'tokens:write',
      summary: 'Revoke the link of a screen on a wall',
      description: 'What it asks is not found from then on, and its streams end within seconds.',
      tags,
      request: { params: z.object({ link: id() }) },
      answers: { 204: { description: 'Revoked, for good.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => (await revokeWallLink(actor, params.link, parts)) ?? { status: 204 },
  );
}

function registerMaking(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/wall-links',
      scope: 'tokens:write',
      summary: 'Make a link for a screen on a wall',
      description:
        'Whoever has its secret sees the board (`GET /wall`), read only and without anything about persons; customers are named only with `namesCustomers`. It lives until it is revoked or ends, and dies with its maker. Only a person makes links.',
      tags,
      request: {
        body: z.strictObject({
          name: z.string().min(1).max(200),
          filter: FilterSchema.default({}),
          namesCustomers: z.boolean().default(false),
          expiresAt: instant().nullable().default(null),
        }),
        bodyLimit: 50_000,
      },
      answers: {
        201: {
          schema: z.object({ link: LinkSchema, secret: z.string().openapi({ example: 'lww_…' }) }),
          description: 'The link. `secret` is shown this once.',
        },
      },
      refuses: ['notAllowed', 'notFound', 'invalid', 'conflict'],
    },
    async ({ actor, body, lang }) => {
      const wanted = { ...body, filter: body.filter as BoardFilter, lang };
      const made = await makeWallLink(actor, wanted, { ...parts, isCustomer: isCustomerOf(parts) });
      if (isRefusal(made)) return inLanguage(made, lang);
      return { status: 201, body: { link: linkJson(made.link), secret: made.secret } };
    },
  );
}
