import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksum } from './support/checksum.ts';
import { ACTORS } from './support/people.ts';
import { type DocumentedRoute, documentedRoutes } from './support/routes.ts';
import { asked, inTurn } from './support/sweep.ts';
import { expectedStatus, OBJECTS, TABLE } from './support/table.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let routes: readonly DocumentedRoute[];
beforeAll(async () => {
  world = await openWorld();
  routes = documentedRoutes(world.served);
  // Each is used once, so that when it was last used does not change below.
  for (const who of ACTORS) await world.ask(who, { method: 'GET', path: '/api/v1/session' });
  // What a refused write is about is there, as far as none of those who ask lose their own by it.
  for (const name of MADE) for (const of of OBJECTS) await TABLE.get(name)?.prepare?.(of, world, 'owner');
}, 300_000);
afterAll(() => world.close());

/** Routes about what is there only once something was made for it. */
const MADE = ['delete /api/v1/wall-links/{link}'];

const writes = () => routes.filter(({ method }) => method !== 'GET');

describe('a write that is refused', () => {
  it('because it comes from another site’s page writes nothing, on any route', async () => {
    const before = await checksum(world);
    const foreign: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
    ];
    for (const route of writes()) {
      for (const headers of foreign) {
        const asking = await asked(world, route, 'owner', 'A');
        const answer = await world.ask('owner', { ...asking, headers });
        expect(answer.status, `${route.name} ${JSON.stringify(headers)}`).toBe(403);
      }
    }
    expect(await checksum(world)).toBe(before);
  });

  it.each(OBJECTS)(
    'because the thing is another customer’s, or nobody’s, writes nothing, on any route: %s',
    async (of) => {
      const before = await checksum(world);
      const all = writes().flatMap((route) => ACTORS.map((who) => ({ route, who })));
      await inTurn(all, 6, async ({ route, who }) => {
        const row = TABLE.get(route.name);
        if (row === undefined || row.scope === 'public' || expectedStatus(row, who, of) < 400) return;
        const answer = await world.ask(who, await asked(world, route, who, of));
        // What is there only once something was made for it is not made here.
        expect([expectedStatus(row, who, of), 404, 409], `${route.name} ${who} ${of}`).toContain(answer.status);
      });
      expect(await checksum(world)).toBe(before);
    },
  );

  it('because it would move somebody to another customer, or name one, is told the same of every other', async () => {
    const before = await checksum(world);
    const { A } = world.people.subjects;
    const told = async (customer: string) => {
      const answers = [
        await world.ask('tokenOfA', { method: 'PATCH', path: `/api/v1/people/${A}`, body: { customer } }),
        await world.ask('tokenOfA', {
          method: 'PATCH',
          path: `/api/v1/people/${A}`,
          body: { role: 'owner', customer },
        }),
        await world.ask('tokenOfA', { method: 'POST', path: '/api/v1/people', body: { role: 'technician', customer } }),
      ];
      for (const { status } of answers) expect(status).toBe(403);
      return answers.map(({ text }) => text.replaceAll(customer, '…'));
    };
    expect(await told('brio')).toEqual(await told('nobody'));
    expect(await checksum(world)).toBe(before);
  });
});

describe('a property that a route does not ask for', () => {
  /** Names as the whole API uses them, and a few that others have been broken by. */
  const names = () => [
    ...new Set([
      ...routes.flatMap(({ body }) => Object.keys(body?.properties ?? {})),
      ...'id userId customerId tenant hash approvedBy issuedAt issuedBy publishedBy author recordedAt approver scopes'.split(
        ' ',
      ),
      ...'passwordHash erasedAt revokedAt createdBy isAdmin admin hasSecondFactor number knownAt'.split(' '),
    ]),
  ];

  /** As many mistakes as one answer tells. */
  const FAULTS = 100;

  /** After the setup nothing is read any more; of events what nobody knows is kept, and counts for nothing. */
  const TAKES_MORE = new Set(['post /api/v1/setup', 'post /api/v1/events']);

  it('is refused by name on every route, and writes nothing', async () => {
    const before = await checksum(world);
    const strict = writes().filter(({ body, name }) => body?.properties !== undefined && !TAKES_MORE.has(name));
    expect(strict.length).toBeGreaterThan(20);
    for (const route of strict) {
      const asking = await asked(world, route, 'owner', 'A');
      const more = names().filter((name) => !Object.hasOwn(route.body?.properties ?? {}, name));
      for (let from = 0; from < more.length; from += FAULTS) {
        const some = more.slice(from, from + FAULTS);
        const body = { ...(asking.body as object), ...Object.fromEntries(some.map((name) => [name, 'zz'])) };
        const answer = await world.ask('owner', { ...asking, body });
        expect(answer.status, `${route.name} ${answer.text}`).toBe(422);
        for (const name of some) expect(answer.text, route.name).toContain(`"/${name}"`);
      }
    }
    expect(await checksum(world)).toBe(before);
  });

  it('is no way to say who hands in an event, or when it was learned', async () => {
    const body = {
      specversion: '1.0',
      id: 'mine',
      source: 'x',
      type: 'ticket.updated',
      subject: 'T',
      time: '2026-01-01T00:00:00Z',
    };
    const claims = {
      author: 'p-somebody',
      recordedat: '2020-01-01T00:00:00Z',
      recordedAt: '2020-01-01T00:00:00Z',
      stream: 'other:',
    };
    await world.ask('technician', { method: 'POST', path: '/api/v1/events', body: { ...body, ...claims } });
    const fact = await world.store.fact('x', 'mine');
    expect(fact?.author).toBe(world.people.ids['technician']);
    expect(fact?.event.recordedAt).toBe(world.served.clock.at);
    expect(fact?.stream).toBe('ticket:T');
  });
});

describe('a request that says something twice', () => {
  it('in its address is refused, for every parameter of every route', async () => {
    for (const route of routes) {
      for (const name of route.queryNames) {
        const { path, ...asking } = await asked(world, route, 'owner', 'A');
        const answer = await world.ask('owner', { ...asking, path: `${path.split('?')[0]}?${name}=1&${name}=2` });
        // Where nobody signs in by a provider, the way back from one is at no address.
        expect([400, 404], `${route.name} ${name} ${answer.text}`).toContain(answer.status);
        if (answer.status === 404) expect(route.name).toBe('get /api/v1/session/oidc/callback');
      }
    }
  });

  it('in its body is refused, on every route', async () => {
    const before = await checksum(world);
    for (const route of writes().filter(({ body }) => body?.properties !== undefined)) {
      const asking = await asked(world, route, 'owner', 'A');
      const [name] = Object.keys(route.body?.properties ?? {});
      const answer = await world.ask('owner', { ...asking, body: `{"${name}":"a","${name}":"b"}` });
      expect([400, 404, 422], `${route.name} ${answer.text}`).toContain(answer.status);
    }
    expect(await checksum(world)).toBe(before);
  });
});

describe('a read', () => {
  it('writes nothing, whoever reads whatever', async () => {
    const before = await checksum(world);
    const reads = routes.filter(({ method }) => method === 'GET');
    const all = reads.flatMap((route) =>
      (['anonymous', 'customerA', 'owner', 'tokenOfA'] as const).flatMap((who) =>
        OBJECTS.map((of) => ({ route, who, of })),
      ),
    );
    await inTurn(all, 6, async ({ route, who, of }) => {
      await world.ask(who, await asked(world, route, who, of));
    });
    expect(await checksum(world)).toBe(before);
  });
});
