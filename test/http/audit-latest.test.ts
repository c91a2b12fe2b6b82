import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Served, serve } from './support/server.ts';

let server: Served;
beforeAll(async () => {
  server = await serve({ config: { checkAnswers: true } });
  const put = (source: string, as: string) =>
    server.ask(`/api/v1/retention/${source}`, {
      method: 'PUT',
      as,
      body: JSON.stringify({ days: 30 }),
      headers: { 'content-type': 'application/json' },
    });
  for (const source of ['one', 'two', 'three']) expect((await put(source, 'owner')).status).toBe(200);
});
afterAll(() => server.close());

interface Entry {
  readonly number: number;
  readonly actor: string | null;
  readonly action: string;
  readonly object: string;
}
async function page(query: string, as = 'owner'): Promise<{ items: readonly Entry[]; next: string | null }> {
  const answer = await server.ask(`/api/v1/audit?${query}`, { as });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { items: readonly Entry[]; next: string | null };
}

it('tells the record latest first, page by page, without a gap and without saying anything twice', async () => {
  const whole = (await page('limit=1000')).items;
  const told: Entry[] = [];
  let next: string | null = null;
  do {
    const found = await page(`latest=true&limit=2${next === null ? '' : `&cursor=${next}`}`);
    told.push(...found.items);
    next = found.next;
  } while (next !== null);
  expect(told).toEqual(whole.toReversed());
});

it('narrows the record down to who signed, what it is about and what was done', async () => {
  const [last] = (await page('latest=true&limit=1')).items;
  expect(last).toBeDefined();
  const { action, object, actor } = last as Entry;
  const whole = (await page('limit=1000')).items.toReversed();
  expect((await page(`action=${action}`)).items).toEqual(whole.filter((one) => one.action === action));
  expect((await page(`action=${action.split('.')[0]}`)).items.length).toBeGreaterThanOrEqual(3);
  expect((await page(`about=${object}`)).items).toEqual(whole.filter((one) => one.object === object));
  expect((await page(`by=${actor}`)).items).toEqual(whole.filter((one) => one.actor === actor));
  expect(await page('by=nobody')).toEqual({ items: [], next: null });
});

it('is nobody’s who may not read it', async () => {
  for (const as of ['manager', 'technician', 'customer-boreal']) {
    expect((await server.ask('/api/v1/audit?latest=true', { as })).status, as).toBe(403);
  }
});
