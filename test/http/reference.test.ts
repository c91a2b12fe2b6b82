import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/http/index.ts';
import { html } from '../../src/http/reference/html.ts';
import { SUMMARIES_FR } from '../../src/http/reference/summaries-fr.data.ts';
import { type Served, serve } from './support/server.ts';

let server: Served;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

describe('the reference', () => {
  it('is a page without script and without anything from elsewhere, under a policy that allows neither', async () => {
    const answer = await server.ask('/api/v1/', { as: null });
    const text = await answer.text();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+={0,2}'; /);
    expect(policy).not.toContain('unsafe');
    expect(text).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\sstyle=|src=|url\(|@import/i);
    expect(text.match(/href="(?:https?:)?\/\//g)).toBeNull();
  });

  it('is read in French and in English, as the browser asks or as one chooses', async () => {
    const fr = await server.ask('/api/v1/', { as: null, headers: { 'accept-language': 'fr' } });
    expect(await fr.text()).toContain('Remettre des événements');
    const en = await server.ask('/api/v1/?lang=en', { as: null, headers: { 'accept-language': 'fr' } });
    expect(await en.text()).toContain('Hand in events');
  });

  it.each([
    ['fr', /GET \/events est une liste rangée par clé, pas un fil/, /tel que c’était à cet instant/],
    ['en', /GET \/events is a listing ordered by its key, no feed/, /as it stood at that instant/],
  ])('says how to follow what happens, and how to ask about the past (%s)', async (lang, following, past) => {
    const text = await (await server.ask(`/api/v1/?lang=${lang}`, { as: null })).text();
    expect(text).toMatch(following);
    expect(text).toMatch(past);
    const { description } = openApiDocument(server.api).paths['/api/v1/events']?.['get'] ?? {};
    expect(description).toContain('not a feed');
    expect(description).toContain('GET /changes');
  });

  it('names every route in French', () => {
    const routes = server.api.operations.map(({ method, path }) => `${method} ${path}`);
    expect(routes.filter((route) => SUMMARIES_FR[route] === undefined)).toEqual([]);
    expect(Object.keys(SUMMARIES_FR).filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('shows every shape that it links to, and every route once', async () => {
    const text = await (await server.ask('/api/v1/', { as: null })).text();
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('is closed to those who are not signed in where it is not public, the document too', async () => {
    const closed = await serve({ config: { publicReference: false } });
    for (const path of ['/api/v1/', '/api/v1/openapi.json']) {
      expect((await closed.ask(path, { as: null })).status, path).toBe(401);
      const open = await closed.ask(path, { as: 'customer-boreal' });
      expect(open.status, path).toBe(200);
      expect(open.headers.get('cache-control'), path).not.toContain('public');
    }
    expect((await closed.ask('/metrics', { as: null })).status).toBe(401);
    expect(await (await closed.ask('/readyz', { as: null })).json()).toEqual({ ready: true });
    expect(await (await closed.ask('/readyz')).json()).toEqual({ ready: true, checks: { store: 'ok' } });
    await closed.close();
  });

  it('puts text into pages as text', () => {
    expect(html`<p>${`<img src=x onerror="a('b')">&`}</p>`.html).toBe(
      '<p>&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;</p>',
    );
  });

  it('comes from a document whose operations are each named, summed up and told what they refuse', () => {
    const document = openApiDocument(server.api);
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { operationId, summary, responses } of operations) {
      expect(summary, operationId).toBeTruthy();
      expect(Object.keys(responses), operationId).toContain('503');
    }
    expect(document.openapi).toBe('3.1.0');
  });
});
