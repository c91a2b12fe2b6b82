import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, PUBLIC_URL } from './support/browser.ts';
import { begin, type House, openHouse, PENDING } from './support/house.ts';
import { openTwin, type Twin } from './support/twin.ts';

// Over the real door: whatever a link hands in as the place to go on to, nobody is sent off this site.

let twin: Twin;
let leeway: House;
let browser: Browser;
beforeAll(async () => {
  twin = await openTwin();
  leeway = await openHouse({ issuer: twin.issuer, groups: { noc: 'technician' } });
  browser = leeway.browser();
});
afterAll(async () => {
  await leeway.close();
  await twin.close();
});

const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '/..//evil.example',
  '//leeway.test@evil.example',
  'javascript:alert(1)',
  '／／evil.example',
  '/%0d%0aSet-Cookie:%20a=b',
];

describe('the place to go on to', () => {
  it.each(ELSEWHERE)('is refused before anything is begun when it is not of this site: %j', async (next) => {
    const page = await begin(browser, next);
    expect([page.status, page.to, page.setCookies]).toEqual([422, null, []]);
    expect(JSON.parse(page.text).errors[0]).toMatchObject({ pointer: '/next', code: 'nextNotLocal' });
  });

  it('is where the browser goes, to the letter', async () => {
    const next = '/tickets?open=1&q=a%20b#INC-1';
    const { to } = await begin(browser, next);
    const page = await browser.ask(twin.back(to ?? ''));
    expect([page.status, page.location]).toEqual([303, next]);
  });

  it('is not taken from what comes back with the answer', async () => {
    const { to } = await begin(browser, '/tickets');
    const page = await browser.ask(`${twin.back(to ?? '')}&next=https://evil.example&redirect_uri=//evil.example`);
    expect(page.location).toBe('/tickets');
    expect(page.setCookies.some((line) => line.startsWith(`${PENDING}=;`))).toBe(true);
  });

  it('is not taken from another host by which the server is called', async () => {
    for (const headers of [
      { host: 'evil.example' },
      { host: 'leeway.test:@evil.example' },
      { host: 'leeway.test.evil.example' },
    ]) {
      const page = await browser.ask(`${PUBLIC_URL}/api/v1/session/oidc`, { json: { next: '/' }, headers });
      expect([400, 421]).toContain(page.status);
    }
  });

  it('can not be begun by a page of another site', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const page = await browser.ask(`${PUBLIC_URL}/api/v1/session/oidc`, { json: { next: '/' }, headers });
      expect(page.status).toBe(403);
    }
  });
});
