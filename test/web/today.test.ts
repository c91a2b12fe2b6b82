import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CUSTOMER, send } from './support/house.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const { url, token } = inject('house');
const as = { authorization: `Bearer ${token}` };
let last = 0;

/** A ticket that nobody else looks at. */
async function opened(given: { readonly priority?: string; readonly team?: string } = {}): Promise<string> {
  last += 1;
  const ticket = `TD-${process.pid}-${last}`;
  await send(url, '/tickets', { customer: CUSTOMER, priority: 'P1', service: 'helpdesk', ...given, ticket }, as);
  return ticket;
}

const record = (ticket: string, body: object) => send(url, `/tickets/${ticket}/records`, body, as);
const rowsOf = (page: Page, ticket: string): Locator => page.locator(`[role=row]:has([data-ticket="${ticket}"])`);
const read = (text: string | null) => (text ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();
const ticketsIn = (page: Page) =>
  page.locator('[data-ticket]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['ticket'] ?? ''));

/** Nothing is under the pointer, nothing has the focus. */
async function handsOff(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** So many clicks and keys, beside so many events a second: more of both in `npm run test:long`. */
const PRESSES = Number(process.env['LEEWAY_PRESSES'] ?? 45);
const EVENTS_A_SECOND = Number(process.env['LEEWAY_EVENTS_A_SECOND'] ?? 100);
const BEAT_MS = 100;

/** A team whose tickets change without end: they change hands and priority, wait, go on, are opened and cancelled. */
function pouring(team: string) {
  let count = 0;
  let isOn = true;
  const name = (at: number) => `${team}-${at}`;
  // No ticket gets so many events that it alone is slow to judge.
  const own = Array.from({ length: Math.max(24, EVENTS_A_SECOND / 2) }, (_, at) => name(at));
  const all = [...own];
  const fact = (ticket: string, type: string, data: object) => {
    count += 1;
    const at = { id: `${team}-${count}`, source: 'pouring', subject: ticket, time: new Date().toISOString() };
    return { specversion: '1.0', ...at, type: `ticket.${type}`, data };
  };
  const open = (ticket: string, priority: string) =>
    fact(ticket, 'opened', { customer: CUSTOMER, priority, service: 'helpdesk', team });
  const next = () => {
    const ticket = own[Math.floor(Math.random() * own.length)] as string;
    if (count % 29 === 0) {
      all.push(name(all.length));
      return open(all.at(-1) as string, 'P1');
    }
    if (count % 97 === 0) return fact(ticket, 'cancelled', {});
    const { type, data } = [
      { type: 'assigned', data: { to: `T-${count}` } },
      { type: 'paused', data: { reason: 'waitingCustomer' } },
      { type: 'resumed', data: {} },
      { type: 'priorityChanged', data: { priority: count % 2 === 0 ? 'P2' : 'P4' } },
    ][count % 4] as { type: string; data: object };
    return fact(ticket, type, data);
  };
  const post = async (facts: readonly object[]) => {
    for (let at = 0; at < facts.length; at += 500) await send(url, '/events', facts.slice(at, at + 500), as);
  };
  return {
    begin: () => post(own.map((ticket, at) => open(ticket, at % 3 === 0 ? 'P2' : 'P3'))),
    stop: () => {
      isOn = false;
    },
    on: async () => {
      while (isOn) {
        const beat = new Promise((done) => setTimeout(done, BEAT_MS));
        await post(Array.from({ length: (EVENTS_A_SECOND * BEAT_MS) / 1_000 }, next));
        await beat;
      }
    },
    end: () => post(all.map((ticket) => fact(ticket, 'cancelled', {}))),
  };
}

/** Notes whatever moves within the list. */
async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shifts: number[] = [];
    (window as { shifts?: number[] }).shifts = shifts;
    new PerformanceObserver((seen) => {
      for (const one of seen.getEntries() as unknown as { value: number; sources: { node: Node | null }[] }[])
        if (one.sources.some(({ node }) => node instanceof Element && node.closest('[role=grid]')))
          shifts.push(one.value);
    }).observe({ type: 'layout-shift', buffered: false });
  });
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'] ?? null);

/** Whether it is so before long. */
async function comesTrue(told: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + 5_000; Date.now() < end; ) if (await told()) return true;
  return false;
}

