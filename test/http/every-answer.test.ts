import { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Unavailable } from '../../src/app/ports/index.ts';
import { define } from '../../src/http/define.ts';
import { openApiDocument, PUBLIC_ROUTES } from '../../src/http/index.ts';
import { type Served, serve } from './support/server.ts';

let server: Served;
let made = 0;
/** What the making of a thing waits for. */
let leave: Promise<void> = Promise.resolve();
beforeAll(async () => {
  server = await serve({
    more: (api) => {
      const thing = { scope: 'events:write', tags: ['test'], summary: 'A thing' } as const;
      define(
        api,
        {
          ...thing,
          method: 'post',
          path: '/things',
          idempotent: true,
          request: { body: z.strictObject({ name: z.string() }) },
          answers: { 201: { schema: z.object({ number: z.int(), name: z.string() }), description: 'Made.' } },
        },
        async ({ body }) => {
          made += 1;
          const number = made;
          await leave;
          return { status: 201, body: { number, name: body.name } };
        },
      );
      define(api, { ...thing, method: 'get', path: '/broken', answers: { 200: { description: 'Never.' } } }, () => {
        throw new Error('secret: zibeline');
      });
      define(api, { ...thing, method: 'get', path: '/away', answers: { 200: { description: 'Never.' } } }, () => {
        throw new Unavailable('the database is away');
      });
    },
  });
});
afterAll(() => server.close());

const SAFETY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

