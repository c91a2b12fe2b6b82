import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_PATHS } from '../../src/http/index.ts';
import { checksum } from './support/checksum.ts';
import { type DocumentedRoute, documentedRoutes } from './support/routes.ts';
import { asked, inTurn } from './support/sweep.ts';
import { type Answered, type Asking, openWorld, type World } from './support/world.ts';

let world: World;
let routes: readonly DocumentedRoute[];
beforeAll(async () => {
  world = await openWorld();
  routes = documentedRoutes(world.served).filter(({ name }) => !otherPages.has(name));
  expect(routes.filter(isPage).length).toBe(PAGES.length);
}, 300_000);
afterAll(async () => {
  expect(world.logged.filter((line) => line.startsWith('D-'))).toEqual([]);
  await world.close();
});

/** Of the addresses of the web application, which all have one handler: one without a parameter, with one, with several. */
const PAGES: readonly string[] = ['/', '/tickets/{ticket}', '/customers/{customer}/reports/{month}/{number}'];
const otherPages = new Set(WEB_PATHS.filter((path) => !PAGES.includes(path)).map((path) => `get ${path}`));
const isPage = ({ path }: Pick<DocumentedRoute, 'path'>) => PAGES.includes(path);

/** A tenth of the sleep that is asked for; what would take for ever takes longer too. */
const PATIENCE_MS = 60_000;
const PROBES = [
  "' or '1'='1",
  "'; create table pwned(a int); --",
  "'||pg_sleep(600)||'",
  "') union select hash from session --",
  '" order by (select 1 from pg_sleep(600))',
  "\\'; select pg_sleep(600) --",
  '%27%20or%20pg_sleep(600)--',
  '{t},{pg_sleep(600)}',
];

/** Asks and holds the answer to what every answer to nonsense must be: quick, and no fault of ours. */
async function answers(asking: Asking, what: string): Promise<Answered> {
  const startedAt = performance.now();
  const answer = await world.ask('owner', asking);
  expect(performance.now() - startedAt, what).toBeLessThan(PATIENCE_MS);
  expect(answer.status, `${what} ${answer.text}`).toBeLessThan(500);
  return answer;
}

/** Every parameter of every route that does not take somebody away, with one value in its place. */
async function inEveryParameter(values: readonly string[], check: (answer: Answered, what: string) => void) {
  const harmless = routes.filter(({ name }) => name !== 'delete /api/v1/session');
  const all = harmless.flatMap((route) =>
    [...route.pathNames, ...route.queryNames].flatMap((name) => values.map((value) => ({ route, name, value }))),
  );
  expect(all.length).toBeGreaterThan(values.length * 100);
  await inTurn(all, 6, async ({ route, name, value }) => {
    const asking = await asked(world, route, 'owner', 'A');
    const isInPath = route.pathNames.includes(name);
    const path = isInPath ? withParam(route.path, asking.path, name, value) : withQuery(asking.path, name, value);
    const what = `${route.name} ${name}=${value}`;
    check(await answers({ ...asking, path }, what), what);
  });
}

function withParam(pattern: string, path: string, name: string, value: string): string {
  const [place, query] = path.split('?');
  const index = pattern.split('/').indexOf(`{${name}}`);
  const parts = (place ?? '').split('/').map((part, at) => (at === index ? encodeURIComponent(value) : part));
  return `${parts.join('/')}${query === undefined ? '' : `?${query}`}`;
}

function withQuery(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://x');
  url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}

/** Every text of every body, with one value in its place. */
function bodiesWith(asking: Asking, value: unknown): readonly unknown[] {
  const body = asking.body as { readonly [key: string]: unknown };
  return Object.keys(body ?? {}).map((key) => ({ ...body, [key]: value }));
}

const withBodies = () =>
  routes.filter(({ body, name }) => body !== null && !/session\/password|\/setup|accept$/.test(name));

describe('words that would be SQL', () => {
  it.each(PROBES)('in any parameter are looked for as they are, and do nothing: %s', async (probe) => {
    await inEveryParameter([probe], () => {});
    expect(await world.sql("select 1 from pg_tables where tablename = 'pwned'")).toEqual([]);
  });

  it.each(PROBES)('in any field of any body are kept or refused as they are, and do nothing: %s', async (probe) => {
    await inTurn(withBodies(), 6, async (route) => {
      const asking = await asked(world, route, 'owner', 'A');
      for (const body of bodiesWith(asking, probe))
        await answers({ ...asking, body }, `${route.name} ${JSON.stringify(body)}`);
    });
    expect(await world.sql("select 1 from pg_tables where tablename = 'pwned'")).toEqual([]);
  });
});