/** Aims at a row, presses a moment later, closes what opened, goes on by a key. Gives what was not as meant. */
async function aimAndPress(page: Page): Promise<readonly string[]> {
  const rows = await page.evaluate(() => {
    const list = document.querySelector('[role=grid]')?.parentElement?.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>('[role=row]')]
      .map((row) => ({ row, at: row.getBoundingClientRect() }))
      .filter(({ at }) => list !== undefined && at.top > list.top + 32 && at.bottom < list.bottom)
      .map(({ row, at }) => ({
        index: Number(row.dataset['index']),
        left: at.left,
        middle: at.top + at.height / 2,
        key: row.dataset['rowKey'] ?? '',
        ticket: row.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'] ?? '',
      }))
      .sort((one, other) => one.index - other.index);
  });
  const at = 1 + Math.floor(Math.random() * (rows.length - 2));
  const aim = rows[at] as (typeof rows)[number];
  await page.waitForTimeout(Math.random() * 60);
  await page.mouse.click(aim.left + 200, aim.middle);
  const isOpen = await comesTrue(async () => new URL(page.url()).pathname !== '/');
  const opened = decodeURIComponent(new URL(page.url()).pathname).replace('/today/', '');
  const wrong = isOpen && opened === aim.ticket ? [] : [`aimed at ${aim.ticket}, opened ${opened}`];
  await page.getByRole('dialog', { name: aim.ticket }).waitFor();
  if (await page.evaluate(() => document.activeElement === document.body)) wrong.push(`no focus beside ${aim.ticket}`);
  await page.keyboard.press('Escape');
  const rowKey = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[role=row]')?.dataset['rowKey'] ?? null);
  if (!(await comesTrue(async () => (await rowKey()) === aim.key)))
    wrong.push(`left ${aim.ticket}, at ${await focused(page)}`);
  const isDown = Math.random() < 0.5;
  await page.keyboard.press(isDown ? 'j' : 'k');
  const beside = rows[at + (isDown ? 1 : -1)] as (typeof rows)[number];
  if (!(await comesTrue(async () => (await rowKey()) === beside.key)))
    wrong.push(`${isDown ? 'below' : 'above'} ${aim.ticket} is ${await focused(page)}`);
  return wrong;
}

describe.each([
  ['en', 'light', 1440],
  ['fr', 'dark', 1440],
  ['fr', 'light', 360],
  ['en', 'dark', 768],
] as const)('Today, in %s, %s, %i wide', (lang, theme, width) => {
  const words = {
    en: {
      title: 'Today',
      late: /late/,
      resolved: 'Resolved',
      undo: 'Undo',
      left: / left/,
      done: / resolved\./,
      undone: 'Undone.',
    },
    fr: {
      title: 'Aujourd’hui',
      late: /en retard/,
      resolved: 'Résolu',
      undo: 'Annuler',
      left: /reste /,
      done: / résolu\./,
      undone: 'Annulé.',
    },
  }[lang];

  it('shows what runs by the time that is left; a ticket opens beside it, is resolved, and that is undone', async () => {
    const team = `path-${lang}-${width}`;
    const ticket = await opened({ team });
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go(`/?team=${team}`);
    await rowsOf(page, ticket).first().waitFor();
    expect(await page.locator('h1').textContent()).toBe(words.title);
    expect(read(await rowsOf(page, ticket).first().textContent())).toMatch(words.left);
    await isSound();
    await rowsOf(page, ticket).first().click();
    const panel = page.getByRole('dialog', { name: ticket });
    await panel.getByRole('article').first().waitFor();
    await isSound();
    await panel.getByRole('button', { name: words.resolved, exact: true }).click();
    await page.getByText(words.done).waitFor();
    await page.getByRole('button', { name: new RegExp(`^${words.undo}`) }).click();
    await page.getByText(words.undone).waitFor();
    const kept = await fetch(`${url}/api/v1/tickets/${ticket}`, { headers: as });
    const { endedAt, corrections } = (await kept.json()) as { endedAt: string | null; corrections: unknown[] };
    // Taken back, and both stay on record.
    expect([endedAt, corrections.length]).toEqual([null, 1]);
    await record(ticket, { kind: 'cancelled' });
    await close();
  });
});

