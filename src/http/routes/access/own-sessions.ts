import { z } from '@hono/zod-openapi';
import { chooseLanguage, endOwnSession, ownSessions, signOut, whoAmI } from '../../../app/access/index.ts';
import { zoneFor } from '../../../app/duty/index.ts';
import { isRefusal } from '../../../app/refusal.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import {
  ApprovalSchema,
  Language,
  RoleSchema,
  ScopeSchema,
  SessionSchema,
  sessionJson,
  takingBack,
  visitorOf,
} from './words.ts';

const SelfSchema = z
  .object({
    kind: z.enum(['person', 'token', 'system']),
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    role: RoleSchema,
    approves: z.array(ApprovalSchema),
    customer: z.string().nullable().openapi({ description: 'The only customer whose data you see; null: all.' }),
    scopes: z.array(ScopeSchema),
    language: Language().openapi({ description: 'As you chose; null: as your browser says.' }),
    secondFactor: z.boolean(),
    timeZone: z.string().openapi({ description: 'In which times are told to you where nothing nearer says a zone.' }),
    demonstration: z
      .boolean()
      .openapi({ description: 'Whether the data here were made up, to be looked at: nothing is sent to anybody.' }),
  })
  .openapi('Self');
const DONE = { 204: { description: 'Done' } };
const tags = ['access'] as const;

/** Who is signed in, and from where. */
export function registerOwnSessions(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/session',
      scope: 'self',
      summary: 'Who am I, and what may I do?',
      tags,
      answers: { 200: { schema: SelfSchema, description: 'You' } },
    },
    async ({ actor }) => {
      const timeZone = await zoneFor(actor, { ...parts, timeZone: parts.duty?.timeZone ?? 'UTC' });
      const demonstration = (await parts.loaded?.isShown()) ?? false;
      return { status: 200, body: { ...(await whoAmI(actor, parts)), timeZone, demonstration } };
    },
  );
  define(
    api,
    {
      method: 'patch',
      path: '/session',
      scope: 'self',
      summary: 'Choose your language',
      tags,
      request: { body: z.strictObject({ language: Language() }), bodyLimit: 10_000 },
      answers: DONE,
      refuses: ['notAllowed'],
    },
    async ({ actor, body }) => (await chooseLanguage(actor, body.language, parts)) ?? { status: 204 },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/session',
      scope: 'public',
      summary: 'Sign out',
      description: 'Ends the session of the cookie, if there is one, and has the browser forget what it kept.',
      tags,
      answers: DONE,
    },
    async (asked) => {
      await signOut(visitorOf(asked).cookie, parts);
      return { status: 204, headers: takingBack(parts) };
    },
  );
  registerList(api, parts);
}

function registerList(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/sessions',
      scope: 'self',
      summary: 'Your sessions',
      tags,
      answers: {
        200: { schema: z.object({ items: z.array(SessionSchema), next: z.null() }), description: 'Newest first' },
      },
      refuses: ['notAllowed'],
    },
    async (asked) => {
      const found = await ownSessions(asked.actor, visitorOf(asked).cookie, parts);
      if (isRefusal(found)) return found;
      return { status: 200, body: { items: found.map((each) => sessionJson(each, each.current)), next: null } };
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/sessions/{session}',
      scope: 'self',
      summary: 'End one of your sessions',
      tags,
      request: { params: z.object({ session: id() }) },
      answers: DONE,
      refuses: ['notAllowed', 'notFound'],
    },
    async ({ actor, params }) => (await endOwnSession(actor, params.session, parts)) ?? { status: 204 },
  );
}
