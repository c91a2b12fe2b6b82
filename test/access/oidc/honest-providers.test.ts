import { Secret, TOTP } from 'otpauth';
import { afterEach, describe, expect, it } from 'vitest';
import { newSecondFactor } from '../../../src/app/access/account/second-factor.ts';
import { accessKey, hashSecret } from '../../../src/app/access/secret-text.ts';
import { type Browser, type Page, PUBLIC_URL } from './support/browser.ts';
import { type HonestProvider, LIKE_GOOGLE, LIKE_KEYCLOAK, openHonestProvider } from './support/honest-provider.ts';
import { begin, type House, openHouse, PENDING, REDIRECT_URI, SESSION } from './support/house.ts';

const GROUPS = {
  'leeway-owners': 'owner',
  'leeway-managers': 'manager',
  noc: 'technician',
  clients: 'customer',
} as const;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function provider(like: object, client: object = {}): Promise<HonestProvider> {
  const found = await openHonestProvider(like, client);
  opened.push(found);
  return found;
}

async function house(wanted: Parameters<typeof openHouse>[0]): Promise<House> {
  const found = await openHouse(wanted);
  opened.push(found);
  return found;
}

/** The whole way: begin here, sign in there, come back. */
async function signIn(at: House, with_: HonestProvider, account: string, browser: Browser = at.browser()) {
  const { to } = await begin(browser, '/tickets?open');
  const back = await with_.signIn(browser, to ?? '', account);
  const page = await browser.ask(back.location ?? '');
  return { browser, back: back.location ?? '', page, person: await at.signedIn(browser) };
}

const detailOf = (page: Page): string => JSON.parse(page.text).detail;
const refusals = async (at: House) =>
  (await at.audit()).filter(({ action }) => action === 'signIn.refused').map(({ details }) => details['reason']);

