import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportSPKI } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_URL } from './support/browser.ts';
import { begin, type House, openHouse, PENDING, SESSION } from './support/house.ts';
import { type Key, newKey, openTwin, signed, type Twin } from './support/twin.ts';

// The first hostile twin: its network behaves, what it says does not. Every attack ends in a refusal, without a session,
// with a note in the record; and the same program lets an honest person in afterwards.

let key: Key;
let other: Key;
beforeAll(async () => {
  key = await newKey('key-1');
  other = await newKey('key-1');
});

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function twinAndHouse(): Promise<{ twin: Twin; leeway: House }> {
  const twin = await openTwin(key);
  opened.push(twin);
  const leeway = await openHouse({ issuer: twin.issuer, groups: { noc: 'technician' } });
  opened.push(leeway);
  return { twin, leeway };
}

async function signIn(twin: Twin, leeway: House) {
  const browser = leeway.browser();
  const { to } = await begin(browser);
  const page = await browser.ask(twin.back(to ?? ''));
  return { browser, page };
}

const now = () => Math.floor(Date.now() / 1000);
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Attack {
  readonly name: string;
  readonly lie: (twin: Twin) => void | Promise<void>;
  readonly reason: string;
  /** A part of what the record says of the check that failed. */
  readonly detail?: string;
}

