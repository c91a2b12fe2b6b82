import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureSetupCode } from '../../src/app/access/index.ts';
import { NOON, type Served, serve } from './support/server.ts';

const PAGES = ['/setup', '/invitation', '/reset', '/sign-in'];

let server: Served;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

const page = async (path: string, language = 'en') => {
  const answer = await server.ask(path, { as: null, headers: { 'accept-language': language } });
  return { answer, text: await answer.text() };
};

describe('the pages on which people get in', () => {
  it.each(PAGES)(
    '%s runs only our own script, under a policy that allows no other and no sending of forms',
    async (path) => {
      const { answer, text } = await page(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(answer.status).toBe(200);
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
      ])
        expect(policy).toContain(part);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(text.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="/pages/entry.js">']);
      expect(text).not.toMatch(/\son\w+=|\sstyle=|<style|<img|<iframe|url\(|https?:/i);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each(PAGES)('%s is read in French and in English, as the browser asks or as one chooses', async (path) => {
    expect((await page(path, 'fr')).text).toContain('<html lang="fr">');
    expect((await page(path, 'de')).text).toContain('<html lang="en">');
    const chosen = await page(`${path}?lang=fr`, 'en');
    expect(chosen.text).toContain('Mot de passe');
    expect(chosen.answer.headers.get('content-language')).toBe('fr');
  });

  it.each(PAGES)('%s names every field, and ties to it what is said of it', async (path) => {
    const { text } = await page(path);
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const inputs = [...text.matchAll(/<input id="([^"]+)"[^>]*aria-describedby="([^"]+)"/g)];
    expect(inputs.length).toBeGreaterThan(0);
    for (const [, id = '', told = ''] of inputs) {
      expect(text).toContain(`<label for="${id}">`);
      for (const each of told.split(' ')) expect(ids).toContain(each);
    }
  });

  it('gives its script and its style to everybody, with their types', async () => {
    const script = await server.ask('/pages/entry.js', { as: null });
    const style = await server.ask('/pages/entry.css', { as: null });
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).not.toMatch(/url\(|@import/);
  });

  it('has nothing to set up once there is an owner: not found, in words', async () => {
    const own = await serve();
    const code = await ensureSetupCode(own.store, NOON);
    const person = { code, name: 'Ada', email: 'ada@example.com', password: 'a long enough sentence' };
    expect((await own.postJson('/api/v1/setup', person)).status).toBe(200);
    const answer = await own.ask('/setup', { as: null, headers: { 'accept-language': 'fr' } });
    expect([answer.status, (await answer.text()).includes('Rien à installer')]).toEqual([404, true]);
    await own.close();
  });
});
