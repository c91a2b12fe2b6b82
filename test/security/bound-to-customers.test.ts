import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, completeSetup, ensureSetupCode } from '../../src/app/access/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { PASSWORD, session } from '../access/support.ts';
import { NOON, type Served, serve } from '../http/support/server.ts';
import { smallAgreement } from '../register/register-world.ts';

let served: Served;
let owner = '';
beforeAll(async () => {
  const store = openMemoryStore();
  const parts = { store, now: () => NOON, secretKey: new Uint8Array(32), baseUrl: null };
  served = await serve({ store, parts: { authenticate: (credentials) => authenticate(credentials, parts) } });
  const code = (await ensureSetupCode(store, NOON)) ?? '';
  const asked = { cookie: null, userAgent: '', code, name: 'Ada', email: 'ada@example.org', password: PASSWORD };
  owner = session(await completeSetup(asked, parts)).cookie;
  expect((await send('PUT', '/customers/registered', { name: 'Registered' })).status).toBe(200);
  const text = smallAgreement('b-or', 1, { customer: 'named' });
  expect((await send('POST', '/agreements', { text })).status).toBe(201);
});
afterAll(() => served.close());

async function send(method: string, path: string, body: unknown) {
  const headers = { origin: served.url, cookie: `leeway=${owner}`, 'content-type': 'application/json' };
  const answer = await served.ask(`/api/v1${path}`, { method, headers, body: JSON.stringify(body), as: null });
  return { status: answer.status, json: (await answer.json()) as { id: string; errors?: readonly object[] } };
}

describe('somebody, or a token, is bound to a customer', () => {
  let number = 0;
  const person = (customer: string) => {
    number += 1;
    return send('POST', '/people', { name: 'Cal', email: `c${number}@example.org`, role: 'customer', customer });
  };
  const token = (customer: string) => send('POST', '/tokens', { name: 'x', scopes: ['tickets:read'], customer });
  const unknown = { status: 422, json: { errors: [{ pointer: '/customer', code: 'unknownCustomer' }] } };

  it.each(['registered', 'named'])('that is known: %s', async (customer) => {
    expect((await person(customer)).status).toBe(201);
    expect((await token(customer)).status).toBe(201);
  });

  it('and not to one whom nobody knows, who may be registered under that id one day', async () => {
    expect(await person('nobody')).toMatchObject(unknown);
    expect(await token('nobody')).toMatchObject(unknown);
    const { json } = await person('named');
    expect(await send('PATCH', `/people/${json.id}`, { customer: 'nobody' })).toMatchObject(unknown);
    expect((await send('PATCH', `/people/${json.id}`, { customer: 'registered' })).status).toBe(200);
  });
});
