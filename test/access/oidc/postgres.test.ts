import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/index.ts';
import { storesOfRun } from '../../support/postgres/stores-of-run.ts';
import { PUBLIC_URL } from './support/browser.ts';
import { begin, type House, openHouse, PENDING } from './support/house.ts';
import { openTwin, type Twin } from './support/twin.ts';

// The same over PostgreSQL, where several who come at once really do.

const stores = storesOfRun();
let store: Store;
let twin: Twin;
let leeway: House;
beforeAll(async () => {
  store = await stores.open();
  twin = await openTwin();
  const groups = { noc: 'technician', admins: 'owner' } as const;
  leeway = await openHouse({ issuer: twin.issuer, groups, linksByEmail: true, store });
  await leeway.add({ id: 'p-owner', role: 'owner' });
}, 60_000);
afterAll(async () => {
  await leeway.close();
  await twin.close();
  await stores.drop();
});

async function underWay() {
  const browser = leeway.browser();
  const { to } = await begin(browser);
  return { browser, back: twin.back(to ?? '') };
}

describe('over PostgreSQL', () => {
  it('makes one person of a newcomer who comes with several browsers at once', async () => {
    const ways = await Promise.all(Array.from({ length: 4 }, underWay));
    const pages = await Promise.all(ways.map(({ browser, back }) => browser.ask(back)));
    expect(pages.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const people = await store.people({ customer: null, after: null, limit: 10 });
    expect(people.filter(({ role }) => role === 'technician')).toHaveLength(1);
    expect(people.find(({ role }) => role === 'technician')?.email).toBe('ana@msp.example');
  });

  it('takes an answer once, however many bring it at the same time', async () => {
    const { browser, back } = await underWay();
    const cookie = browser.cookies.get(PUBLIC_URL)?.get(PENDING) ?? '';
    const twins = Array.from({ length: 4 }, () => leeway.browser());
    for (const each of twins) each.cookies.set(PUBLIC_URL, new Map([[PENDING, cookie]]));
    const pages = await Promise.all(twins.map((each) => each.ask(back)));
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 401, 401, 401]);
  });

  it('keeps nothing of a newcomer who is turned away', async () => {
    const before = await store.people({ customer: null, after: null, limit: 10 });
    twin.lies.claims = (honest) => ({ ...honest, sub: 'someone-else' });
    const { browser, back } = await underWay();
    expect((await browser.ask(back)).status).toBe(403);
    twin.lies.claims = (honest) => honest;
    expect(await store.people({ customer: null, after: null, limit: 10 })).toEqual(before);
    expect(await store.personByOidc(twin.issuer, 'someone-else')).toBeNull();
    const last = (await leeway.audit()).at(-1);
    expect([last?.action, last?.details['reason']]).toEqual(['signIn.refused', 'emailTaken']);
  });

  it('changes a role with the groups', async () => {
    twin.lies.claims = (honest) => ({ ...honest, groups: ['admins'] });
    const { browser, back } = await underWay();
    expect((await browser.ask(back)).status).toBe(303);
    expect((await leeway.signedIn(browser))?.role).toBe('owner');
    expect(leeway.served.defects).toEqual([]);
  });
});
