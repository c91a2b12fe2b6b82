import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PUBLIC_URL } from './support/browser.ts';
import { begin, type House, openHouse, SESSION } from './support/house.ts';
import { json, openTwin, type Twin } from './support/twin.ts';

// The second hostile twin: it signs honestly, and tries to lead the server elsewhere or to wear it out. Only 127.0.0.1 is
// allowed in these tests; a sink listens inside, on another address of this machine, and counts who arrives.

let inside: Server;
let insidePort = 0;
let arrived = 0;
const opened: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  arrived = 0;
  inside = createServer((_, response) => json(response, 200, { keys: [] }));
  inside.on('connection', () => {
    arrived += 1;
  });
  await new Promise<void>((resolve) => inside.listen(0, '::', resolve));
  insidePort = (inside.address() as AddressInfo).port;
});

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
  inside.closeAllConnections();
  await new Promise((resolve) => inside.close(resolve));
});

async function twinAndHouse(): Promise<{ twin: Twin; leeway: House }> {
  const twin = await openTwin();
  opened.push(twin);
  const leeway = await openHouse({ issuer: twin.issuer, groups: { noc: 'technician' } });
  opened.push(leeway);
  return { twin, leeway };
}

/** As far as it gets: the problem at the beginning, or what came of coming back. */
async function signIn(twin: Twin, leeway: House) {
  const browser = leeway.browser();
  const begun = await begin(browser);
  const page = begun.to === null ? begun : await browser.ask(twin.back(begun.to));
  return { browser, page };
}

interface Lure {
  readonly name: string;
  readonly lie: (twin: Twin) => void;
  readonly reason: string;
  readonly status: number;
}

const discovery = (name: string, change: (twin: Twin) => object, reason: string): Lure => ({
  name,
  lie: (twin) => {
    twin.lies.discovery = (honest) => ({ ...honest, ...change(twin) });
  },
  reason,
  status: 503,
});

const at = (host: string) => `http://${host}:${insidePort}/`;

const METADATA: readonly (() => Lure)[] = [
  () => discovery('the name of another issuer', () => ({ issuer: 'https://login.honest.example' }), 'providerUnfit'),
  () => discovery('its own name with a slash more', ({ issuer }) => ({ issuer: `${issuer}/` }), 'providerUnfit'),
  () => discovery('no name', () => ({ issuer: undefined }), 'providerUnfit'),
  () =>
    discovery(
      'a page for people that is a script',
      () => ({ authorization_endpoint: 'javascript:alert(1)' }),
      'providerUnfit',
    ),
  () =>
    discovery(
      'a page for people that is data',
      () => ({ authorization_endpoint: 'data:text/html,hello' }),
      'providerUnfit',
    ),
  () => discovery('no page for people', () => ({ authorization_endpoint: undefined }), 'providerUnfit'),
  () => discovery('an endpoint that is a file', () => ({ token_endpoint: 'file:///etc/passwd' }), 'providerUnfit'),
  () => discovery('an endpoint that is a list', () => ({ token_endpoint: ['http://127.0.0.1/'] }), 'providerUnfit'),
  () =>
    discovery(
      'an endpoint with a user',
      ({ port }) => ({ token_endpoint: `http://a@127.0.0.1:${port}/token` }),
      'providerUnfit',
    ),
  () => discovery('keys that are nowhere', () => ({ jwks_uri: 'nowhere' }), 'providerUnfit'),
  () =>
    discovery(
      'only signatures without a signature',
      () => ({ id_token_signing_alg_values_supported: ['none'] }),
      'providerUnfit',
    ),
  () =>
    discovery(
      'only signatures with a shared secret',
      () => ({ id_token_signing_alg_values_supported: ['HS256'] }),
      'providerUnfit',
    ),
  () => discovery('a token endpoint inside', () => ({ token_endpoint: at('127.0.0.2') }), 'providerForbidden'),
  () => discovery('a token endpoint inside, by IPv6', () => ({ token_endpoint: at('[::1]') }), 'providerForbidden'),
  () =>
    discovery(
      'a token endpoint at a cloud’s metadata',
      () => ({ token_endpoint: 'http://169.254.169.254/latest' }),
      'providerForbidden',
    ),
  () =>
    discovery('a token endpoint inside, in disguise', () => ({ token_endpoint: at('0x7f.2') }), 'providerForbidden'),
  () => discovery('keys inside', () => ({ jwks_uri: at('127.0.0.2') }), 'providerForbidden'),
];

