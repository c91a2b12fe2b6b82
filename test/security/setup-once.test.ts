import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD } from '../access/support.ts';
import { checksum } from './support/checksum.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 300_000);
afterAll(() => world.close());

const SPELLINGS = [
  ...[
    '/api/v1/setup',
    '/api/v1/setup/',
    '/api/v1/setup/x',
    '/api/v1/setup.json',
    '/api/v1/setup;x',
    '/api/v1/setup?x=1',
  ],
  ...[
    '//api/v1/setup',
    '/api//v1/setup',
    '/api/v1//setup',
    '/api/v1/./setup',
    '/api/v1/x/../setup',
    '/x/../api/v1/setup',
  ],
  ...[
    '/api/v1/%73etup',
    '/api/v1/set%75p',
    '/api/v1/setup%2f',
    '/api/v1/setup%00',
    '/api/v1/setup%20',
    '/api/v1%2fsetup',
  ],
  ...[
    '/API/V1/SETUP',
    '/api/v1/Setup',
    '/api/v1/setup%3f',
    '/api/v1/setup%23',
    '/api/v1/setup%0d%0a',
    '/api/v1/setup%2e%2e',
  ],
  ...[
    '/setup',
    '/setup/',
    '/setup/x',
    '//setup',
    '/%73etup',
    '/setup;x',
    '/setup?x',
    '/setup.html',
    '/Setup',
    '/setup%2f',
  ],
  ...[
    '/api/v2/setup',
    '/api/setup',
    '/v1/setup',
    '/api/v1/session/../setup',
    '/api/v1/setup/../setup',
    '/api/v1/\\setup',
  ],
];
const METHODS = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];

it('once there is an owner, no spelling of the setup and no method finds it, and nothing changes', async () => {
  const before = await checksum(world);
  const host = `127.0.0.1:${world.served.port}`;
  const asked = { code: 'x'.repeat(43), name: 'Eve', email: 'eve@example.org', password: PASSWORD };
  const body = JSON.stringify(asked);
  const head = `Host: ${host}\r\nContent-Type: application/json\r\nConnection: close`;
  expect(SPELLINGS.length).toBeGreaterThanOrEqual(40);
  for (const spelling of SPELLINGS) {
    for (const target of [spelling, `http://${host}${spelling}`]) {
      for (const method of METHODS) {
        const sent = method === 'POST' || method === 'PUT' || method === 'PATCH' ? body : '';
        const answer = await world.served.raw(
          `${method} ${target} HTTP/1.1\r\n${head}\r\nContent-Length: ${sent.length}\r\n\r\n${sent}`,
        );
        expect(answer, `${method} ${target}`).toMatch(/^HTTP\/1\.1 (?:400|404|405|421|501) /);
        expect(answer.toLowerCase(), `${method} ${target}`).not.toContain('set-cookie');
      }
    }
  }
  expect(await checksum(world)).toBe(before);
});
