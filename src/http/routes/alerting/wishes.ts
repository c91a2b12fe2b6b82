import { z } from '@hono/zod-openapi';
import { wish, wishesOf } from '../../../app/duty/index.ts';
import { CHANNELS } from '../../../core/alert/index.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { dutyOf } from './duty-of.ts';

const WishesSchema = z
  .object({
    person: z.string(),
    phone: z.string().nullable().openapi({ example: '+33612345678' }),
    via: z.array(z.enum(CHANNELS)).openapi({ description: 'Empty: e-mail and the page.' }),
  })
  .openapi('NotificationWishes');

/** How each person wishes to be told. */
export function registerWishes(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/people/{person}/notifications',
      scope: 'self',
      summary: 'How a person wishes to be told',
      description: 'Your own; anybody’s for who may read people.',
      tags: ['people'],
      request: { params: z.object({ person: id() }) },
      answers: { 200: { schema: WishesSchema, description: 'The wishes.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => {
      const found = await wishesOf(params.person, actor, dutyOf(parts));
      return isRefusal(found) ? found : { status: 200, body: found };
    },
  );
  define(
    api,
    {
      method: 'put',
      path: '/people/{person}/notifications',
      scope: 'self',
      summary: 'Set how a person wishes to be told',
      description: 'Your own; anybody’s for who may write people. The number is erased with the person.',
      tags: ['people'],
      request: {
        params: z.object({ person: id() }),
        body: z.strictObject({
          phone: z.string().max(40).nullable().default(null),
          via: z.array(z.enum(CHANNELS)).max(10).default([]),
        }),
        bodyLimit: 10_000,
      },
      answers: { 200: { schema: WishesSchema, description: 'The wishes as they are now.' } },
      refuses: ['notFound', 'notAllowed', 'invalid'],
    },
    async ({ actor, params, body, lang }) => {
      const done = await wish({ person: params.person, ...body, lang }, actor, dutyOf(parts));
      return isRefusal(done) ? done : { status: 200, body: done };
    },
  );
}
