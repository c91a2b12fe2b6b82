import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, type NodeProcess, startReady } from './node-process.ts';

/** Words that stand nowhere but in what is sent. */
const CANARIES = {
  password: 'zibeline-correct-horse-battery',
  name: 'Odalys Zibeline',
  email: 'zibeline@example.org',
  query: 'zibelinequery',
  header: 'zibelineheader',
  cookie: 'zibelinecookie',
  body: 'zibelinebody',
  ticket: 'zibelineticket',
};

const folder = dataFolder();
let node: NodeProcess;
let token = '';
let session = '';
const sent: string[] = [];

const json = (path: string, body: unknown, headers: { readonly [name: string]: string } = {}) =>
  fetch(`${node.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: node.url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

beforeAll(async () => {
  node = await startReady({ LEEWAY_DATA: folder.path, LEEWAY_LOG_LEVEL: 'debug', LEEWAY_METRICS_CUSTOMERS: 'yes' });
  const code = node.ownerLink?.split('#')[1] ?? '';
  const { name, email, password } = CANARIES;
  const made = await json('/setup', { code, name, email, password });
  expect(made.status).toBe(200);
  session = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const tokenMade = await json(
    '/tokens',
    { name: 'figures', scopes: ['system:read', 'events:write', 'events:read', 'tickets:read'] },
    { cookie: session },
  );
  expect(tokenMade.status).toBe(201);
  token = ((await tokenMade.json()) as { readonly secret: string }).secret;
  sent.push(token, code, session.split('=')[1] ?? '');
}, 120_000);

afterAll(async () => {
  await node.stop();
  folder.remove();
}, 60_000);

describe('the figures of a running node', () => {
  it('are for those who show a token that may read the system’s state, and for nobody else', async () => {
    expect((await fetch(`${node.url}/metrics`)).status).toBe(401);
    expect((await fetch(`${node.url}/metrics`, { headers: { authorization: 'Bearer lw_x' } })).status).toBe(401);
    const shown = await fetch(`${node.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    const text = await shown.text();
    expect(text).toContain('leeway_database_up 1');
    expect(text).toContain('leeway_http_requests_total{method="POST",route="/api/v1/setup",status="200"} 1');
    expect(text).toMatch(/^leeway_database_connections\{state="total"\} [1-9]/m);
  });

  it('count events by what became of them', async () => {
    const event = {
      specversion: '1.0',
      id: 'e-1',
      source: 'helpdesk',
      type: 'ticket.opened',
      subject: 'INC-1',
      time: '2026-03-12T08:00:00Z',
      data: { customer: 'acme', priority: 'P1' },
    };
    const posted = await json('/events', [event, event, { id: 'bad' }], {
      authorization: `Bearer ${token}`,
      'content-type': 'application/cloudevents-batch+json',
    });
    expect(posted.status).toBeLessThan(300);
    const text = await (await fetch(`${node.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();
    expect(text).toContain('leeway_events_total{result="new"} 1');
    expect(text).toContain('leeway_events_total{result="refused"} 1');
  });

  it('say why a node is not ready only to those who may know', async () => {
    const asked = async (headers: { readonly [name: string]: string }) =>
      (await fetch(`${node.url}/readyz`, { headers })).json() as Promise<{ readonly checks?: unknown }>;
    expect((await asked({})).checks).toBeUndefined();
    expect((await asked({ authorization: `Bearer ${token}` })).checks).toMatchObject({ database: 'ok', waker: 'ok' });
  });
});

describe('the log of a running node', () => {
  it('holds nothing of what was sent: no secret, cookie, token, name, query, body or id in a path', async () => {
    const { password, email, query, header, cookie, body, ticket } = CANARIES;
    const authorization = `Bearer ${token}`;
    await json('/session', { email, password: `${password}-wrong` });
    await json('/session', `{"email": "${body}`);
    await json('/events', `[{"id": ${body}}]`, { authorization });
    await fetch(`${node.url}/api/v1/tickets/${ticket}?${query}=${query}`, { headers: { authorization } });
    await fetch(`${node.url}/${ticket}/${ticket}?token=${query}`, {
      headers: {
        'x-api-key': header,
        cookie: `leeway=${cookie}; other=${cookie}`,
        'user-agent': header,
        referer: header,
      },
    });
    await fetch(`${node.url}/api/v1/tickets`, { headers: { authorization: `Basic ${header}` } });
    const log = node.log();
    expect(log.split('\n').filter((line) => line.includes('"request"')).length).toBeGreaterThan(8);
    for (const canary of [...Object.values(CANARIES), ...sent, 'INC-1', 'acme']) expect(log).not.toContain(canary);
  });

  it('is one JSON object a line, and tells who asked by an id', () => {
    const lines = node
      .log()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly [name: string]: unknown });
    const posted = lines.find(({ route, method }) => route === '/api/v1/events' && method === 'POST');
    expect(posted).toMatchObject({
      level: 'info',
      status: expect.any(Number),
      ms: expect.any(Number),
      actor: expect.any(String),
    });
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