const PATHS: readonly (() => Lure)[] = [
  () =>
    path('a redirect of its description to inside', '/.well-known/openid-configuration', 503, (_, response) => {
      response.writeHead(302, { location: at('127.0.0.2') }).end();
    }),
  () =>
    path('a redirect of the token endpoint to inside', '/token', 503, (_, response) => {
      response.writeHead(307, { location: at('127.0.0.2') }).end();
    }),
  () =>
    path('a redirect of its keys to inside', '/jwks', 503, (_, response) => {
      response.writeHead(301, { location: at('127.0.0.2') }).end();
    }),
  () =>
    path('an answer that never ends', '/token', 503, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(16_000))) {}
      };
      response.on('drain', more);
      more();
    }),
  () =>
    path('an answer drop by drop', '/token', 503, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drops = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drops));
    }),
  () => path('no answer', '/token', 503, () => {}),
  () => path('no answer about its keys', '/jwks', 503, () => {}),
  () => path('a description that never comes', '/.well-known/openid-configuration', 503, () => {}),
  () => path('a cut connection', '/token', 503, (_, response) => void response.socket?.destroy()),
  () => path('something that is not HTTP', '/token', 503, (_, response) => void response.socket?.end('220 mail\r\n')),
  () => path('a page instead of JSON', '/token', 503, (_, response) => void response.end('<html>')),
  () => path('an error of its own', '/token', 503, (_, response) => json(response, 500, {})),
  () =>
    path('JSON of 100 000 levels', '/token', 401, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('['.repeat(100_000));
    }),
  () =>
    path('a null', '/token', 401, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('null');
    }),
  () => path('keys that are none', '/jwks', 401, (_, response) => json(response, 200, { keys: 'all' })),
];

function path(name: string, where: string, status: number, answering: Twin['lies']['paths'][string]): Lure {
  const lie = ({ lies }: Twin) => {
    lies.paths[where] = answering;
  };
  return { name, lie, reason: status === 401 ? 'tokenInvalid' : 'providerAway', status };
}

describe('a provider that lures', () => {
  it.each([...METADATA, ...PATHS].map((make) => ({ make, name: make().name })))(
    'gets nowhere with $name',
    async ({ make }) => {
      const { lie, reason, status } = make();
      const { twin, leeway } = await twinAndHouse();
      const honest = { ...twin.lies };
      lie(twin);
      const { browser, page } = await signIn(twin, leeway);
      expect([page.status, arrived]).toEqual([status, 0]);
      expect(browser.cookies.get(PUBLIC_URL)?.has(SESSION) ?? false).toBe(false);
      const notes = await leeway.audit();
      expect(notes.map(({ action }) => action)).toEqual(['signIn.refused']);
      expect(notes[0]?.details['reason']).toContain(reason);
      expect(leeway.served.defects).toEqual([]);
      // The process goes on, and so does the same provider once it behaves.
      Object.assign(twin.lies, honest, { paths: {} });
      leeway.clock.offset = 301_000;
      twin.lies.claims = (claims) => ({
        ...claims,
        iat: Math.floor(Date.now() / 1000) + 301,
        exp: Math.floor(Date.now() / 1000) + 900,
      });
      expect((await signIn(twin, leeway)).page.status).toBe(303);
    },
  );

  it('gets nothing of the secret by a redirect', async () => {
    const { twin, leeway } = await twinAndHouse();
    twin.lies.paths['/token'] = (_, response) =>
      response.writeHead(308, { location: `${twin.issuer}/elsewhere` }).end();
    expect((await signIn(twin, leeway)).page.status).toBe(503);
    expect(twin.asked).not.toContain('POST /elsewhere');
  });

  it('asks inside for nothing when it is inside itself and was not allowed', async () => {
    const twin = await openTwin();
    opened.push(twin);
    const leeway = await openHouse({ issuer: twin.issuer, groups: { noc: 'technician' }, allowNetworks: [] });
    opened.push(leeway);
    const { page } = await signIn(twin, leeway);
    expect(page.status).toBe(503);
    expect(JSON.parse(page.text).detail).toContain('LEEWAY_ALLOW_NETWORKS');
    expect(twin.asked).toEqual([]);
  });
});