const ANSWERS: readonly Attack[] = [
  {
    name: 'an answer in the name of another issuer (mix-up)',
    lie: ({ lies }) => {
      lies.answer = (honest) => ({ ...honest, iss: 'https://login.honest.example' });
    },
    reason: 'answerInvalid',
  },
  {
    name: 'an answer that leaves the issuer out although the provider says it tells it',
    lie: ({ lies }) => {
      lies.answer = ({ iss: _, ...rest }) => rest;
    },
    reason: 'answerInvalid',
  },
  {
    name: 'an answer with another state',
    lie: ({ lies }) => {
      lies.answer = (honest) => ({ ...honest, state: 'x'.repeat(43) });
    },
    reason: 'noPendingSignIn',
  },
  {
    name: 'an answer without a state',
    lie: ({ lies }) => {
      lies.answer = ({ state: _, ...rest }) => rest;
    },
    reason: 'noPendingSignIn',
  },
  {
    name: 'an answer without a code',
    lie: ({ lies }) => {
      lies.answer = ({ code: _, ...rest }) => rest;
    },
    reason: 'answerInvalid',
  },
  {
    name: 'an answer that brings its own token',
    lie: ({ lies }) => {
      lies.answer = (honest) => ({ ...honest, id_token: 'a.b.c' });
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'an answer wrapped in a token of its own',
    lie: ({ lies }) => {
      lies.answer = (honest) => ({ ...honest, response: 'a.b.c' });
    },
    reason: 'answerInvalid',
  },
];

const claim = (name: string, claims: object, detail?: string): Attack => ({
  name,
  lie: ({ lies }) => {
    lies.claims = (honest) =>
      Object.fromEntries(Object.entries({ ...honest, ...claims }).filter(([, value]) => value !== undefined));
  },
  reason: 'tokenInvalid',
  ...(detail === undefined ? {} : { detail }),
});

const CLAIMS: readonly (() => Attack)[] = [
  () => claim('a token without a nonce', { nonce: undefined }),
  () => claim('a token with the nonce of another sign-in', { nonce: 'y'.repeat(43) }, 'nonce'),
  () => claim('a token for somebody else', { aud: 'another-client' }, 'aud'),
  () => claim('a token for nobody', { aud: [] }, 'aud'),
  () => claim('a token for two without saying who asked', { aud: ['leeway', 'another-client'] }, 'aud'),
  () =>
    claim(
      'a token for two that another one asked for',
      { aud: ['leeway', 'another-client'], azp: 'another-client' },
      'azp',
    ),
  () => claim('a token of another issuer', { iss: 'https://login.honest.example' }, 'iss'),
  () => claim('a token that has ended', { exp: now() - 120, iat: now() - 400 }, 'exp'),
  () => claim('a token that ends at no time', { exp: 'never' }),
  () => claim('a token without an end', { exp: undefined }),
  () => claim('a token from the future', { iat: now() + 600 }, 'iat in the future'),
  () => claim('a token made long ago', { iat: now() - 86_400 }, 'iat long past'),
  () => claim('a token that is not valid yet', { nbf: now() + 600 }, 'nbf'),
  () => claim('a token about nobody', { sub: undefined }),
  () => claim('a token about an empty subject', { sub: '' }),
  () => claim('a token about a subject of half a megabyte', { sub: 'a'.repeat(100_000) }, 'sub unfit'),
  () => claim('a token about a subject no database keeps', { sub: 'ana\u0000' }, 'sub unfit'),
];

const TOKENS: readonly Attack[] = [
  {
    name: 'a token that is not signed at all',
    lie: ({ lies }) => {
      lies.token = (claims) => `${base64({ alg: 'none' })}.${base64(claims)}.`;
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token that says "nOnE" and keeps a signature',
    lie: ({ lies }) => {
      lies.token = async (claims, own) => {
        const honest = (await signed(claims, own)).split('.');
        return `${base64({ alg: 'nOnE', kid: 'key-1' })}.${honest[1]}.${honest[2]}`;
      };
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token signed with HMAC by the public key as PEM',
    lie: ({ lies }) => {
      lies.token = async (claims, own) => hmac(claims, await exportSPKI(own.publicKey));
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token signed with HMAC by the public key as JSON',
    lie: ({ lies }) => {
      lies.token = (claims, own) => hmac(claims, JSON.stringify(own.jwk));
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token signed with HMAC by the secret both know',
    lie: ({ lies }) => {
      lies.token = (claims) => hmac(claims, 'a secret of the client that both know');
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token signed by another key under the same name',
    lie: ({ lies }) => {
      lies.token = (claims) => signed(claims, other);
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token signed by a key that is not published',
    lie: ({ lies }) => {
      lies.token = (claims) => signed(claims, other, { kid: 'key-2' });
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token of which a claim was changed after signing',
    lie: ({ lies }) => {
      lies.token = async (claims, own) => {
        const parts = (await signed(claims, own)).split('.');
        return `${parts[0]}.${base64({ ...claims, sub: 'owner' })}.${parts[2]}`;
      };
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'a token with a header that must be understood',
    lie: ({ lies }) => {
      lies.token = (claims, own) => signed(claims, own, { crit: ['b64'], b64: true });
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'something that is no token',
    lie: ({ lies }) => {
      lies.token = () => '<html>';
    },
    reason: 'tokenInvalid',
  },
  {
    name: 'an account at the userinfo endpoint that is somebody else',
    lie: ({ lies }) => {
      lies.claims = ({ groups: _, ...rest }) => rest;
      lies.userinfo = (honest) => ({ ...honest, sub: 'owner' });
    },
    reason: 'otherSubject',
  },
  {
    name: 'an account at the userinfo endpoint without a subject',
    lie: ({ lies }) => {
      lies.claims = ({ groups: _, ...rest }) => rest;
      lies.userinfo = ({ sub: _, ...rest }) => rest;
    },
    reason: 'providerAway',
  },
  {
    name: 'groups that are no list of texts',
    lie: ({ lies }) => {
      lies.claims = (honest) => ({ ...honest, groups: [{ toString: 'noc' }, ['noc'], 1, null] });
    },
    reason: 'noMappedGroup',
  },
  {
    name: 'groups named like what every object has',
    lie: ({ lies }) => {
      lies.claims = (honest) => ({ ...honest, groups: ['constructor', '__proto__', 'toString'] });
    },
    reason: 'noMappedGroup',
  },
];

function hmac(claims: object, secret: string): string {
  const text = `${base64({ alg: 'HS256', kid: 'key-1' })}.${base64(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

describe('a provider that forges', () => {
  it.each([...ANSWERS, ...CLAIMS.map((make) => make()), ...TOKENS])(
    'lets nobody in with $name',
    async ({ lie, reason, detail }) => {
      const { twin, leeway } = await twinAndHouse();
      const honest = { ...twin.lies };
      await lie(twin);
      const { browser, page } = await signIn(twin, leeway);
      expect([401, 403, 503]).toContain(page.status);
      expect(page.setCookies).toEqual([]);
      expect(browser.cookies.get(PUBLIC_URL)?.has(SESSION)).toBe(false);
      const notes = await leeway.audit();
      expect(notes.map(({ action }) => action)).toEqual(['signIn.refused']);
      expect(notes[0]?.details).toMatchObject({ by: 'oidc', reason });
      if (detail !== undefined) expect(notes[0]?.details['detail']).toContain(detail);
      expect(await leeway.store.people({ customer: null, after: null, limit: 1 })).toEqual([]);
      expect(leeway.served.defects).toEqual([]);
      Object.assign(twin.lies, honest);
      expect((await signIn(twin, leeway)).page.status).toBe(303);
    },
  );

  it('lets nobody in with a code that was answered with before', async () => {
    const { twin, leeway } = await twinAndHouse();
    const browser = leeway.browser();
    const { to } = await begin(browser);
    const back = twin.back(to ?? '');
    const cookie = browser.cookies.get(PUBLIC_URL)?.get(PENDING) ?? '';
    expect((await browser.ask(back)).status).toBe(303);
    browser.cookies.get(PUBLIC_URL)?.set(PENDING, cookie);
    expect((await browser.ask(back)).status).toBe(401);
    expect(twin.asked.filter((each) => each === 'POST /token')).toHaveLength(1);
  });

  it('can not make us fetch a key from an address that a token names', async () => {
    const { twin, leeway } = await twinAndHouse();
    let arrived = 0;
    const lure = createServer((_, response) => response.end(JSON.stringify({ keys: [other.jwk] })));
    lure.on('connection', () => {
      arrived += 1;
    });
    await new Promise<void>((resolve) => lure.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(lure.address() as AddressInfo).port}/jwks`;
    for (const header of [
      { kid: url },
      { jku: url },
      { x5u: url },
      { kid: '../../../../dev/null' },
      { kid: "' or 1=1 --" },
    ]) {
      twin.lies.token = (claims) => signed(claims, other, header);
      expect((await signIn(twin, leeway)).page.status).toBe(401);
    }
    twin.lies.token = (claims) => signed(claims, other, { jwk: other.jwk });
    expect((await signIn(twin, leeway)).page.status).toBe(401);
    expect(arrived).toBe(0);
    await new Promise((resolve) => lure.close(resolve));
  });

  it('may take a new key at any time, by publishing it, and the old one is worth nothing then', async () => {
    const { twin, leeway } = await twinAndHouse();
    expect((await signIn(twin, leeway)).page.status).toBe(303);
    const next = await newKey('key-2', 'ES256');
    twin.lies.token = (claims) => signed(claims, next);
    expect((await signIn(twin, leeway)).page.status).toBe(401);
    twin.lies.jwks = () => [next.jwk];
    expect((await signIn(twin, leeway)).page.status).toBe(303);
    twin.lies.token = null;
    expect((await signIn(twin, leeway)).page.status).toBe(401);
  });

  it('may leave the issuer out of its answer when it does not say that it tells it', async () => {
    const { twin, leeway } = await twinAndHouse();
    twin.lies.discovery = ({ authorization_response_iss_parameter_supported: _, ...rest }) => rest;
    twin.lies.answer = ({ iss: _, ...rest }) => rest;
    expect((await signIn(twin, leeway)).page.status).toBe(303);
  });
});
