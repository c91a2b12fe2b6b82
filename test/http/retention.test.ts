import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Served, serve } from './support/server.ts';

let server: Served;
beforeAll(async () => {
  server = await serve({ config: { checkAnswers: true } });
});
afterAll(() => server.close());

const PATH = '/api/v1/retention/https:~1~1desk.example';
const put = (days: unknown, as = 'owner') =>
  server.ask(PATH, {
    method: 'PUT',
    as,
    body: JSON.stringify({ days }),
    headers: { 'content-type': 'application/json' },
  });

it('an owner sets for how long a source is kept whole, and takes it back; a manager sees it, others do not', async () => {
  const set = await put(365);
  expect(set.status).toBe(200);
  const expected = { source: 'https://desk.example', days: 365, setBy: 't-owner', forgottenBefore: null, forgotten: 0 };
  expect(await set.json()).toMatchObject(expected);
  const seen = await server.ask('/api/v1/retention', { as: 'manager' });
  expect(await seen.json()).toMatchObject({ items: [expected], next: null });
  expect((await server.ask('/api/v1/retention', { as: 'technician' })).status).toBe(403);
  expect((await server.ask('/api/v1/retention', { as: 'customer-boreal' })).status).toBe(403);
  expect((await put(1, 'manager')).status).toBe(403);
  for (const days of [0, 1.5, -1, 36_501, '30', null]) expect((await put(days)).status, String(days)).toBe(422);
  expect((await server.ask(PATH, { method: 'DELETE', as: 'manager' })).status).toBe(403);
  expect((await server.ask(PATH, { method: 'DELETE', as: 'owner' })).status).toBe(200);
  expect((await server.ask(PATH, { method: 'DELETE', as: 'owner' })).status).toBe(404);
  const notes = (await server.store.auditEntries(0, 10)).map(({ action, object }) => `${action} ${object}`);
  expect(notes).toEqual(['retention.set source:https://desk.example', 'retention.removed source:https://desk.example']);
  expect(server.defects).toEqual([]);
});
