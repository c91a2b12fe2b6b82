import { z } from '@hono/zod-openapi';
import { inLanguage, listTokens, makeToken, revokeToken } from '../../../app/access/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import type { Api } from '../../api.ts';
import { id, instant } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { isCustomerOf } from './is-customer.ts';
import { ScopeSchema, TokenSchema, tokenJson } from './words.ts';

const tags = ['tokens'] as const;

/** API tokens. */
export function registerTokens(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/tokens',
      scope: 'tokens:read',
      summary: 'Tokens, newest first',
      description: 'Your own; for who may write people, everybody’s. Revoked ones too.',
      tags,
      answers: {
        200: { schema: z.object({ items: z.array(TokenSchema), next: z.null() }), description: 'All of them' },
      },
    },
    async ({ actor }) => ({
      status: 200,
      body: { items: (await listTokens(actor, parts)).map(tokenJson), next: null },
    }),
  );
  registerMake(api, parts);
  registerRevoke(api, parts);
}

function registerMake(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/tokens',
      scope: 'tokens:write',
      summary: 'Make a token',
      description:
        'At most what you may yourself. It shrinks when you may less, and dies when you are disabled. Only a person makes tokens.',
      tags,
      request: {
        body: z.strictObject({
          name: z.string().min(1).max(200),
          scopes: z.array(ScopeSchema).min(1).max(50),
          customer: id().nullable().default(null),
          expiresAt: instant().nullable().default(null),
        }),
        bodyLimit: 10_000,
      },
      answers: {
        201: {
          schema: z.object({ token: TokenSchema, secret: z.string().openapi({ example: 'lw_…' }) }),
          description: 'The token. `secret` is shown this once',
        },
      },
      refuses: ['notAllowed', 'notFound', 'invalid'],
    },
    async ({ actor, body, lang }) => {
      const made = await makeToken(actor, body, { ...parts, isCustomer: isCustomerOf(parts) });
      if (isRefusal(made)) return inLanguage(made, lang);
      return { status: 201, body: { token: tokenJson(made.token), secret: made.secret } };
    },
  );
}

function registerRevoke(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'delete',
      path: '/tokens/{token}',
      scope: 'tokens:write',
      summary: 'Revoke a token',
      tags,
      request: { params: z.object({ token: id() }) },
      answers: { 204: { description: 'Revoked, for good' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => (await revokeToken(actor, params.token, parts)) ?? { status: 204 },
  );
}