describe('a provider like Keycloak, whose groups give roles', () => {
  it('makes a newcomer known with the role of the group, and signs in', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', {
      email: 'Ana@msp.example',
      email_verified: true,
      name: 'Ana',
      groups: ['all', 'noc'],
    });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const { page, person, browser } = await signIn(leeway, keycloak, 'ana');
    expect([page.status, page.location]).toEqual([303, '/tickets?open']);
    expect(person).toMatchObject({ name: 'Ana', email: 'Ana@msp.example', role: 'technician', customer: null });
    expect(browser.cookies.get(PUBLIC_URL)?.has(PENDING)).toBe(false);
    const notes = (await leeway.audit()).map(({ action, object, actor }) => [action, object, actor]);
    const id = person?.id ?? '';
    expect(notes).toEqual([
      ['person.created', `person:${id}`, null],
      ['identity.tied', `person:${id}`, id],
      ['session.started', `person:${id}`, id],
    ]);
    expect(leeway.served.defects).toEqual([]);
  });

  it('asks for a code with PKCE, a state and a nonce, back to the public address and nowhere else', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const browser = leeway.browser();
    const page = await browser.ask(`${PUBLIC_URL}/api/v1/session/oidc`, {
      json: {},
      headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
    });
    const asked = new URL(JSON.parse(page.text).url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(page.setCookies).toEqual([
      expect.stringMatching(/^__Host-leeway-oidc=\w{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/),
    ]);
  });

  it('knows somebody again by the subject, whatever the address has become', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { email: 'ana@msp.example', email_verified: true, groups: ['noc'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const first = await signIn(leeway, keycloak, 'ana');
    keycloak.accounts.set('ana', { email: 'ana@elsewhere.example', email_verified: true, groups: ['noc'] });
    keycloak.accounts.set('eve', { email: 'ana@msp.example', email_verified: false, groups: ['noc'] });
    const again = await signIn(leeway, keycloak, 'ana');
    const eve = await signIn(leeway, keycloak, 'eve');
    expect(again.person?.id).toBe(first.person?.id);
    expect(eve.person?.id).not.toBe(first.person?.id);
    expect(eve.person?.email).toBeNull();
  });

  it('gives the highest role that any of the groups has', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('max', { groups: ['noc', 'leeway-managers', 'LEEWAY-OWNERS', '/leeway-owners'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    expect((await signIn(leeway, keycloak, 'max')).person?.role).toBe('manager');
  });

  it('refuses whoever is in none of the groups, and says what to ask the administrator', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('tom', { email: 'tom@msp.example', email_verified: true, groups: ['kitchen'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const { page, person } = await signIn(leeway, keycloak, 'tom');
    expect([page.status, person, page.setCookies]).toEqual([403, null, []]);
    expect(detailOf(page)).toContain('LEEWAY_OIDC_GROUPS');
    expect(await refusals(leeway)).toEqual(['noMappedGroup']);
    expect(await leeway.store.people({ customer: null, after: null, limit: 10 })).toEqual([]);
  });

  it('applies another role at the next sign-in, ends the sessions begun with the old one, and notes it', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { groups: ['leeway-managers'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const before = await signIn(leeway, keycloak, 'ana');
    keycloak.accounts.set('ana', { groups: ['noc'] });
    const after = await signIn(leeway, keycloak, 'ana');
    expect([before.person?.role, after.person?.role]).toEqual(['manager', 'technician']);
    expect(await leeway.signedIn(before.browser)).toBeNull();
    const note = (await leeway.audit()).find(({ action }) => action === 'person.changed');
    expect(note?.details).toEqual({ changed: 'role', roleBefore: 'manager', role: 'technician', by: 'oidc' });
  });

  it('keeps a disabled person out, whatever the groups say', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { groups: ['noc'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const { person } = await signIn(leeway, keycloak, 'ana');
    if (person === null) throw new Error('not signed in');
    await leeway.store.transact((tx) => tx.setStanding(person.id, { ...person, disabled: true }));
    keycloak.accounts.set('ana', { groups: ['leeway-owners'] });
    const again = await signIn(leeway, keycloak, 'ana');
    expect([again.page.status, again.person, again.page.setCookies]).toEqual([403, null, []]);
    expect(await refusals(leeway)).toEqual(['notActive']);
    expect((await leeway.store.person(person.id))?.role).toBe('technician');
  });

  it('does not take the last owner away, and lets nobody in who no longer is one', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { groups: ['leeway-owners'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    await signIn(leeway, keycloak, 'ana');
    keycloak.accounts.set('ana', { groups: ['noc'] });
    const again = await signIn(leeway, keycloak, 'ana');
    expect([again.page.status, again.page.setCookies]).toEqual([409, []]);
    expect(await refusals(leeway)).toEqual(['lastOwner']);
    expect(await leeway.store.hasOwner()).toBe(true);
  });

  it('lets somebody of a customer in only when it is known of which one', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('cora', { email: 'cora@boreal.example', email_verified: true, groups: ['clients'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS, linksByEmail: true });
    expect((await signIn(leeway, keycloak, 'cora')).page.status).toBe(403);
    await leeway.add({ id: 'p-cora', role: 'customer', customer: 'boreal', email: 'cora@boreal.example' });
    const { person } = await signIn(leeway, keycloak, 'cora');
    expect(person).toMatchObject({ id: 'p-cora', role: 'customer', customer: 'boreal' });
    keycloak.accounts.set('cora', { groups: ['leeway-owners'] });
    expect((await signIn(leeway, keycloak, 'cora')).page.status).toBe(403);
    expect(await refusals(leeway)).toEqual(['customerUnknown', 'roleUnfit']);
  });

  it('asks for the second factor that is enrolled here, whatever was shown there', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { groups: ['noc'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const { person } = await signIn(leeway, keycloak, 'ana');
    const secretKey = accessKey('for tests only, for tests only, for tests only');
    const id = person?.id ?? '';
    const { secret, sealed } = newSecondFactor(id, id, secretKey);
    await leeway.store.transact(async (tx) => {
      await tx.setTotp(id, sealed);
      await tx.confirmTotp(id, Date.now(), []);
    });
    const { page, person: inYet, browser } = await signIn(leeway, keycloak, 'ana');
    expect([page.status, inYet]).toEqual([303, null]);
    const step = new URL(page.location ?? '', PUBLIC_URL);
    expect([step.pathname, step.search]).toEqual(['/sign-in', '']);
    const challenge = new URLSearchParams(step.hash.slice(1)).get('challenge') ?? '';
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const second = { json: { challenge, code } };
    const entered = await browser.ask(`${PUBLIC_URL}/api/v1/session/second-factor`, second);
    expect(JSON.parse(entered.text)).toMatchObject({ next: 'signedIn', session: { by: 'oidc', secondFactor: true } });
    expect((await leeway.signedIn(browser))?.id).toBe(id);
  });

  it('ends the session the browser had before', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { groups: ['noc'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const { browser } = await signIn(leeway, keycloak, 'ana');
    const before = browser.cookies.get(PUBLIC_URL)?.get(SESSION) ?? '';
    await signIn(leeway, keycloak, 'ana', browser);
    expect(browser.cookies.get(PUBLIC_URL)?.get(SESSION)).not.toBe(before);
    expect(await leeway.store.session(hashSecret(before))).toBeNull();
  });

  it('does not give an address that somebody here has to a newcomer', async () => {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { email: 'ANA@msp.example', email_verified: true, groups: ['noc'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    await leeway.add({ id: 'p-ana', email: 'ana@msp.example' });
    const { page, person } = await signIn(leeway, keycloak, 'ana');
    expect([page.status, person]).toEqual([403, null]);
    expect(await refusals(leeway)).toEqual(['emailTaken']);
  });

  it('finds its groups under the name of another claim', async () => {
    const keycloak = await provider({ ...LIKE_KEYCLOAK, claims: { openid: ['sub'], profile: ['roles'] } });
    keycloak.accounts.set('ana', { roles: 'noc' });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS, groupsClaim: 'roles' });
    expect((await signIn(leeway, keycloak, 'ana')).person?.role).toBe('technician');
  });
});

describe('a provider like Google, which knows no groups', () => {
  it('lets nobody in who is not tied to a person here, verified address or not', async () => {
    const google = await provider(LIKE_GOOGLE);
    google.accounts.set('1001', { email: 'ana@msp.example', email_verified: true, name: 'Ana', hd: 'msp.example' });
    const leeway = await house({ issuer: google.issuer });
    await leeway.add({ id: 'p-ana', email: 'ana@msp.example' });
    const { page, person } = await signIn(leeway, google, '1001');
    expect([page.status, person, page.setCookies]).toEqual([403, null, []]);
    expect(detailOf(page)).toContain('Ask the administrator to make you known here');
    expect(await refusals(leeway)).toEqual(['unknownPerson']);
  });

  it('ties by a verified address where that is allowed, and from then on by the subject', async () => {
    const google = await provider(LIKE_GOOGLE);
    google.accounts.set('1001', { email: 'Ana@msp.example', email_verified: true, hd: 'msp.example' });
    const leeway = await house({ issuer: google.issuer, linksByEmail: true });
    await leeway.add({ id: 'p-ana', email: 'ana@msp.example', role: 'manager' });
    expect((await signIn(leeway, google, '1001')).person).toMatchObject({ id: 'p-ana', role: 'manager' });
    google.accounts.set('1001', { email: 'new@msp.example', email_verified: false });
    expect((await signIn(leeway, google, '1001')).person?.id).toBe('p-ana');
  });

  it('ties nobody by an address that is not verified', async () => {
    const google = await provider(LIKE_GOOGLE);
    for (const [account, verified] of [
      ['1', false],
      ['2', undefined],
      ['3', 'yes'],
      ['4', 1],
    ] as const) {
      google.accounts.set(account, { email: 'ana@msp.example', email_verified: verified });
    }
    const leeway = await house({ issuer: google.issuer, linksByEmail: true });
    await leeway.add({ id: 'p-ana', email: 'ana@msp.example', role: 'owner' });
    for (const account of ['1', '2', '3', '4']) {
      expect((await signIn(leeway, google, account)).page.status).toBe(403);
    }
    expect(await refusals(leeway)).toEqual(Array(4).fill('unknownPerson'));
  });

  it('ties nobody by an address that only looks like theirs once it is folded', async () => {
    const google = await provider(LIKE_GOOGLE);
    google.accounts.set('1', { email: 'ＡNA@msp.example', email_verified: true });
    google.accounts.set('2', { email: 'an\u{1d41a}@msp.example', email_verified: true });
    google.accounts.set('3', { email: ' ana@msp.example', email_verified: true });
    const leeway = await house({ issuer: google.issuer, linksByEmail: true });
    await leeway.add({ id: 'p-ana', email: 'ana@msp.example', role: 'owner' });
    for (const account of ['1', '2', '3']) expect((await signIn(leeway, google, account)).page.status).toBe(403);
    expect(await leeway.store.transact((tx) => tx.hasOidc('p-ana'))).toBe(false);
  });

  it('ties a second subject to nobody who is tied already', async () => {
    const google = await provider(LIKE_GOOGLE);
    google.accounts.set('1001', { email: 'ana@msp.example', email_verified: true });
    google.accounts.set('6666', { email: 'ana@msp.example', email_verified: true });
    const leeway = await house({ issuer: google.issuer, linksByEmail: true });
    await leeway.add({ id: 'p-ana', email: 'ana@msp.example' });
    expect((await signIn(leeway, google, '1001')).person?.id).toBe('p-ana');
    const other = await signIn(leeway, google, '6666');
    expect([other.page.status, other.person]).toEqual([403, null]);
    expect(await refusals(leeway)).toEqual(['emailTaken']);
  });

  it('lets nobody in where groups are to give roles and none are told', async () => {
    const google = await provider(LIKE_GOOGLE);
    google.accounts.set('1001', { email: 'ana@msp.example', email_verified: true });
    const leeway = await house({ issuer: google.issuer, groups: GROUPS });
    const { page } = await signIn(leeway, google, '1001');
    expect(page.status).toBe(403);
    expect(detailOf(page)).toContain('LEEWAY_OIDC_GROUPS_CLAIM');
  });

  it('works without a client secret, by PKCE alone', async () => {
    const google = await provider(LIKE_GOOGLE, { token_endpoint_auth_method: 'none', client_secret: undefined });
    google.accounts.set('1001', { email: 'ana@msp.example', email_verified: true });
    const leeway = await house({ issuer: google.issuer, linksByEmail: true, clientSecret: null });
    await leeway.add({ id: 'p-ana', email: 'ana@msp.example' });
    expect((await signIn(leeway, google, '1001')).person?.id).toBe('p-ana');
  });
});

describe('a sign-in under way', () => {
  async function underWay() {
    const keycloak = await provider(LIKE_KEYCLOAK);
    keycloak.accounts.set('ana', { groups: ['noc'] });
    const leeway = await house({ issuer: keycloak.issuer, groups: GROUPS });
    const browser = leeway.browser();
    const { to } = await begin(browser);
    const back = (await keycloak.signIn(browser, to ?? '', 'ana')).location ?? '';
    return { leeway, keycloak, browser, back };
  }

  it('is good once: the same answer again lets nobody in', async () => {
    const { leeway, browser, back } = await underWay();
    const cookie = browser.cookies.get(PUBLIC_URL)?.get(PENDING) ?? '';
    expect((await browser.ask(back)).status).toBe(303);
    const again = leeway.browser();
    again.cookies.set(PUBLIC_URL, new Map([[PENDING, cookie]]));
    expect((await again.ask(back)).status).toBe(401);
    expect(await refusals(leeway)).toEqual(['noPendingSignIn']);
  });

  it('lets one in of several browsers that bring the same answer at the same time', async () => {
    const { leeway, browser, back } = await underWay();
    const cookie = browser.cookies.get(PUBLIC_URL)?.get(PENDING) ?? '';
    const twins = Array.from({ length: 5 }, () => leeway.browser());
    for (const twin of twins) twin.cookies.set(PUBLIC_URL, new Map([[PENDING, cookie]]));
    const pages = await Promise.all(twins.map((twin) => twin.ask(back)));
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 401, 401, 401, 401]);
  });

  it('belongs to the browser that began it, and another one does not spoil it', async () => {
    const { leeway, browser, back } = await underWay();
    const other = leeway.browser();
    expect((await other.ask(back)).status).toBe(401);
    await begin(other);
    expect((await other.ask(back)).status).toBe(401);
    expect((await browser.ask(back)).status).toBe(303);
    expect(await refusals(leeway)).toEqual(['noPendingSignIn', 'noPendingSignIn']);
  });

  it('is over after ten minutes', async () => {
    const { leeway, browser, back } = await underWay();
    leeway.clock.offset = 10 * 60_000 + 1;
    expect((await browser.ask(back)).status).toBe(401);
    expect(await leeway.signedIn(browser)).toBeNull();
  });

  it('passes over what a provider adds to its answer, and takes nothing twice', async () => {
    const { browser, back } = await underWay();
    expect((await browser.ask(`${back}&state=other`)).status).toBe(400);
    expect((await browser.ask(`${back}&code=other`)).status).toBe(400);
    expect((await browser.ask(`${back}&session_state=a.b&authuser=0&hd=msp.example`)).status).toBe(303);
  });

  it('leaves no trace of somebody who only looks at the address', async () => {
    const { leeway } = await underWay();
    expect((await leeway.browser().ask(REDIRECT_URI)).status).toBe(401);
    expect(await leeway.audit()).toEqual([]);
  });

  it('is told in words when the provider declines, and none of the words are the provider’s', async () => {
    const { leeway, browser, back } = await underWay();
    const url = new URL(back);
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
    url.searchParams.set('error_description', '<b>call +33 1 23 45 67 89</b>');
    const page = await browser.ask(url.href);
    expect([page.status, /<b>|\+33/.test(page.text)]).toEqual([401, false]);
    expect(await refusals(leeway)).toEqual(['declined']);
  });

  it('can not be begun without end from one network', async () => {
    const { leeway } = await underWay();
    const pages = await Promise.all(Array.from({ length: 110 }, () => begin(leeway.browser())));
    const begun = pages.filter(({ status }) => status === 200).length;
    expect(begun).toBeGreaterThan(90);
    expect(pages.filter(({ status }) => status === 429).length).toBe(110 - begun);
    expect(begun).toBeLessThan(110);
  });

  it('is refused in time when one network tries and tries', async () => {
    const { leeway } = await underWay();
    const statuses: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      statuses.push((await leeway.browser().ask(`${REDIRECT_URI}?code=${i}&state=${i}`)).status);
    }
    expect(statuses.filter((status) => status === 401).length).toBe(15);
    expect(statuses.slice(15)).toEqual(Array(5).fill(429));
    expect(await refusals(leeway)).toHaveLength(15);
  });
});

describe('a provider that is not there', () => {
  it('is told as unavailable, and noted', async () => {
    const leeway = await house({ issuer: 'http://127.0.0.1:1' });
    expect((await begin(leeway.browser())).status).toBe(503);
    expect(await refusals(leeway)).toEqual(['providerAway']);
  });

  it('is told as not knowing Leeway when the secret is another one', async () => {
    const google = await provider(LIKE_GOOGLE);
    google.accounts.set('1001', { email: 'ana@msp.example', email_verified: true });
    const leeway = await house({ issuer: google.issuer, linksByEmail: true, clientSecret: 'not the secret' });
    const { page } = await signIn(leeway, google, '1001');
    expect(page.status).toBe(503);
    expect(detailOf(page)).toContain('LEEWAY_OIDC_CLIENT_SECRET');
    expect(await refusals(leeway)).toEqual(['clientRefused']);
  });

  it('is not found where none is set', async () => {
    const leeway = await house({ issuer: null });
    const browser = leeway.browser();
    expect((await begin(browser)).status).toBe(404);
    expect((await browser.ask(`${REDIRECT_URI}?code=1&state=2`)).status).toBe(404);
    expect(await leeway.audit()).toEqual([]);
  });
});
