import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_PATHS } from '../../src/http/index.ts';
import { type Served, serve } from './support/server.ts';

let server: Served;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

const addressOf = (path: string) => path.replaceAll(/\{\w+\}/g, 'x');

describe('the pages of the web application', () => {
  it.each(WEB_PATHS)('%s is the application for whoever is signed in, and signing in for others', async (path) => {
    const mine = await server.ask(addressOf(path));
    expect(mine.status).toBe(200);
    expect(await mine.text()).toContain('/assets/app-1.js');
    if (path === '/') return;
    const nobodys = await server.ask(addressOf(path), { as: null });
    expect(nobodys.status).toBe(401);
    const text = await nobodys.text();
    expect(text).toContain('type="password"');
    expect(text).not.toContain('/assets/');
  });

  it('lead an empty system to its setup', async () => {
    const answer = await server.ask('/', { as: null, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/setup']);
  });

  it('vouch for their own scripts by a word that nobody can guess, another each time', async () => {
    const words = new Set<string>();
    for (let time = 0; time < 20; time += 1) {
      const answer = await server.ask('/customers');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).not.toContain('unsafe');
      const [, nonce = ''] = /script-src 'self' 'nonce-([\w+/]{24})'/.exec(policy) ?? [];
      expect(nonce).not.toBe('');
      expect(await answer.text()).toContain(`nonce="${nonce}"`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      words.add(nonce);
    }
    expect(words.size).toBe(20);
  });

  it('speak the language of the address, else of the browser', async () => {
    const french = { headers: { 'accept-language': 'fr' } };
    expect(await (await server.ask('/', french)).text()).toContain('<html lang="fr">');
    expect(await (await server.ask('/?lang=en', french)).text()).toContain('<html lang="en">');
  });

  it('take whatever their address asks, and hold none of it', async () => {
    const answer = await server.ask('/?customer=%3Cscript%3Ealert(1)%3C/script%3E&q=a%22b');
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('alert(1)');
  });

  it('say how to build them where they were not built', async () => {
    const unbuilt = await serve({ parts: { web: undefined as never } });
    const answer = await unbuilt.ask('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
    await unbuilt.close();
  });
});

describe('an address that nobody knows', () => {
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const addresses = ['/nothing', '/kit/nothing', '/customers/acme/a/b/c/d', '/wall/nothing', '/assets/x/y.js', '/apis'];

  it.each(addresses)('%s is a page for people, said not to be there', async (path) => {
    const mine = await server.ask(path, { headers: browser });
    expect([mine.status, mine.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(mine.headers.get('cache-control')).toBe('no-store');
    expect(mine.headers.get('content-security-policy')).toContain("'nonce-");
    expect(await mine.text()).toContain('/assets/app-1.js');
    const nobodys = await server.ask(path, { as: null, headers: { ...browser, 'accept-language': 'fr' } });
    expect(nobodys.status).toBe(404);
    const text = await nobodys.text();
    expect(text).toContain('Cette page n’existe pas');
    expect(text).not.toContain('/assets/');
  });

  it('speaks the language of the address, and holds nothing of it', async () => {
    const answer = await server.ask('/%3Cb%3Ehere?lang=fr&x=%3Cb%3Ehere', { headers: browser });
    const text = await answer.text();
    expect([answer.status, text.includes('<html lang="fr">'), text.includes('here')]).toEqual([404, true, false]);
  });

  it.each([
    ['a program', '/nothing', {}],
    ['whoever asks the API', '/api/v1/nothing', browser],
    ['whoever asks beside the API', '/api/nothing', browser],
    ['whoever spells an address in two ways', '/customers//x', browser],
    ['whoever asks for a file that is gone', '/assets/nothing.js', browser],
  ])('is a problem for %s', async (_, path, headers) => {
    const answer = await server.ask(path, { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  it('is a problem for whoever sends something there', async () => {
    const answer = await server.ask('/nothing', { method: 'POST', headers: browser });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});

describe('the files of the web application', () => {
  it.each([
    ['br', 'br, gzip'],
    ['gzip', 'gzip, deflate'],
    [null, 'identity'],
  ])('come as %s to whoever takes %s, and may be kept for ever', async (encoding, accepts) => {
    const answer = await server.ask('/assets/app-1.js', { as: null, headers: { 'accept-encoding': accepts } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await answer.text()).toBe('as it is');
  });

  it.each([
    '/assets/',
    '/assets/x/y.js',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e%2findex.html',
    '/assets/__proto__',
  ])('%s is none', async (path) => {
    expect((await server.ask(path, { as: null })).status).toBe(404);
  });
});
