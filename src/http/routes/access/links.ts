import { z } from '@hono/zod-openapi';
import { inLanguage, invite, makeReset, useLink } from '../../../app/access/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { Caller, HttpParts } from '../../parts.ts';
import type { RequestHeaders } from '../../server/exchange.ts';
import { accessPartsOf, Code, Password } from './words.ts';

const LinkSchema = z
  .object({
    person: z.string(),
    link: z.string().openapi({ description: 'Shown this once; hand it over yourself. Works once.' }),
    endsAt: Instants(),
  })
  .openapi('Link');

const KINDS = [
  {
    path: '/invitations',
    kind: 'invitation',
    make: invite,
    summary: 'Invite somebody who has no password yet',
    accept: 'Accept an invitation: choose a password',
    description: 'A link with which they choose one. Works once, for seven days; an earlier one is dead.',
  },
  {
    path: '/resets',
    kind: 'reset',
    make: makeReset,
    summary: 'Let somebody choose another password',
    accept: 'Choose another password with a link',
    description: 'A link with which they do. Works once, for half an hour. A second factor is asked for as ever.',
  },
] as const;

/** Links with which people choose their password. */
export function registerLinks(api: Api, parts: HttpParts): void {
  const access = accessPartsOf(parts);
  for (const { path, kind, make, summary, accept, description } of KINDS) {
    define(
      api,
      {
        method: 'post',
        path,
        scope: 'people:write',
        summary,
        description,
        tags: ['people'],
        request: { body: z.strictObject({ person: id() }), bodyLimit: 10_000 },
        answers: { 201: { schema: LinkSchema, description: 'The link' } },
        refuses: ['notAllowed', 'notFound', 'conflict'],
      },
      async ({ actor, body, headers, caller }) => {
        const made = await make(actor, body.person, { ...access, baseUrl: access.baseUrl ?? hereOf(headers, caller) });
        if (isRefusal(made)) return made;
        return { status: 201, body: { ...made, endsAt: formatInstant(made.endsAt) } };
      },
    );
    define(
      api,
      {
        method: 'post',
        path: `${path}/accept`,
        scope: 'public',
        summary: accept,
        description: 'Nobody is signed in by it: sign in with the new password.',
        tags: ['access'],
        request: { body: z.strictObject({ code: Code(), password: Password() }), bodyLimit: 10_000 },
        answers: { 204: { description: 'The password is set' } },
        refuses: ['notFound', 'invalid'],
      },
      async ({ body, lang }) => {
        const used = await useLink(kind, body, access);
        return isRefusal(used) ? inLanguage(used, lang) : { status: 204 };
      },
    );
  }
}

/** Where the one who asks has found us: without a configured address only names of this machine are answered. */
function hereOf(headers: RequestHeaders, { secure }: Caller): string {
  return `${secure ? 'https' : 'http'}://${headers.get('host')}`;
}
