import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/app/access/index.ts';
import { event, smallAgreement } from '../register/register-world.ts';
import { actorOf, type Served, serve } from './support/server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const owner: Actor = { ...actorOf('owner'), kind: 'person', id: 'p-ada' };
let served: Served;

beforeAll(async () => {
  served = await serve({
    parts: {
      authenticate: async (credentials) => {
        const secret = credentials.kind === 'token' ? credentials.secret : '';
        if (secret === 'ada') return owner;
        return secret === 'program' ? actorOf('owner') : secret === 'boreal' ? actorOf('customer', 'boreal') : null;
      },
    },
  });
  served.clock.at = Date.parse('2026-04-09T10:00:00Z');
  for (const id of ['boreal', 'austral']) {
    await ask('PUT', `/customers/${id}`, { name: id });
    const text = smallAgreement(`${id}-or`, 1, { customer: id });
    expect((await ask('POST', '/agreements', { text })).status).toBe(201);
  }
});
afterAll(async () => {
  await served.close();
  expect(served.defects).toEqual([]);
});

// What an answer holds is what each test looks at.
// biome-ignore lint/suspicious/noExplicitAny: bodies of every route
async function ask(method: string, path: string, body?: unknown, as = 'ada'): Promise<{ status: number; body: any }> {
  const answer = await served.ask(`/api/v1${path}`, {
    method,
    as,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_TYPE }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

/** Opened an hour and a half ago: its first response was due within the hour. */
const late = (ticket: string, customer: string) =>
  event('ticket.opened', ticket, '2026-04-09T08:30:00Z', { customer, priority: 'P1' });
const standings = async (query = '') =>
  (await ask('GET', `/alerts?limit=200${query}`)).body.items.map(
    (one: { ticket: string; threshold: string; kind: string; standing: string }) =>
      `${one.ticket} ${one.threshold} ${one.kind} ${one.standing}`,
  );

describe('a dry run', () => {
  it('is where every customer begins: what is reached is kept and shown, and waits for nobody', async () => {
    await ask('POST', '/events', [late('D-1', 'boreal')]);
    const kept = await standings('&ticket=D-1');
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.every((one: string) => one.endsWith(' dryRun'))).toBe(true);
    expect((await ask('GET', '/status')).body).toMatchObject({ alertsLate: false, waiting: 0 });
  });
  it('is ended by a person under their own name, and by no program', async () => {
    const refused = await ask('PUT', '/customers/boreal/live', undefined, 'program');
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      'Only a person ends a dry run. Sign in under your own name.',
    ]);
    expect((await ask('PUT', '/customers/nobody/live')).status).toBe(404);
    expect((await ask('PUT', '/customers/boreal/live')).body).toEqual({
      customer: 'boreal',
      liveAt: '2026-04-09T10:00:00Z',
      liveBy: 'p-ada',
    });
    const notes = (await ask('GET', '/audit')).body.items.map((one: { action: string }) => one.action);
    expect(notes).toContain('customer.live');
  });
  it('that is over lets what is reached from then on be told, of this customer alone', async () => {
    await ask('POST', '/events', [late('L-1', 'boreal'), late('L-2', 'austral')]);
    expect(new Set((await standings('&ticket=L-1')).map((one: string) => one.split(' ')[3]))).toEqual(new Set(['new']));
    expect(new Set((await standings('&ticket=L-2')).map((one: string) => one.split(' ')[3]))).toEqual(
      new Set(['dryRun']),
    );
    expect((await standings('&ticket=D-1')).every((one: string) => one.endsWith(' dryRun'))).toBe(true);
    expect((await ask('GET', '/status')).body.waiting).toBeGreaterThan(0);
  });
  it('begins again when somebody says so', async () => {
    expect((await ask('DELETE', '/customers/boreal/live')).status).toBe(204);
    expect((await ask('GET', '/live-customers')).body.items).toEqual([]);
    await ask('POST', '/events', [late('D-2', 'boreal')]);
    expect(new Set((await standings('&ticket=D-2')).map((one: string) => one.split(' ')[3]))).toEqual(
      new Set(['dryRun']),
    );
  });
});

describe('alerts', () => {
  it('are told page by page, latest first, each once', async () => {
    const all = (await ask('GET', '/alerts?limit=200')).body.items;
    const paged: unknown[] = [];
    for (let cursor = ''; ; ) {
      const { items, next } = (await ask('GET', `/alerts?limit=2${cursor}`)).body;
      paged.push(...items);
      if (next === null) break;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });
  it('are acknowledged once: who did so first stays; with one that nobody knows, none is', async () => {
    const ada = {
      id: 'p-ada',
      role: 'technician',
      approves: [],
      customer: null,
      disabled: false,
      language: null,
    } as const;
    const known = { name: 'Ada', email: null, emailKey: null, createdAt: 0, createdBy: null };
    await served.store.transact((tx) => tx.addPerson({ ...ada, ...known }));
    const [first, second] = (await ask('GET', '/alerts?ticket=L-1')).body.items;
    const taken = await ask('POST', '/alerts/acknowledgement', { alerts: [first.alert] });
    expect(taken.body.items[0]).toMatchObject({ acknowledgedBy: 'p-ada', acknowledgedAt: '2026-04-09T10:00:00Z' });
    const again = await ask('POST', '/alerts/acknowledgement', { alerts: [first.alert] }, 'program');
    expect(again.body.items[0].acknowledgedBy).toBe('p-ada');
    const [told] = (await ask('GET', '/alerts?ticket=L-1&acknowledged=true')).body.items;
    expect(told).toMatchObject({ acknowledgedBy: 'p-ada', acknowledgedByName: 'Ada' });
    const unknown = await ask('POST', '/alerts/acknowledgement', { alerts: [second.alert, 'nothing'] });
    expect(unknown.status).toBe(404);
    const one = await ask('GET', `/alerts/${encodeURIComponent(second.alert)}`);
    expect([one.status, one.body.acknowledgedAt]).toEqual([200, null]);
  });
  it('are the provider’s own matter: a customer sees none', async () => {
    for (const path of ['/alerts', '/notification-rules', '/rotas', '/comparison?field=x', '/live-customers']) {
      expect((await ask('GET', path, undefined, 'boreal')).status).toBe(403);
    }
  });
});

describe('our verdicts beside the helpdesk’s', () => {
  it('are counted, and each difference shows the clocks that decide it', async () => {
    const said = (ticket: string, sla: boolean) =>
      event('ticket.updated', ticket, '2026-04-09T09:50:00Z', { made_sla: sla });
    await ask('POST', '/events', [said('L-1', true), said('L-2', false)]);
    const { body } = await ask('GET', '/comparison?field=made_sla');
    expect(body).toMatchObject({
      onlyTheyKept: 1,
      bothMissed: 1,
      onlyWeKept: 0,
      notRecorded: 2,
      tickets: 4,
      next: null,
    });
    expect(body.items.map((one: { ticket: string }) => one.ticket)).toEqual(['L-1']);
    expect(body.items[0].clocks[0].receipt[0]).toMatchObject({ from: '2026-04-09T08:30:00Z', state: 'running' });
  });
});
