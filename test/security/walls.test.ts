import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES } from './support/canaries.ts';
import { openWorld, TICKETS, type World } from './support/world.ts';

// A screen on a wall is seen by whoever passes by: what its link gives is asked here as a stranger asks.

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 600_000);
afterAll(() => world.close());

interface Made {
  readonly secret: string;
  readonly link: { readonly link: string };
}

async function made(body: object): Promise<Made> {
  const answer = await world.ask('owner', { method: 'POST', path: '/api/v1/wall-links', body });
  expect(answer.status).toBe(201);
  return JSON.parse(answer.text) as Made;
}

const wall = (secret: string, path = '/api/v1/wall') =>
  world.ask('anonymous', { method: 'GET', path, headers: { 'x-leeway-wall': secret } });

function canariesIn(text: string): readonly string[] {
  return Object.entries(CANARIES).flatMap(([name, [word]]) => (text.includes(word) ? [name] : []));
}

describe('the link of a wall', () => {
  it('shows the board to whoever has its secret, and nothing about persons, nor of customers unless its maker chose so', async () => {
    const { secret } = await made({ name: 'Hall' });
    const { status, text } = await wall(secret);
    expect(status).toBe(200);
    const { items } = JSON.parse(text) as { readonly items: readonly { readonly ticket: string }[] };
    expect(items.map(({ ticket }) => ticket)).toEqual(expect.arrayContaining([TICKETS.alba, TICKETS.brio]));
    // A ticket's number is what it is called by; everything else that could say whose it is stays away.
    const rest = text.replaceAll(TICKETS.alba, '').replaceAll(TICKETS.brio, '');
    expect(canariesIn(rest)).toEqual([]);
    expect(rest).not.toMatch(/alba|brio|assignee|requester|contact/i);
  });

  it('names customers where its maker chose so, and shows no other than it is filtered by', async () => {
    const { secret } = await made({ name: 'Room of Brio', namesCustomers: true, filter: { customer: ['brio'] } });
    const { text } = await wall(secret);
    expect(text).toContain('"customer":"brio"');
    expect(text).not.toContain(TICKETS.alba);
    expect(
      canariesIn(text).filter((name) => /person|token|userAgent|note|cost|walkAway|supplier|alias/.test(name)),
    ).toEqual([]);
  });

  it('is good for nothing else', async () => {
    const { secret } = await made({ name: 'Hall' });
    for (const path of ['/api/v1/board', '/api/v1/tickets', '/api/v1/changes', '/api/v1/search?q=a']) {
      expect((await wall(secret, path)).status).toBe(401);
      const bearer = { method: 'GET', path, headers: { authorization: `Bearer ${secret}` } };
      expect((await world.ask('anonymous', bearer)).status).toBe(401);
    }
    // In an address it would stand in logs.
    expect((await world.ask('anonymous', { method: 'GET', path: `/api/v1/wall?secret=${secret}` })).status).toBe(400);
    expect(world.logged.join('\n')).not.toContain(secret);
    const rows = await world.sql('select * from wall_link');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('is dead at once when it is revoked, and so are its streams within seconds', async () => {
    const { secret, link } = await made({ name: 'Hall' });
    const headers = { 'x-leeway-wall': secret };
    const stream = await fetch(`${world.served.url}/api/v1/wall/changes`, { headers });
    expect(stream.status).toBe(200);
    const told = stream.text();
    const path = `/api/v1/wall-links/${link.link}`;
    expect((await world.ask('manager', { method: 'DELETE', path })).status).toBe(204);
    expect((await wall(secret)).status).toBe(404);
    expect(await told).toMatch(/^event: ready\ndata: \{\}\n\n/);
  }, 20_000);

  it('tells a stranger neither which secrets are wrong nor why, and listens to nobody who tries many', async () => {
    const { secret } = await made({ name: 'Hall' });
    const wrong = (n: number) => `lww_${String(n).padStart(43, '0')}`;
    const answers: number[] = [];
    for (let n = 0; n < 40; n += 1) answers.push((await wall(wrong(n))).status);
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 404));
    expect(answers.at(-1)).toBe(429);
    // While they are tried in masses, a right one is not found either.
    expect((await wall(secret)).status).toBe(429);
  });
});