describe('live', () => {
  it('two browsers see what is posted, in place and without reloading', async () => {
    const ticket = await opened({ team: `two-${process.pid}` });
    const visits = [await visitor.visit(), await visitor.visit({ lang: 'fr', as: 'technician' })];
    for (const { go, page } of visits) {
      await go(`/?team=two-${process.pid}`);
      await rowsOf(page, ticket).first().waitFor();
      await page.evaluate(() => {
        (window as { isSame?: boolean }).isSame = true;
      });
    }
    await record(ticket, { kind: 'assigned', to: 'Zoé Petit' });
    const next = await opened({ team: `two-${process.pid}` });
    for (const { page } of visits) {
      await rowsOf(page, ticket).first().getByText('Zoé Petit').waitFor();
      await rowsOf(page, next).first().waitFor();
      expect(await page.evaluate(() => (window as { isSame?: boolean }).isSame)).toBe(true);
    }
    expect(await ticketsIn(visits[0]!.page)).toEqual(await ticketsIn(visits[1]!.page));
    for (const one of [ticket, next]) await record(one, { kind: 'cancelled' });
    for (const { page, close } of visits) {
      await page.locator('[data-ticket]').first().waitFor({ state: 'detached' });
      await close();
    }
  });

  it('while events pour in, what is aimed at is opened, focus is never lost and nothing moves; “.” puts in order what waits', async () => {
    const team = `still-${process.pid}`;
    const pour = pouring(team);
    const { page, go, close } = await visitor.visit({ width: 1440 });
    await pour.begin();
    await go(`/?team=${team}`);
    await page.locator('[data-ticket]').nth(20).waitFor();
    await page.getByRole('grid').hover({ position: { x: 300, y: 60 } });
    const before = await ticketsIn(page);
    await watchShifts(page);
    const poured = pour.on();
    const wrong: string[] = [];
    try {
      for (let pressed = 0; pressed < PRESSES; pressed += 3) wrong.push(...(await aimAndPress(page)));
    } finally {
      pour.stop();
      await poured;
    }
    expect(wrong).toEqual([]);
    expect(await page.evaluate(() => (window as { shifts?: number[] }).shifts)).toEqual([]);
    expect(await ticketsIn(page)).toEqual(before);
    const waiting = page.locator('[data-waiting]');
    await waiting.waitFor();
    // What was posted last may come after it was put in order once.
    await expect
      .poll(async () => {
        await page.keyboard.press('.');
        return await waiting.count();
      })
      .toBe(0);
    await handsOff(page);
    const fresh = await visitor.visit({ width: 1440 });
    await fresh.go(`/?team=${team}`);
    await fresh.page.locator('[data-ticket]').first().waitFor();
    await expect.poll(() => ticketsIn(page), { timeout: 30_000 }).toEqual(await ticketsIn(fresh.page));
    await fresh.close();
    await close();
    await pour.end();
  }, 600_000);

  it('after a cut the page catches up: it shows what one opened afterwards shows', async () => {
    const team = `cut-${process.pid}`;
    const own = await Promise.all([opened({ team }), opened({ team }), opened({ team })]);
    const { page, go, close } = await visitor.visit({ width: 1440 });
    await go(`/?team=${team}`);
    for (const ticket of own) await rowsOf(page, ticket).first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('The connection is lost.').waitFor({ timeout: 60_000 });
    // Old times are struck, so that nobody takes them for new ones.
    const struck = await rowsOf(page, own[0] as string)
      .first()
      .locator('.line-through')
      .count();
    expect(struck).toBeGreaterThan(0);
    const added = await opened({ team });
    await record(own[0] as string, { kind: 'cancelled' });
    await record(own[1] as string, { kind: 'paused', reason: 'waitingCustomer' });
    await page.context().setOffline(false);
    await rowsOf(page, added).first().waitFor({ timeout: 60_000 });
    await page.getByText('The connection is lost.').waitFor({ state: 'detached', timeout: 60_000 });
    const fresh = await visitor.visit({ width: 1440 });
    await fresh.go(`/?team=${team}`);
    await rowsOf(fresh.page, added).first().waitFor();
    await expect.poll(() => ticketsIn(page)).toEqual(await ticketsIn(fresh.page));
    await fresh.close();
    await close();
    for (const ticket of new Set(await boardOf(team))) await record(ticket, { kind: 'cancelled' });
  });
});

/** The tickets of a team's board, as the API has them. */
async function boardOf(team: string): Promise<readonly string[]> {
  const answer = await fetch(`${url}/api/v1/board?team=${team}&limit=500`, { headers: as });
  return ((await answer.json()) as { items: { ticket: string }[] }).items.map(({ ticket }) => ticket);
}

describe('time', () => {
  it.each([3, -3])('is told by the server’s clock: a browser %i h off says the same', async (hours) => {
    const team = `clock${hours}`;
    const ticket = await opened({ team });
    const right = await visitor.visit({ width: 1440 });
    const wrong = await visitor.visit({ width: 1440 });
    await wrong.page.addInitScript((offset) => {
      const real = Date.now.bind(Date);
      const RealDate = Date;
      const Shifted = new Proxy(RealDate, {
        construct: (target, given) =>
          given.length === 0 ? new target(real() + offset) : Reflect.construct(target, given),
      });
      Shifted.now = () => real() + offset;
      globalThis.Date = Shifted;
    }, hours * 3_600_000);
    for (const { go, page } of [right, wrong]) {
      await go(`/?team=${team}`);
      await rowsOf(page, ticket).first().waitFor();
    }
    // Told at two moments, which a minute may part.
    await expect
      .poll(async () => {
        const told = await Promise.all(
          [right, wrong].map(({ page }) => page.getByRole('grid').textContent().then(read)),
        );
        return told[0] === told[1];
      })
      .toBe(true);
    await record(ticket, { kind: 'cancelled' });
    await right.close();
    await wrong.close();
  });
});

