import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leeway } from '../../cli/leeway.ts';
import { type RealMailServer, realMailServer } from '../../delivery/support/mail-server.ts';
import { dataFolder, type NodeProcess, startReady, until } from '../node-process.ts';

const folder = dataFolder();
let node: NodeProcess;
let mail: RealMailServer;
let cookie = '';
let env: { readonly [name: string]: string } = {};

interface Asked<T> {
  readonly status: number;
  readonly body: T;
}

async function ask<T = { readonly [field: string]: unknown }>(
  method: string,
  path: string,
  body?: object,
): Promise<Asked<T>> {
  const answer = await fetch(`${node.url}/api/v1${path}`, {
    method,
    headers: { cookie, origin: node.url, 'accept-language': 'en', ...(body === undefined ? {} : JSON_TYPE) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const items = async (path: string) => (await ask<{ readonly items: readonly object[] }>('GET', path)).body.items;
const event = { specversion: '1.0', id: 'real-1', source: 'desk', type: 'ticket.opened', subject: 'R-1' };

beforeAll(async () => {
  mail = await realMailServer();
  const { port } = mail.server;
  env = {
    LEEWAY_DATA: folder.path,
    LEEWAY_SMTP_URL: `smtp://127.0.0.1:${port}`,
    LEEWAY_MAIL_FROM: 'Leeway <leeway@hexa.example>',
  };
  node = await startReady(env);
  const code = node.ownerLink?.split('#')[1] ?? '';
  const person = { code, name: 'Ada', email: 'ada@example.org', password: 'a long walk beside the sea' };
  const made = await fetch(`${node.url}/api/v1/setup`, {
    method: 'POST',
    headers: { ...JSON_TYPE, origin: node.url },
    body: JSON.stringify(person),
  });
  cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}, 120_000);

afterAll(async () => {
  await node.stop();
  await mail.close();
  folder.remove();
}, 60_000);

describe('the first steps of a new owner', () => {
  it('are told, and a first alert reaches the owner’s own address', async () => {
    expect((await ask('GET', '/first-steps')).body).toMatchObject({
      owner: { done: true },
      agreement: { done: false, count: 0 },
      source: { done: false, by: null },
      alert: { done: false },
      address: 'ada@example.org',
      mailMissing: [],
    });
    expect((await ask('POST', '/test-alert')).status).toBe(202);
    await until('the test', async () => (await ask<Test>('GET', '/test-alert')).body.test?.state === 'sent');
    expect(mail.arrived.map(({ to }) => to)).toEqual([['ada@example.org']]);
    expect((await ask('GET', '/first-steps')).body).toMatchObject({ alert: { done: true } });
  });
});

interface Test {
  readonly test: { readonly state: string } | null;
}

describe('a demonstration in an empty system', () => {
  it('is there within moments, marked, and takes nothing real beside it', async () => {
    expect((await ask('GET', '/demonstration')).body).toMatchObject({ loaded: false, mayLoad: true });
    expect((await ask('POST', '/demonstration')).status).toBe(202);
    await until('first rows', async () => (await items('/board')).length > 0);
    expect((await ask('GET', '/session')).body).toMatchObject({ demonstration: true });
    expect((await ask('GET', '/demonstration')).body).toMatchObject({ loaded: true, mayLoad: false });
    expect((await ask('GET', '/first-steps')).body).toMatchObject({ source: { by: 'demonstration' } });
    expect((await ask('POST', '/events', event)).status).toBe(409);
    expect((await ask('PUT', '/customers/real', { name: 'Real' })).status).toBe(409);
  }, 120_000);

  it('goes on with the server, sends nobody anything but a test to the one who asks', async () => {
    await node.stop();
    node = await startReady(env);
    expect((await ask('POST', '/events', event)).status).toBe(409);
    await until('the rest', async () => Number((await ask('GET', '/demonstration')).body['of']) > 0);
    const before = mail.arrived.length;
    const services = (await ask<{ readonly items: readonly { readonly service: string }[] }>('GET', '/services')).body;
    const [first] = services.items;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const customers = await items('/customers');
    await ask('PUT', `/customers/${(customers[0] as { readonly customer: string }).customer}/live`);
    const window = { service: first?.service, customer: null, from: day(9), to: day(9.1) };
    expect((await ask('POST', '/maintenance', window)).status).toBe(201);
    await ask('POST', '/test-alert');
    await until('the test', async () => mail.arrived.length > before);
    await until('nothing waits', async () => {
      const waiting = await items('/deliveries?state=gathering,due,sending');
      return waiting.length === 0;
    });
    expect(mail.arrived.slice(before).map(({ to }) => to)).toEqual([['ada@example.org']]);
  }, 240_000);

  it('is taken out as a whole: the owner stays, the record holds, and real facts may come', async () => {
    expect((await ask('DELETE', '/demonstration')).status).toBe(204);
    for (const path of ['/board', '/customers', '/agreements', '/services', '/alerts', '/events'])
      expect(await items(path), path).toEqual([]);
    expect((await ask('GET', '/session')).body).toMatchObject({ email: 'ada@example.org', demonstration: false });
    expect((await ask('GET', '/demonstration')).body).toMatchObject({ loaded: false, mayLoad: true });
    expect((await ask('POST', '/events', { ...event, time: new Date().toISOString(), data: {} })).status).toBe(200);
    expect((await ask('DELETE', '/demonstration')).status).toBe(404);
    expect((await ask('POST', '/demonstration')).status).toBe(409);
    await node.stop();
    const verified = await leeway(['audit', 'verify'], { env });
    expect(verified.out + verified.err).toMatch(/./);
    expect(verified.code).toBe(0);
    node = await startReady(env);
  }, 240_000);
});
