import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEBIAN_15 } from '../../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../../support/postgres/fresh-stores.ts';
import { type Body, NOW, openYear, type Year } from './year.ts';

let stores: FreshStores;
let year: Year;
beforeAll(async () => {
  stores = await freshStores(DEBIAN_15);
  year = await openYear(await stores.open(), 6);
}, 120_000);
afterAll(async () => {
  await year.served.close();
  await stores.drop();
  expect(year.served.defects).toEqual([]);
});

const ask = async (path: string, as?: string): Promise<Body> => {
  const { status, body } = await year.ask(path, as);
  expect([path, status]).toEqual([path, 200]);
  return body;
};
const at = (instant: number) => new Date(instant).toISOString();
const WINDOW = `from=${at(NOW - 1)}&to=${at(NOW)}`;
const withoutReasons = ({
  title: _title,
  serviceTitle: _service,
  clause: _clause,
  route: _route,
  ...rest
}: Body): Body => rest;

describe('how customers stand', () => {
  it('counts the clocks that the board shows, customer by customer', async () => {
    const all = (await ask('/customers/health?limit=200')).items as readonly Body[];
    expect(all.filter(({ open }) => open > 0).length).toBeGreaterThan(3);
    for (const { customer, open, atRisk, breached } of all) {
      const shown = (await ask(`/board?limit=500&customer=${customer}`)).items as readonly Body[];
      const of = (verdict: string) => shown.filter((one) => (one.clock ?? one).verdict === verdict).length;
      expect([customer, open, atRisk, breached]).toEqual([customer, shown.length, of('atRisk'), of('breached')]);
    }
  });
  it('says the worst first, when it is asked to, and the same customers page by page', async () => {
    const all = (await ask('/customers/health?limit=200&order=worst')).items as readonly Body[];
    const rank = (state: string) => ['missed', 'atRisk', 'onTrack', 'nothing'].indexOf(state);
    const ranks = all.map(({ state }) => rank(state));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const paged: string[] = [];
    for (let path: string | null = '/customers/health?order=worst&limit=7'; path !== null; ) {
      const page: Body = await ask(path);
      paged.push(...page.items.map(({ customer }: Body) => customer));
      path = page.next === null ? null : `/customers/health?order=worst&limit=7&cursor=${page.next}`;
    }
    expect(paged).toEqual(all.map(({ customer }) => customer));
  });
  it('finds a customer by its name, whatever the accents, and by its state', async () => {
    const names = async (query: string) =>
      ((await ask(`/customers/health?${query}`)).items as readonly Body[]).map(({ customer }) => customer);
    expect(await names('q=BOREAL')).toEqual(['boreal']);
    expect(await names('q=nobody+at+all')).toEqual([]);
    const missed = (await ask('/customers/health?state=missed&limit=200')).items as readonly Body[];
    expect(missed.every(({ state, breached }) => state === 'missed' && breached > 0)).toBe(true);
    expect(await names('live=true')).toEqual([]);
  });
  it('names objectives with the figures that /objectives gives, fewest misses left first', async () => {
    const { items } = await ask('/customers/health?limit=200');
    const { objectives } = await ask(`/objectives?${WINDOW}`);
    const tight = (items as readonly Body[]).flatMap(({ tightest }) => tightest as readonly Body[]);
    expect(tight.length).toBeGreaterThan(5);
    for (const one of tight)
      expect(objectives).toContainEqual(withoutReasons({ ...one, restatements: expect.anything() }));
    for (const { tightest } of items as readonly Body[]) {
      const left = tightest.map(({ missesLeft }: Body) => missesLeft);
      expect(left).toEqual(left.toSorted((a: number, b: number) => a - b));
    }
  });
  it('is told a customer of itself alone, and not whether it is live', async () => {
    const { items } = await ask('/customers/health', 'customer-boreal');
    expect(items.map(({ customer }: Body) => customer)).toEqual(['boreal']);
    expect(items[0]).not.toHaveProperty('live');
    expect((await ask('/customers/health?q=boreal')).items[0].live).toBeNull();
  });
});

describe('one customer', () => {
  it('has the objectives and availabilities that it is itself told', async () => {
    const overview = await ask('/customers/boreal/overview');
    const { objectives } = await ask(`/objectives?${WINDOW}`, 'customer-boreal');
    const { availability } = await ask(`/availability?${WINDOW}`, 'customer-boreal');
    const bare = (rows: readonly Body[]) => rows.map((row) => ({ ...withoutReasons(row), restatements: [] }));
    expect(objectives.length).toBeGreaterThan(5);
    expect(bare(overview.objectives)).toEqual(bare(objectives));
    expect(overview.availability.map(withoutReasons)).toEqual(availability);
    expect(overview.money).toBeNull();
    // Its months are those of its agreement, wherever the server stands.
    expect(overview.timeZone).toBe('Europe/Paris');
  });
  it('leads from each figure to where it is told', async () => {
    const { objectives, availability, agreements } = await ask('/customers/boreal/overview');
    for (const { route } of [objectives[0], availability[0], agreements[0]].filter(Boolean)) {
      const answer = await year.served.ask(route);
      expect([route, answer.status]).toEqual([route, 200]);
      await answer.body?.cancel();
    }
  });
  it('shows its money so far as the preview of its statement does, and never to itself', async () => {
    const { money } = await ask('/customers/boreal/overview?money=true');
    expect(money.length).toBeGreaterThan(0);
    for (const one of money) {
      const preview = await ask(one.route.replace('/api/v1', ''));
      expect([one.credits, one.penalties, one.bonuses]).toEqual([preview.credits, preview.penalties, preview.bonuses]);
    }
    expect((await ask('/customers/boreal/overview?money=true', 'customer-boreal')).money).toBeNull();
  });
  it('has contacts that a customer reads too, with who is reached now', async () => {
    const { contacts } = await ask('/customers/boreal/overview', 'customer-boreal');
    const all = (contacts as readonly Body[]).flatMap((one) => one.contacts as readonly Body[]);
    expect(all.length).toBeGreaterThan(0);
    for (const { contact, openNow, reachedNow } of all) if (openNow !== false) expect(reachedNow).toBe(contact);
  });
  it('is found by nobody else', async () => {
    for (const path of ['/customers/boreal/overview', '/customers/boreal/trend', '/customers/nobody/overview']) {
      expect((await year.ask(path, 'customer-austral')).status).toBe(404);
    }
  });
});

describe('the last months of a customer', () => {
  it('count each clock once: their sum is what an evaluation of the same time judges', async () => {
    const { months } = await ask('/customers/boreal/trend?months=3');
    expect(months.map(({ month }: Body) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
    const { clocks } = await ask('/evaluation?customer=boreal');
    const judged = (verdict: string) => clocks.filter((one: Body) => one.verdict === verdict).length;
    const sum = (name: string) => months.reduce((total: number, one: Body) => total + one[name], 0);
    expect(judged('breached')).toBeGreaterThan(3);
    expect([sum('kept'), sum('missed'), sum('excused')]).toEqual([
      judged('met'),
      judged('breached'),
      judged('excused'),
    ]);
    for (const { kept, objectives } of months) {
      expect(objectives.reduce((total: number, { met }: Body) => total + met, 0)).toBe(kept);
    }
  });
  it('have as many as are asked for, to a bound', async () => {
    expect((await ask('/customers/boreal/trend')).months).toHaveLength(12);
    expect((await year.ask('/customers/boreal/trend?months=37')).status).toBe(400);
  });
});
