import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, ensureSetupCode } from '../../src/app/access/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { NOON, type Served, serve } from '../http/support/server.ts';
import { appCode, PASSWORD } from './support.ts';

describe('access over HTTP', () => {
  let served: Served;
  let owner = '';
  const send = async (method: string, path: string, body?: unknown, cookie: string | null = owner, lang = 'en') => {
    const headers: Record<string, string> = { origin: served.url, 'accept-language': lang };
    if (cookie !== null) headers['cookie'] = `leeway=${cookie}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await served.ask(`/api/v1${path}`, { ...init, as: null });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, json: text === '' ? null : JSON.parse(text) };
  };
  const cookieOf = (headers: Headers) => /^leeway=([0-9A-Za-z]{43});/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';

  beforeAll(async () => {
    const store = openMemoryStore();
    const clock = { at: NOON };
    const parts = { store, now: () => clock.at };
    served = await serve({ store, parts: { authenticate: (credentials) => authenticate(credentials, parts) } });
    const code = await ensureSetupCode(store, NOON);
    const made = await send(
      'POST',
      '/setup',
      { code, name: 'Ada', email: 'ada@example.org', password: PASSWORD },
      null,
    );
    expect([made.status, made.json.next]).toEqual([200, 'signedIn']);
    owner = cookieOf(made.headers);
  });
  afterAll(async () => {
    await served.close();
    expect(served.defects).toEqual([]);
  });

  it('is set up once: whatever is sent to the setup after that is not found', async () => {
    const bodies = [
      undefined,
      {},
      { code: 'x' },
      [],
      'x',
      { code: 'x', name: 'E', email: 'e@example.org', password: PASSWORD },
    ];
    const answers = [];
    for (const body of bodies) answers.push((await send('POST', '/setup', body, null)).status);
    expect(answers).toEqual(Array(bodies.length).fill(404));
  });

  it('tells who one is, and takes the session back for good', async () => {
    const me = await send('GET', '/session');
    expect(me.json).toMatchObject({ kind: 'person', name: 'Ada', role: 'owner', secondFactor: false, language: null });
    expect((await send('PATCH', '/session', { language: 'fr' })).status).toBe(204);
    expect((await send('GET', '/session')).json.language).toBe('fr');
    const second = await send('POST', '/session', { email: 'ada@example.org', password: PASSWORD }, null);
    const cookie = cookieOf(second.headers);
    expect((await send('GET', '/sessions', undefined, cookie)).json.items).toHaveLength(2);
    const out = await send('DELETE', '/session', undefined, cookie);
    expect([out.status, out.headers.get('clear-site-data')]).toEqual([204, '"cache", "cookies", "storage"']);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await send('GET', '/session', undefined, cookie)).status).toBe(401);
    expect((await send('GET', '/session', undefined, null)).status).toBe(401);
  });

  it('invites somebody, who chooses a password, signs in and sees only what is theirs', async () => {
    const wanted = { name: 'Cal', email: 'cal@abc.example', role: 'customer', customer: 'abc' };
    expect((await send('POST', '/people', wanted)).json.errors).toMatchObject([
      { pointer: '/customer', code: 'unknownCustomer' },
    ]);
    expect((await send('PUT', '/customers/abc', { name: 'ABC' })).status).toBe(200);
    const { json: person, status } = await send('POST', '/people', wanted);
    expect([status, person.customer]).toEqual([201, 'abc']);
    const { json: link } = await send('POST', '/invitations', { person: person.id });
    const code = link.link.split('#')[1];
    expect(link.link).toBe(`${served.url}/invitation#${code}`);
    expect((await send('POST', '/invitations/accept', { code, password: PASSWORD }, null)).status).toBe(204);
    expect((await send('POST', '/invitations/accept', { code, password: PASSWORD }, null)).status).toBe(404);
    const entered = await send('POST', '/session', { email: wanted.email, password: PASSWORD }, null);
    const cal = cookieOf(entered.headers);
    for (const path of ['/people', `/people/${person.id}`, '/tokens', '/audit']) {
      expect((await send('GET', path, undefined, cal)).status).toBe(403);
    }
    expect((await send('POST', `/people/${person.id}/export`, undefined, cal)).status).toBe(403);
    expect((await send('PATCH', `/people/${person.id}`, { role: 'owner' }, cal)).status).toBe(403);
    const changed = await send('PATCH', `/people/${person.id}`, { role: 'technician', customer: null });
    expect([changed.status, changed.json.role]).toEqual([200, 'technician']);
    expect((await send('GET', '/session', undefined, cal)).status).toBe(401);
    expect((await send('DELETE', `/people/${person.id}`)).status).toBe(204);
    expect((await send('GET', `/people/${person.id}`)).json).toMatchObject({ name: null, email: null, disabled: true });
  });

  it('refuses properties nobody asked for, and writes nothing', async () => {
    const extra = { name: 'Mal', email: 'mal@example.org', role: 'technician', id: 'p-mine', hasPassword: true };
    const made = await send('POST', '/people', extra);
    expect([made.status, made.json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toEqual([
      422,
      ['/hasPassword', '/id'],
    ]);
    const { json: people } = await send('GET', '/people');
    expect(JSON.stringify(people)).not.toContain('mal@');
    const { json: refused } = await send(
      'POST',
      '/people',
      { name: 'Mal', email: 'mal', role: 'customer' },
      owner,
      'fr',
    );
    expect(refused.errors).toEqual([
      {
        pointer: '/customer',
        code: 'customerMissing',
        message: 'De quel client cette personne est-elle ?',
        help: 'Donnez l’identifiant du client.',
      },
    ]);
    const token = { name: 'x', scopes: ['tickets:read'], person: 'p-other', hash: 'x' };
    expect((await send('POST', '/tokens', token)).status).toBe(422);
  });

  it('makes a token that works, lists it without its secret, and revokes it', async () => {
    const { json: made } = await send('POST', '/tokens', { name: 'the feed', scopes: ['tickets:read'] });
    expect(made.secret).toMatch(/^lw_[0-9A-Za-z]{43}$/);
    const asToken = () => served.ask('/api/v1/session', { headers: { authorization: `Bearer ${made.secret}` } });
    expect(await (await asToken()).json()).toMatchObject({ kind: 'token', scopes: ['tickets:read'] });
    expect(JSON.stringify((await send('GET', '/tokens')).json)).not.toContain(made.secret);
    expect((await send('DELETE', `/tokens/${made.token.id}`)).status).toBe(204);
    expect((await asToken()).status).toBe(401);
  });

  it('enrols a second factor and asks for it from then on', async () => {
    const { json: begun } = await send('POST', '/session/second-factor/enrolment', { password: PASSWORD });
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\//);
    const code = (off: number) => appCode(begun.secret, NOON + off);
    const confirmed = await send('POST', '/session/second-factor/confirmation', { code: code(-30_000) });
    expect([confirmed.status, confirmed.json.recoveryCodes.length]).toEqual([200, 10]);
    expect((await send('GET', '/session')).status).toBe(401);
    const first = await send('POST', '/session', { email: 'ada@example.org', password: PASSWORD }, null);
    expect([first.json.next, first.headers.get('set-cookie')]).toEqual(['secondFactor', null]);
    const { challenge } = first.json;
    const second = await send('POST', '/session/second-factor', { challenge, code: code(0) }, null);
    expect([second.status, second.json.next]).toEqual([200, 'signedIn']);
    owner = cookieOf(second.headers);
    const removal = { password: PASSWORD, code: confirmed.json.recoveryCodes[0] };
    const removed = await send('POST', '/session/second-factor/removal', removal);
    expect(removed.status).toBe(200);
    owner = cookieOf(removed.headers);
    const changed = await send('POST', '/session/password', { present: PASSWORD, next: 'une phrase de rechange' });
    expect(changed.status).toBe(200);
    owner = cookieOf(changed.headers);
  });

  it('says how long to wait when too much has failed', async () => {
    let last = await send('POST', '/session', { email: 'eve@example.org', password: 'guess' }, null);
    for (let i = 0; i < 15 && last.status === 401; i++) {
      last = await send('POST', '/session', { email: 'eve@example.org', password: 'guess' }, null);
    }
    expect([last.status, last.headers.get('retry-after')]).toEqual([429, '120']);
  });

  it('shows the record page by page, and that it holds', async () => {
    const { json: page } = await send('GET', '/audit?limit=2');
    expect(page.items.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    const { json: next } = await send('GET', `/audit?limit=2&cursor=${page.next}`);
    expect(next.items[0]).toMatchObject({ number: 3, previous: page.items[1].hash });
    const { json: found } = await send('GET', '/audit/verification');
    expect(found.faults).toEqual([]);
    expect(found.entries).toBeGreaterThan(10);
    const { json: self } = await send('GET', '/session');
    const { json: all } = await send('POST', `/people/${self.id}/export`);
    expect(all.record.length).toBeGreaterThan(5);
  });
});

it('of guesses from many addresses of one /64 looks at fifteen, however the addresses are spelled', async () => {
  const served = await serve({ config: { trustedProxies: ['127.0.0.1'] } });
  const guess = async (address: string, n: number) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    const body = JSON.stringify({ email: `u${n}@example.org`, password: 'guess' });
    return (await served.ask('/api/v1/session', { method: 'POST', headers, body, as: null })).status;
  };
  const statuses: number[] = [];
  for (let n = 0; n < 60; n++) statuses.push(await guess(`2001:db8:0:7:${n.toString(16)}::${n % 2 ? 'A' : '0a'}`, n));
  expect([401, 429].map((status) => statuses.filter((other) => other === status).length)).toEqual([15, 45]);
  expect([await guess('2001:DB8::7:0:0:0:99', 99), await guess('2001:db8:0:8::1', 99)]).toEqual([429, 401]);
  expect([await guess('203.0.113.9', 98), await guess('::ffff:203.0.113.9', 98)]).toEqual([401, 401]);
  await served.close();
});