describe('ways out of a folder', () => {
  const PATHS = [
    '../../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '..\\..\\..\\etc\\passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    '....//....//etc/passwd',
    '%2e%2e/%2e%2e/etc/passwd',
    '..;/..;/etc/passwd',
    '~1etc~1passwd',
    '..~1..~1..~1etc~1passwd',
    'package.json',
    '.',
    '..',
    '\u2025/\u2025/etc/passwd',
    '..%c0%af..%c0%afetc/passwd',
  ];
  const outside = /root:.*:0:0|"devDependencies"/;

  it.each(PATHS.slice(0, 6))('in any parameter lead nowhere: %s', async (path) => {
    await inEveryParameter([path], ({ text }, what) => expect(text, what).not.toMatch(outside));
  });

  it('in the address itself lead nowhere', async () => {
    const request = (target: string) =>
      world.served.raw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${world.served.port}\r\nConnection: close\r\n\r\n`);
    for (const path of PATHS) {
      for (const before of ['/', '/pages/', '/pages/../', '/api/v1/', '/%2e%2e/', '//', '/pages/%2e%2e%2f']) {
        const target = `${before}${path}`.replaceAll(/[^\x21-\x7e]/g, encodeURIComponent);
        const answer = await request(target);
        expect(answer, target).toMatch(/^HTTP\/1\.1 [34]\d\d |^HTTP\/1\.1 200 [\s\S]*content-type: text\/html/i);
        expect(answer, target).not.toMatch(outside);
      }
    }
  });
});

describe('words that would change every object', () => {
  const POISONED = ['__proto__', '__proto__[polluted]', 'constructor.prototype.polluted', 'constructor'];

  it('are no keys of anything, in no body and no parameter', async () => {
    const poisons = ['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}'];
    await inTurn(withBodies(), 6, async (route) => {
      const asking = await asked(world, route, 'owner', 'A');
      for (const poison of poisons) {
        const inside = JSON.stringify(asking.body ?? {}).replace(/^\{/, `${poison.slice(0, -1)},`);
        for (const body of [poison, inside.replace(',}', '}'), `[${poison}]`]) {
          await answers({ ...asking, body }, `${route.name} ${body}`);
          expect(({} as { polluted?: unknown }).polluted, route.name).toBeUndefined();
        }
      }
    });
    await inTurn(
      routes.filter((route) => route.method === 'GET' && !isPage(route)),
      6,
      async (route) => {
        const { path } = await asked(world, route, 'owner', 'A');
        for (const name of POISONED) {
          const { status } = await answers(
            { method: 'GET', path: withQuery(path, name, '1') },
            `${route.name} ${name}`,
          );
          expect([400, 404], `${route.name} ${name}`).toContain(status);
        }
      },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('stand in no page: with them in its address each is the page that it is without', async () => {
    const shown = async (who: 'owner' | 'anonymous', path: string, status: number) => {
      const answer = await world.ask(who, { method: 'GET', path });
      expect(answer.status, path).toBe(status);
      return answer.text.replaceAll(/nonce="[^"]*"/g, '').replace(/href="\?lang=fr[\w&;%.=]*"/, '');
    };
    for (const route of routes.filter(isPage)) {
      const { path } = await asked(world, route, 'owner', 'A');
      const [page, signIn] = [await shown('owner', path, 200), await shown('anonymous', path, 401)];
      for (const name of POISONED) {
        const poisoned = withQuery(path, name, 'polluted');
        expect(await shown('owner', poisoned, 200), poisoned).toBe(page);
        // It is where the link to the other language leads back to, and nowhere else.
        expect(await shown('anonymous', poisoned, 401), poisoned).toBe(signIn);
        expect(({} as { polluted?: unknown }).polluted, poisoned).toBeUndefined();
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('a body', () => {
  const LONG = 100_000;
  const WORST = [
    'a'.repeat(LONG),
    `${' '.repeat(LONG)}x`,
    `${'a@'.repeat(LONG / 2)}!`,
    `${'('.repeat(LONG / 2)}${'['.repeat(LONG / 2)}`,
    `${'2026-'.repeat(LONG / 5)}Z`,
    `${'1h'.repeat(LONG / 2)} x`,
    `${'\n- '.repeat(LONG / 3)}:`,
    `${'-.'.repeat(LONG / 2)}_`,
    `a${'\u0301'.repeat(LONG)}`,
    `${'&a [*a,'.repeat(LONG / 7)}`,
  ];

  it('of 100 kB in any text is answered', async () => {
    await inTurn(withBodies(), 3, async (route) => {
      const asking = await asked(world, route, 'owner', 'A');
      for (const worst of WORST) {
        for (const body of bodiesWith(asking, worst))
          await answers({ ...asking, body }, `${route.name} ${worst.slice(0, 9)}`);
      }
    });
  });

  it('larger than its route takes, or deeper, is refused by every route', async () => {
    const before = await checksum(world);
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
    for (const route of routes.filter(({ hasBody, name }) => hasBody && !name.endsWith('/setup'))) {
      const asking = await asked(world, route, 'owner', 'A');
      const large = `{"a":"${'x'.repeat(10_100_000)}"}`;
      expect((await answers({ ...asking, body: large }, `${route.name} large`)).status, route.name).toBe(413);
      // Whoever shows no key of the source has nothing read.
      const refused = route.name.endsWith('{source}/payloads') ? [401] : [400, 404, 422];
      expect(refused, route.name).toContain((await answers({ ...asking, body: deep }, `${route.name} deep`)).status);
    }
    expect(await checksum(world)).toBe(before);
  });

  it('of more than a thousand events, or of one that is none, keeps nothing', async () => {
    const before = await checksum(world);
    const post = (body: unknown) => answers({ method: 'POST', path: '/api/v1/events', body }, 'events');
    expect((await post(Array(1_001).fill({}))).status).toBe(413);
    for (const nothing of [null, 7, 'x', [], [[]], true])
      expect([200, 400, 422]).toContain((await post(nothing)).status);
    expect(await checksum(world)).toBe(before);
  });
});
