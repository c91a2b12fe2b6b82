import { z } from '@hono/zod-openapi';
import {
  changePassword,
  confirmSecondFactor,
  enrolSecondFactor,
  inLanguage,
  type Renewed,
  removeSecondFactor,
} from '../../../app/access/index.ts';
import { isRefusal, type Refusal } from '../../../app/refusal.ts';
import type { Api } from '../../api.ts';
import type { Lang } from '../../asking/language.ts';
import { type Answer, define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { accessPartsOf, Code, handingOut, Password, SessionSchema, sessionJson, visitorOf } from './words.ts';

const RENEWED = {
  200: { schema: z.object({ session: SessionSchema }), description: 'A new session; all others of yours have ended' },
};
const tags = ['access'] as const;

/** What somebody changes about their own account. */
export function registerOwnAccount(api: Api, parts: HttpParts): void {
  const access = accessPartsOf(parts);
  define(
    api,
    {
      method: 'post',
      path: '/session/password',
      scope: 'self',
      summary: 'Change your password',
      description: 'At least 12 characters; no rules about which. Ends all your sessions and begins a new one.',
      tags,
      request: { body: z.strictObject({ present: Password(), next: Password() }), bodyLimit: 10_000 },
      answers: RENEWED,
      refuses: ['notAllowed', 'invalid', 'tooMany'],
    },
    async (asked) =>
      renewedAnswer(
        parts,
        asked.lang,
        await changePassword(asked.actor, { ...asked.body, ...visitorOf(asked) }, access),
      ),
  );
  define(
    api,
    {
      method: 'post',
      path: '/session/second-factor/enrolment',
      scope: 'self',
      summary: 'Begin a second factor',
      description: 'A secret for an authenticator app. Nothing asks for it before a first code has confirmed it.',
      tags,
      request: { body: z.strictObject({ password: Password().nullable().default(null) }), bodyLimit: 10_000 },
      answers: {
        200: {
          schema: z.object({ uri: z.string().openapi({ example: 'otpauth://totp/…' }), secret: z.string() }),
          description: 'Shown this once',
        },
      },
      refuses: ['notAllowed', 'conflict', 'tooMany'],
    },
    async (asked) => {
      const begun = await enrolSecondFactor(asked.actor, { ...asked.body, ...visitorOf(asked) }, access);
      return isRefusal(begun) ? begun : { status: 200, body: begun };
    },
  );
  registerConfirm(api, parts);
  registerRemove(api, parts);
}

function registerConfirm(api: Api, parts: HttpParts): void {
  const access = accessPartsOf(parts);
  define(
    api,
    {
      method: 'post',
      path: '/session/second-factor/confirmation',
      scope: 'self',
      summary: 'Confirm your second factor with a first code',
      tags,
      request: { body: z.strictObject({ code: Code() }), bodyLimit: 10_000 },
      answers: {
        200: {
          schema: z.object({ session: SessionSchema, recoveryCodes: z.array(z.string()) }),
          description: 'A new session, and ten codes for the day the device is lost, shown this once',
        },
      },
      refuses: ['notAllowed', 'notSignedIn', 'conflict', 'tooMany'],
    },
    async (asked) => {
      const confirmed = await confirmSecondFactor(asked.actor, { ...asked.body, ...visitorOf(asked) }, access);
      if (isRefusal(confirmed)) return confirmed;
      const { session, recoveryCodes, cookie } = confirmed;
      return {
        status: 200,
        body: { session: sessionJson(session, true), recoveryCodes },
        headers: handingOut(parts, cookie),
      };
    },
  );
}

function registerRemove(api: Api, parts: HttpParts): void {
  const access = accessPartsOf(parts);
  define(
    api,
    {
      method: 'post',
      path: '/session/second-factor/removal',
      scope: 'self',
      summary: 'Remove your second factor',
      tags,
      request: {
        body: z.strictObject({ password: Password().nullable().default(null), code: Code() }),
        bodyLimit: 10_000,
      },
      answers: RENEWED,
      refuses: ['notAllowed', 'notSignedIn', 'tooMany'],
    },
    async (asked) =>
      renewedAnswer(
        parts,
        asked.lang,
        await removeSecondFactor(asked.actor, { ...asked.body, ...visitorOf(asked) }, access),
      ),
  );
}

function renewedAnswer(parts: HttpParts, lang: Lang, renewed: Renewed | Refusal): Answer | Refusal {
  if (isRefusal(renewed)) return inLanguage(renewed, lang);
  const body = { session: sessionJson(renewed.session, true) };
  return { status: 200, body, headers: handingOut(parts, renewed.cookie) };
}
