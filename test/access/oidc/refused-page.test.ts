import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type Page, PUBLIC_URL } from './support/browser.ts';
import { begin, type House, openHouse, REDIRECT_URI, SESSION } from './support/house.ts';
import { newKey, openTwin, type Twin } from './support/twin.ts';

let twin: Twin;
let leeway: House;
beforeAll(async () => {
  twin = await openTwin(await newKey('key-1'));
  leeway = await openHouse({ issuer: twin.issuer, groups: {} });
});
beforeEach(later);
afterAll(async () => {
  await leeway?.close();
  await twin?.close();
});

/** Tries of before count no longer. */
function later(): void {
  leeway.clock.offset += 3_600_000;
}

/** What browsers send when somebody goes somewhere. */
const PAGES = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const goTo = (browser: Browser, url: string, language = 'en') =>
  browser.ask(url, { headers: { accept: PAGES, 'accept-language': language } });
const callback = (parameters: { readonly [name: string]: string }) =>
  `${REDIRECT_URI}?${new URLSearchParams(parameters)}`;

/** What a person reads, without the marks around it. */
function read(page: Page): string {
  return page.text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('a sign-in that the identity provider sent back and that is refused', () => {
  it.each([
    [
      'en',
      'You are not signed in',
      'The identity provider did not accept the sign-in.',
      'Start again; otherwise ask the administrator',
      'Go to sign-in',
    ],
    [
      'fr',
      'La connexion n’a pas abouti',
      'Le fournisseur d’identité n’a pas accepté la connexion.',
      'Recommencez ; sinon, demandez à l’administrateur',
      'Se connecter',
    ],
  ])('is a page with the reason and the way out (%s), and the status of the refusal', async (lang, ...words) => {
    const browser = leeway.browser();
    const { to } = await begin(browser);
    const state = new URL(String(to)).searchParams.get('state') ?? '';
    const page = await goTo(browser, callback({ error: 'access_denied', state, iss: twin.issuer }), lang);
    expect(page.status).toBe(401);
    expect(page.text).toContain(`<html lang="${lang}">`);
    for (const each of words) expect(read(page)).toContain(each);
    expect(page.text).toContain(`href="/sign-in?lang=${lang}"`);
    expect(browser.cookies.get(PUBLIC_URL)?.has(SESSION)).toBe(false);
    expect((await goTo(browser, `${PUBLIC_URL}/sign-in?lang=${lang}`)).status).toBe(200);
  });

  it('has the status of each refusal: whom nobody knows here is forbidden, who comes twice is not signed in', async () => {
    const own = await openHouse({ issuer: twin.issuer });
    const browser = own.browser();
    const { to } = await begin(browser);
    const back = twin.back(String(to));
    const stranger = await goTo(browser, back);
    expect([stranger.status, read(stranger)]).toEqual([403, expect.stringContaining('tied to nobody here')]);
    const again = await goTo(browser, back);
    expect([again.status, read(again)]).toEqual([401, expect.stringContaining('was used already')]);
    await own.close();
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</title><svg/onload=alert(1)>',
    "'-alert(1)-'",
    'javascript:alert(1)',
    '{{7*7}}',
    'Call +33 1 23 45 67 89 to unlock your account',
    '\u202egnp.exe',
    'a\r\nSet-Cookie: planted=1',
  ])('shows nothing of what the address brings: %j', async (hostile) => {
    const clean = await goTo(leeway.browser(), callback({ error: 'access_denied' }));
    for (const name of ['error_description', 'error_uri', 'error', 'state', 'code', 'iss', 'lang', 'next', hostile]) {
      later();
      const browser = leeway.browser();
      const { to } = await begin(browser);
      const state = new URL(String(to)).searchParams.get('state') ?? '';
      const page = await goTo(browser, callback({ error: 'access_denied', state, [name]: hostile }));
      expect([400, 401], name).toContain(page.status);
      expect(page.text, name).not.toContain(hostile);
      expect(page.text, name).not.toMatch(/alert\(1\)|onerror|onload|planted|\+33|7\*7|49/);
      expect(page.text.match(/<script|<img|<svg\/|<iframe/gi), name).toBeNull();
      expect(page.setCookies.join(), name).not.toContain('planted');
      if (page.text.startsWith('<')) expect(page.text.length, name).toBeLessThan(clean.text.length + 100);
    }
  });

  it('runs no script, may be framed by nobody and is kept by nobody', async () => {
    const answer = await leeway.served.raw(
      `GET /api/v1/session/oidc/callback?error=access_denied HTTP/1.1\r\nHost: leeway.test\r\nAccept: ${PAGES}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/content-type: text\/html; charset=utf-8/i);
    expect(answer).toMatch(/content-security-policy: default-src 'none';.*frame-ancestors 'none'/i);
    expect(answer).toMatch(/cache-control: no-store/i);
    expect(answer).toMatch(/www-authenticate: Bearer/i);
    expect(answer).not.toContain('<script');
  });

  it('stays a problem document for programs', async () => {
    const page = await leeway.browser().ask(callback({ error: 'access_denied' }));
    expect(page.status).toBe(401);
    expect(JSON.parse(page.text)).toMatchObject({ type: 'urn:leeway:problem:notSignedIn', status: 401 });
  });
});
