import { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { define } from '../../src/http/define.ts';
import { type Served, serve } from './support/server.ts';

let server: Served;
beforeAll(async () => {
  server = await serve({
    config: { requestTimeoutMs: 1_000 },
    more: (api) => {
      define(
        api,
        {
          method: 'post',
          path: '/echo',
          scope: 'events:write',
          summary: 'Gives back',
          tags: ['test'],
          request: { body: z.strictObject({ name: z.string(), deep: z.unknown().optional() }) },
          answers: { 200: { schema: z.unknown(), description: 'As it came.' } },
        },
        ({ body }) => ({ status: 200, body }),
      );
    },
  });
});
afterAll(async () => {
  expect(server.defects).toEqual([]);
  await server.close();
});

const host = () => `Host: 127.0.0.1:${server.port}`;
const auth = 'Authorization: Bearer owner';
const json = 'Content-Type: application/json';
const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

describe('a request that two readers could understand differently', () => {
  const body = '{"name":"a"}';
  const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
  it.each<[string, () => string]>([
    [
      'CL.TE',
      () =>
        `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'TE.CL',
      () =>
        `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\n${smuggled}\r\n0\r\n\r\n`,
    ],
    [
      'two lengths',
      () =>
        `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nContent-Length: 12\r\nContent-Length: 0\r\n\r\n${body}`,
    ],
    [
      'one length twice',
      () =>
        `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nContent-Length: 12\r\nContent-Length: 12\r\n\r\n${body}`,
    ],
    [
      'two lengths in one header',
      () => `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nContent-Length: 12, 0\r\n\r\n${body}`,
    ],
    [
      'a length with a sign',
      () => `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nContent-Length: +12\r\n\r\n${body}`,
    ],
    [
      'an odd transfer encoding',
      () =>
        `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'two transfer encodings',
      () =>
        `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`,
    ],
    [
      'a space before the colon',
      () => `GET /api/v1/events HTTP/1.1\r\n${host()}\r\n${auth}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a folded header', () => `GET /api/v1/events HTTP/1.1\r\n${host()}\r\n${auth}\r\nX-A: 1\r\n b\r\n\r\n`],
    ['a bare line feed', () => `GET /api/v1/events HTTP/1.1\n${host()}\n${auth}\n\n`],
    [
      'a chunk with a length that is none',
      () =>
        `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n`,
    ],
    ['two hosts', () => `GET /api/v1/events HTTP/1.1\r\n${host()}\r\nHost: evil.example\r\n${auth}\r\n\r\n`],
    ['no host', () => `GET /api/v1/events HTTP/1.1\r\n${auth}\r\n\r\n`],
    [
      'a whole address',
      () => `GET http://127.0.0.1:${server.port}/api/v1/events HTTP/1.1\r\n${host()}\r\n${auth}\r\n\r\n`,
    ],
    [
      'two tokens',
      () => `GET /api/v1/events HTTP/1.1\r\n${host()}\r\n${auth}\r\nAuthorization: Bearer technician\r\n\r\n`,
    ],
    ['a NUL in a header', () => `GET /api/v1/events HTTP/1.1\r\n${host()}\r\n${auth}\r\nX-A: \0\r\n\r\n`],
  ])('is refused once, and the connection ends: %s', async (_name, bytes) => {
    const answer = await server.raw(bytes());
    expect(statuses(answer)).toEqual([400]);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer).toContain('urn:leeway:problem:malformed');
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });

  it('a host that is not ours is told so', async () => {
    for (const name of [
      'evil.example',
      `127.0.0.1.evil.example:${server.port}`,
      '127.0.0.1:80@evil.example',
      'localhost:x',
    ]) {
      const answer = await server.raw(
        `GET /api/v1/events HTTP/1.1\r\nHost: ${name}\r\n${auth}\r\nConnection: close\r\n\r\n`,
      );
      expect(statuses(answer), name).toEqual([421]);
    }
  });

  it('what proxies say of the host changes nothing', async () => {
    const answer = await server.raw(
      `GET /healthz HTTP/1.1\r\n${host()}\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n`,
    );
    expect(statuses(answer)).toEqual([200]);
    expect(answer).not.toContain('evil');
  });
});

