import { z } from '@hono/zod-openapi';
import { completeSetup, type Entered, inLanguage, signIn, signInSecondFactor } from '../../../app/access/index.ts';
import { isRefusal, type Refusal } from '../../../app/refusal.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { faultsOf, wordsIn } from '../../asking/issues.ts';
import type { Lang } from '../../asking/language.ts';
import { type Answer, define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { refused } from '../../problem.ts';
import { accessPartsOf, Code, handingOut, Password, SessionSchema, sessionJson, visitorOf } from './words.ts';

const Entering = z
  .object({
    next: z.enum(['signedIn', 'secondFactor']).openapi({ description: '`secondFactor`: one more step is needed.' }),
    session: SessionSchema.nullable(),
    challenge: z.string().nullable().openapi({ description: 'To be handed in with the second factor.' }),
    challengeEndsAt: Instants().nullable(),
  })
  .openapi('Entering');
const ENTERED = { 200: { schema: Entering, description: 'Signed in (the cookie is set), or the next step' } };

const Setup = z
  .strictObject({
    code: Code(),
    name: z.string().min(1).max(200),
    email: z.string().min(3).max(254),
    password: Password(),
  })
  .openapi('Setup');

/** How somebody gets in: the first owner, a password, a second factor. */
export function registerSignIn(api: Api, parts: HttpParts): void {
  const access = accessPartsOf(parts);
  registerSetup(api, parts);
  define(
    api,
    {
      method: 'post',
      path: '/session',
      scope: 'public',
      summary: 'Sign in with an address and a password',
      description:
        'Sets the cookie of a new session, unless a second factor is asked for: then `next` is `secondFactor`. A wrong address and a wrong password are told in the same words. Failing tries are limited per address and per network.',
      tags: ['access'],
      request: { body: z.strictObject({ email: z.string().min(1).max(254), password: Password() }), bodyLimit: 10_000 },
      answers: ENTERED,
      refuses: ['notSignedIn', 'tooMany'],
    },
    async (asked) => {
      const { network } = asked.caller;
      return enteredAnswer(parts, asked.lang, await signIn({ ...asked.body, ...visitorOf(asked), network }, access));
    },
  );
  define(
    api,
    {
      method: 'post',
      path: '/session/second-factor',
      scope: 'public',
      summary: 'The second step of signing in',
      description: 'Takes a code of the authenticator app or a recovery code. Each works once.',
      tags: ['access'],
      request: { body: z.strictObject({ challenge: Code(), code: Code() }), bodyLimit: 10_000 },
      answers: ENTERED,
      refuses: ['notSignedIn', 'notFound', 'tooMany'],
    },
    async (asked) =>
      enteredAnswer(parts, asked.lang, await signInSecondFactor({ ...asked.body, ...visitorOf(asked) }, access)),
  );
}

function registerSetup(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/setup',
      scope: 'public',
      summary: 'Make the first owner',
      description:
        'With the one-time code that the program tells at its start while nobody is owner. Once there is an owner, this is not found, whatever is sent.',
      tags: ['access'],
      // Whatever does not fit goes on to the handler: a house that has its owner says "not found" to everything.
      request: { body: z.union([Setup, z.unknown()]), bodyOptional: true, bodyLimit: 10_000 },
      answers: ENTERED,
      refuses: ['notFound', 'invalid', 'alreadyExists'],
    },
    async (asked) => {
      const read = Setup.safeParse(asked.body, { error: wordsIn(asked.lang) });
      if (read.success)
        return enteredAnswer(parts, asked.lang, await completeSetup({ ...read.data, ...visitorOf(asked) }, parts));
      if (await parts.store.hasOwner()) {
        return refused('notFound', { fr: 'Il n’y a rien à installer.', en: 'There is nothing to set up.' });
      }
      const faults = faultsOf(read.error, asked.lang);
      return refused('invalid', { fr: 'Cela ne convient pas.', en: 'This does not fit.' }, null, { faults });
    },
  );
}

function enteredAnswer(parts: HttpParts, lang: Lang, entered: Entered | Refusal): Answer | Refusal {
  if (isRefusal(entered)) return inLanguage(entered, lang);
  if (entered.kind === 'secondFactor') {
    const challengeEndsAt = formatInstant(entered.endsAt);
    return {
      status: 200,
      body: { next: 'secondFactor', session: null, challenge: entered.challenge, challengeEndsAt },
    };
  }
  const session = sessionJson(entered.session, true);
  const body = { next: 'signedIn', session, challenge: null, challengeEndsAt: null };
  return { status: 200, body, headers: handingOut(parts, entered.cookie) };
}