describe('the keyboard alone', () => {
  it('goes to a row, opens its ticket, comes back to it, and acknowledges', async () => {
    const team = `keys-${process.pid}`;
    const [first, second] = [await opened({ team }), await opened({ team, priority: 'P3' })];
    const { page, go, close } = await visitor.visit({ width: 1440 });
    await go(`/?team=${team}`);
    await rowsOf(page, second).first().waitFor();
    await page.locator('[role=row][tabindex="0"]').focus();
    const now = () => focused(page);
    expect(await now()).toBe(first);
    const count = await page.locator('[data-ticket]').count();
    for (let at = 0; at < count; at += 1) await page.keyboard.press('j');
    await expect.poll(now).toBe((await ticketsIn(page)).at(-1));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: second }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/today/${second}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(now).not.toBe(null);
    await page.keyboard.press('Home');
    await expect.poll(now).toBe(first);
    await page.keyboard.press('a');
    await page.getByText(`${first} acknowledged.`).waitFor();
    for (const ticket of [first, second]) await record(ticket, { kind: 'cancelled' });
    await close();
  });
});

describe('many', () => {
  it('of ten thousand clocks some dozens are in the page, and the last can be reached', async () => {
    const team = `many-${process.pid}`;
    const time = new Date().toISOString();
    const events = (type: string) =>
      Array.from({ length: 2_200 }, (_, at) => ({
        specversion: '1.0',
        id: `${type}-${process.pid}-${at}`,
        source: 'many',
        type: `ticket.${type}`,
        subject: `MANY-${process.pid}-${at}`,
        time,
        data:
          type === 'opened' ? { customer: CUSTOMER, priority: 'P1', service: 'helpdesk', team, confirmed: true } : {},
      }));
    const post = async (type: string) => {
      const all = events(type);
      for (let at = 0; at < all.length; at += 550) await send(url, '/events', all.slice(at, at + 550), as);
    };
    await post('opened');
    const counted = await fetch(`${url}/api/v1/board/groups?team=${team}`, { headers: as });
    expect(((await counted.json()) as { clocks: number }).clocks).toBeGreaterThanOrEqual(10_000);
    const { page, go, isSound, close } = await visitor.visit({ width: 1440 });
    await go(`/?team=${team}`);
    await page.locator('[data-ticket]').first().waitFor();
    await page.locator('[role=row][tabindex="0"]').focus();
    for (let times = 0; times < 6; times += 1) {
      await page.keyboard.press('End');
      await page.waitForTimeout(300);
      expect(await page.locator('[role=row]').count()).toBeLessThanOrEqual(60);
    }
    expect(Number(await page.locator('[role=row]').last().getAttribute('aria-rowindex'))).toBeGreaterThan(300);
    await isSound();
    await close();
    await post('cancelled');
  }, 240_000);
});

describe('who sees what', () => {
  it('a customer sees its own clocks, without technicians, and can do nothing to them', async () => {
    const ticket = await opened({ team: 'own' });
    await record(ticket, { kind: 'assigned', to: 'Zoé Petit' });
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer', lang: 'fr' });
    await go('/');
    await rowsOf(page, ticket).first().waitFor();
    await rowsOf(page, ticket).first().click();
    const panel = page.getByRole('dialog', { name: ticket });
    await panel.getByRole('article').first().waitFor();
    expect(await panel.getByRole('button', { name: 'Résolu' }).count()).toBe(0);
    expect(await page.getByText('Zoé Petit').count()).toBe(0);
    await isSound();
    await record(ticket, { kind: 'cancelled' });
    await close();
  });

  it('filters stand in the address, and a link to them shows the same to others', async () => {
    const ticket = await opened({ team: `linked-${process.pid}` });
    const { page, go, close } = await visitor.visit({ width: 1440 });
    await go('/');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Team', { exact: true }).selectOption(`linked-${process.pid}`);
    await expect.poll(() => new URL(page.url()).searchParams.get('team')).toBe(`linked-${process.pid}`);
    await rowsOf(page, ticket).first().waitFor();
    const address = new URL(page.url());
    const other = await visitor.visit({ width: 1440, as: 'manager' });
    await other.go(`${address.pathname}?team=${address.searchParams.get('team')}`);
    await rowsOf(other.page, ticket).first().waitFor();
    expect(new Set(await ticketsIn(other.page))).toEqual(new Set([ticket]));
    await record(ticket, { kind: 'cancelled' });
    await other.close();
    await close();
  });
});