describe('every answer', () => {
  it.each<[string, number, string | null, RequestInit]>([
    ['/', 200, 'owner', {}],
    ['/customers', 401, null, {}],
    ['/wall', 200, null, {}],
    ['/assets/nothing.js', 404, null, {}],
    ['/healthz', 200, null, {}],
    ['/api/v1/events', 200, 'owner', {}],
    ['/api/v1/events', 401, null, {}],
    ['/api/v1/events', 403, 'customer-boreal', {}],
    ['/api/v1/events', 405, 'owner', { method: 'PUT' }],
    ['/api/v1/events', 415, 'owner', { method: 'POST', body: 'x' }],
    ['/nowhere', 404, null, {}],
    ['/api/v1/broken', 500, 'owner', {}],
    ['/api/v1/away', 503, 'owner', {}],
    ['/api/v1/events', 200, 'owner', { method: 'HEAD' }],
  ])('%s → %s carries what keeps browsers safe, and allows no other site', async (path, status, as, init) => {
    const answer = await server.ask(path, { as, ...init });
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(SAFETY)) expect(answer.headers.get(name), name).toBe(value);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('asks for encryption from then on where we are reached over https', async () => {
    const secure = await serve({ config: { publicUrl: 'https://leeway.example' } });
    const answer = await secure.raw('GET / HTTP/1.1\r\nHost: leeway.example\r\nConnection: close\r\n\r\n');
    expect(answer.toLowerCase()).toContain('strict-transport-security: max-age=31536000');
    const other = await secure.raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${secure.port}\r\nConnection: close\r\n\r\n`);
    expect(other).toMatch(/^HTTP\/1\.1 421 /);
    await secure.close();
  });
});

describe('a problem', () => {
  it('is told in the language that was asked for', async () => {
    const fr = await server.ask('/api/v1/tickets/none', {
      headers: { 'accept-language': 'de, fr-CA;q=0.8, en;q=0.5' },
    });
    expect(fr.headers.get('content-type')).toBe('application/problem+json');
    expect(fr.headers.get('content-language')).toBe('fr');
    expect(await fr.json()).toMatchObject({
      type: 'urn:leeway:problem:notFound',
      title: 'Introuvable',
      status: 404,
      instance: '/api/v1/tickets/none',
      errors: [],
    });
    const en = await server.ask('/api/v1/tickets/none', { headers: { 'accept-language': 'de' } });
    expect(await en.json()).toMatchObject({ title: 'Not found' });
  });

  it('of a schema says where and what, in both languages', async () => {
    const send = async (lang: string) => {
      const answer = await server.postJson('/api/v1/things', { name: 7 }, { headers: { 'accept-language': lang } });
      return ((await answer.json()) as { errors: { pointer: string; message: string }[] }).errors[0];
    };
    const [fr, en] = [await send('fr'), await send('en')];
    expect(fr?.pointer).toBe('/name');
    expect(fr?.message).not.toBe(en?.message);
  });

  it('of ours is an id and nothing else', async () => {
    const answer = await server.ask('/api/v1/broken');
    const text = await answer.text();
    const { id } = JSON.parse(text) as { id: string };
    expect(id).toMatch(/^D-[0-9a-f]{12}$/);
    expect(text).not.toContain('zibeline');
    expect(text).not.toContain('.ts');
  });

  it('of a store that is away says when to come again', async () => {
    const answer = await server.ask('/api/v1/away');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('who asks', () => {
  it('nobody, and somebody wrong, are told to sign in', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: 'Basic b3duZXI6eA==' },
      { cookie: 'leeway=wrong' },
    ]) {
      const answer = await server.ask('/api/v1/tickets', { as: null, headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('two cookies of our name are none', async () => {
    const answer = await server.ask('/api/v1/tickets', { as: null, headers: { cookie: 'leeway=owner; leeway=owner' } });
    expect(answer.status).toBe(401);
  });

  it('a header that names somebody is never believed', async () => {
    const headers = { 'remote-user': 'owner', 'x-forwarded-user': 'owner', 'x-remote-user': 'owner' };
    expect((await server.ask('/api/v1/tickets', { as: null, headers })).status).toBe(401);
  });

  it('every route has a scope, and the public ones are the ones listed', () => {
    const open = server.api.operations
      .filter(({ scope }) => scope === 'public')
      .map(({ method, path }) => `${method} ${path}`);
    expect(new Set(open)).toEqual(PUBLIC_ROUTES);
    for (const [path, methods] of Object.entries(openApiDocument(server.api).paths)) {
      for (const [method, operation] of Object.entries(methods))
        expect(operation['x-leeway-scope'], `${method} ${path}`).toBeTruthy();
    }
  });
});

describe('a write from a page of another site', () => {
  const write = (headers: Record<string, string>, as: string | null = null) =>
    server.ask('/api/v1/things', {
      method: 'POST',
      body: '{"name":"x"}',
      as,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const cookie = 'leeway=owner';

  it.each<[string, () => Record<string, string>, number]>([
    ['a foreign origin', () => ({ cookie, origin: 'https://evil.example' }), 403],
    ['the origin of a frame that hides it', () => ({ cookie, origin: 'null' }), 403],
    ['our name on another port', () => ({ cookie, origin: 'http://127.0.0.1:1' }), 403],
    ['our name over https', () => ({ cookie, origin: server.url.replace('http', 'https') }), 403],
    ['a cross-site fetch', () => ({ cookie, 'sec-fetch-site': 'cross-site' }), 403],
    ['a neighbour', () => ({ cookie, 'sec-fetch-site': 'same-site' }), 403],
    ['no word of where it comes from', () => ({ cookie }), 403],
    ['a form as text', () => ({ cookie, origin: server.url, 'content-type': 'text/plain' }), 403],
    ['a form', () => ({ cookie, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' }), 403],
    ['our own page', () => ({ cookie, origin: server.url, 'sec-fetch-site': 'same-origin' }), 201],
    ['our own page, by fetch metadata', () => ({ cookie, 'sec-fetch-site': 'same-origin' }), 201],
  ])('%s → %#', async (_name, headers, status) => {
    expect((await write(headers())).status).toBe(status);
  });

  it('a token needs no origin, but a foreign one is refused all the same', async () => {
    expect((await write({}, 'owner')).status).toBe(201);
    expect((await write({ origin: 'https://evil.example' }, 'owner')).status).toBe(403);
  });
});

describe('a request with an Idempotency-Key', () => {
  const make = (key: string, name: string, as = 'owner') =>
    server.postJson('/api/v1/things', { name }, { as, headers: { 'idempotency-key': key } });

  it('is worked on once, and gives the same answer again', async () => {
    const before = made;
    const first = await make('k1', 'a');
    const again = await make('k1', 'a');
    expect(made).toBe(before + 1);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(await first.json());
  });

  it('with another body is refused; of another actor it is another key', async () => {
    await make('k2', 'a');
    expect((await make('k2', 'b')).status).toBe(422);
    expect((await make('k2', 'a', 'manager')).headers.get('idempotency-replayed')).toBeNull();
  });

  it('sent twice at once is worked on once', async () => {
    const before = made;
    let go = () => {};
    leave = new Promise((resolve) => {
      go = resolve;
    });
    const sent = [make('k3', 'a'), make('k3', 'a'), make('k3', 'a')];
    // Whoever comes first is worked on until the two others were told that it is.
    const refused: number[] = [];
    await new Promise<void>((resolve) => {
      for (const one of sent)
        one.then(({ status }) => {
          refused.push(status);
          if (refused.length === 2) resolve();
        });
    });
    expect(refused).toEqual([409, 409]);
    go();
    const answers = await Promise.all(sent);
    expect(made).toBe(before + 1);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('that can be no key is refused', async () => {
    expect((await make('a key', 'a')).status).toBe(400);
    expect((await make('x'.repeat(201), 'a')).status).toBe(400);
  });

  it('after a day is free again', async () => {
    const before = made;
    await make('k4', 'a');
    server.clock.at += 24 * 3_600_000;
    expect((await make('k4', 'b')).status).toBe(201);
    expect(made).toBe(before + 2);
  });
});

describe('an ETag', () => {
  it('spares what is held already, until something changes', async () => {
    const first = await server.ask('/api/v1/events');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const held = await server.ask('/api/v1/events', { headers: { 'if-none-match': `"x", W/${etag}` } });
    expect(held.status).toBe(304);
    expect(await held.text()).toBe('');
    await server.postJson('/api/v1/events', {
      id: 'x',
      source: 's',
      type: 'other.thing',
      time: '2026-03-12T08:00:00Z',
    });
    expect((await server.ask('/api/v1/events', { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});