describe('a slow or oversized request', () => {
  it('whose body does not arrive is told 408', async () => {
    const answer = await server.raw(
      `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nContent-Length: 100\r\n\r\n{"na`,
    );
    expect(statuses(answer)).toEqual([408]);
    expect(answer).toContain('urn:leeway:problem:tooSlow');
  });

  it('whose headers do not arrive is told 408', async () => {
    expect(statuses(await server.raw(`GET /api/v1/events HTTP/1.1\r\n${host()}\r\nX-A: `))).toEqual([408]);
  });

  it('with headers without end is told 431', async () => {
    const answer = await server.raw(`GET / HTTP/1.1\r\n${host()}\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(statuses(answer)).toEqual([431]);
  });

  it('that announces too much is refused before it sends, and that sends too much is stopped', async () => {
    const announced = await server.raw(
      `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nContent-Length: 1000001\r\n\r\n`,
    );
    expect(statuses(announced)).toEqual([413]);
    const chunk = `${(600_000).toString(16)}\r\n${' '.repeat(600_000)}\r\n`;
    const sent = await server.raw(
      `POST /api/v1/echo HTTP/1.1\r\n${host()}\r\n${auth}\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`,
    );
    expect(statuses(sent)).toEqual([413]);
  });

  it('ten megabytes of events are read, and a byte more is not', async () => {
    const text = (size: number) => `[${' '.repeat(size - 2)}]`;
    const send = (size: number) =>
      server.ask('/api/v1/events', {
        method: 'POST',
        body: text(size),
        headers: { 'content-type': 'application/json' },
      });
    expect((await send(10_000_000)).status).toBe(200);
    expect((await send(10_000_001)).status).toBe(413);
  });
});

describe('an address', () => {
  it.each([
    '/api/v1/events%2f',
    '/api/v1%2fevents',
    '/api//v1/events',
    '//api/v1/events',
    '/api/v1/events;x',
    '/api/v1/./events',
    '/api/v1/x/../events',
    '/api/v1/%2e%2e/v1/events',
    '/api/v1/events/',
    '/api/v1/events/%00/x',
    '/api/v1/events/%ff/x',
    '/api/v1/%65vents%5c',
    '/api/v1/events/a%252fb/c',
    '/API/v1/events',
    '/api/v1/..;/events',
  ])('that is spelled otherwise leads nowhere: %s', async (path) => {
    const answer = await server.raw(`GET ${path} HTTP/1.1\r\n${host()}\r\n${auth}\r\nConnection: close\r\n\r\n`);
    expect(statuses(answer)).toEqual([404]);
  });

  it('a parameter given twice, unknown or unreadable is refused', async () => {
    const twice = await server.ask('/api/v1/events?limit=1&limit=2');
    expect(twice.status).toBe(400);
    const unknown = await server.ask('/api/v1/events?limt=1', { headers: { 'accept-language': 'en' } });
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toMatchObject({
      errors: [{ code: 'unknownParameter', help: 'Did you mean “limit”?' }],
    });
    expect((await server.ask('/api/v1/events?limit=%ff')).status).toBe(400);
    expect((await server.ask('/api/v1/events?source=%00')).status).toBe(400);
    expect((await server.ask('/api/v1/events?limit=0')).status).toBe(400);
    expect((await server.ask('/api/v1/events?__proto__=1')).status).toBe(400);
  });

  it('a method is what the request line says and nothing else', async () => {
    const answer = await server.ask('/api/v1/events', { headers: { 'x-http-method-override': 'POST' } });
    expect(answer.status).toBe(200);
    expect((await server.ask('/api/v1/events?_method=POST')).status).toBe(400);
    const none = await server.ask('/api/v1/events', { method: 'DELETE' });
    expect(none.status).toBe(405);
    expect(none.headers.get('allow')).toBe('POST, GET, HEAD');
    expect((await server.ask('/api/v1/events', { method: 'OPTIONS' })).status).toBe(405);
  });

  it('a cursor that was changed, or of another list, is refused', async () => {
    for (const cursor of ['x', 'AAAA', Buffer.from('[1,"a","b"]').toString('base64url')]) {
      expect((await server.ask(`/api/v1/events?cursor=${cursor}`)).status).toBe(400);
    }
  });
});

describe('a body', () => {
  const send = (text: string | Uint8Array) =>
    server.ask('/api/v1/echo', { method: 'POST', body: text, headers: { 'content-type': 'application/json' } });
  const nested = (levels: number) => `{"name":"a","deep":${'['.repeat(levels)}${']'.repeat(levels)}}`;

  it.each<[string, string | Uint8Array, number, string | null]>([
    ['a key twice', '{"name":"a","name":"b"}', 422, '/name'],
    ['a key twice, once escaped', '{"name":"a","n\\u0061me":"b"}', 422, '/name'],
    ['a key twice, far down', '{"name":"a","deep":{"x":[0,{"y":1,"y":2}]}}', 422, '/deep/x/1/y'],
    ['__proto__', '{"name":"a","deep":{"__proto__":{"admin":true}}}', 422, '/deep/__proto__'],
    ['constructor', '{"name":"a","deep":{"constructor":{"prototype":1}}}', 422, '/deep/constructor'],
    ['__proto__ escaped', '{"name":"a","deep":{"\\u005f_proto__":1}}', 422, '/deep/__proto__'],
    ['an unknown key', '{"name":"a","role":"owner"}', 422, '/role'],
    ['a wrong type', '{"name":7}', 422, '/name'],
    ['a NUL', '{"name":"a\\u0000b"}', 422, '/name'],
    ['half a character', '{"name":"\\ud800"}', 422, '/name'],
    ['no JSON', '{"name":', 400, null],
    ['two documents', '{"name":"a"}{"name":"b"}', 400, null],
    ['a comment', '{"name":"a"/**/}', 400, null],
    ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, null],
    ['33 levels', nested(32), 422, '/deep/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0'],
    ['100 000 levels', nested(100_000), 422, null],
  ])('with %s is refused', async (_name, text, status, pointer) => {
    const answer = await send(text);
    expect(answer.status).toBe(status);
    const { errors } = (await answer.json()) as { errors: { pointer: string }[] };
    if (pointer !== null) expect(errors[0]?.pointer).toBe(pointer);
  });

  it('of 32 levels, or with the words of prototypes as values, is fine', async () => {
    expect((await send(nested(31))).status).toBe(200);
    expect((await send('{"name":"__proto__","deep":["constructor","a","a"]}')).status).toBe(200);
  });

  it('compressed, missing or unasked for is refused', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await server.ask('/api/v1/echo', { method: 'POST', body: 'x', headers })).status).toBe(415);
    expect((await server.ask('/api/v1/echo', { method: 'POST' })).status).toBe(400);
  });

  it('leaves the prototype of objects as it was', () => {
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
