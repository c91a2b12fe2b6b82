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

  it('nothing moves under the pointer while events arrive: what is aimed at is hit; what waits is put in order by “.”', async () => {
    const team = `still-${process.pid}`;
    const own = await Promise.all(Array.from({ length: 5 }, () => opened({ team, priority: 'P3' })));
    const { page, go, close } = await visitor.visit({ width: 1440 });
    await go(`/?team=${team}`);
    for (const ticket of own) await rowsOf(page, ticket).first().waitFor();
    const list = page.getByRole('grid');
    await list.hover({ position: { x: 300, y: 60 } });
    const before = await ticketsIn(page);
    await page.evaluate(() => {
      const shifts: number[] = [];
      (window as { shifts?: number[] }).shifts = shifts;
      new PerformanceObserver((seen) => {
        for (const one of seen.getEntries() as unknown as { value: number; sources: { node: Node | null }[] }[])
          if (one.sources.some(({ node }) => node instanceof Element && node.closest('[role=grid]')))
            shifts.push(one.value);
      }).observe({ type: 'layout-shift', buffered: false });
    });
    const storm = (async () => {
      for (let at = 0; at < 40; at += 1) {
        const ticket = own[at % own.length] as string;
        if (at % 4 === 0) await opened({ team, priority: 'P1' });
        else if (at % 4 === 1) await record(ticket, { kind: 'paused', reason: 'waitingCustomer' });
        else if (at % 4 === 2) await record(ticket, { kind: 'resumed' });
        else await record(ticket, { kind: 'assigned', to: `T-${at}` });
      }
    })();
    const hits: boolean[] = [];
    for (let click = 0; click < 200; click += 1) {
      const aim = before[click % before.length] as string;
      const box = await page.evaluate((wanted) => {
        const row = document.querySelector(`[data-ticket="${wanted}"]`)?.getBoundingClientRect();
        return row === undefined ? null : { left: row.left, middle: row.top + row.height / 2 };
      }, aim);
      if (box === null) throw new Error(`${aim} is not shown any more`);
      const [x, y] = [box.left + 200, box.middle];
      await page.mouse.move(x, y);
      hits.push(
        await page.evaluate(
          ([left, top, wanted]) =>
            document
              .elementFromPoint(left as number, top as number)
              ?.closest('[role=row]')
              ?.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'] === wanted,
          [x, y, aim] as const,
        ),
      );
    }
    await storm;
    expect(hits.filter((isHit) => !isHit)).toEqual([]);
    await page.getByRole('button', { name: /new/ }).waitFor();
    expect(await ticketsIn(page)).toEqual(before);
    expect(await page.evaluate(() => (window as { shifts?: number[] }).shifts)).toEqual([]);
    await page.keyboard.press('.');
    await page.getByRole('button', { name: /new/ }).waitFor({ state: 'detached' });
    expect((await ticketsIn(page)).length).toBeGreaterThan(before.length);
    await handsOff(page);
    const fresh = await visitor.visit({ width: 1440 });
    await fresh.go(`/?team=${team}`);
    await fresh.page.locator('[data-ticket]').first().waitFor();
    await expect.poll(() => ticketsIn(page)).toEqual(await ticketsIn(fresh.page));
    await fresh.close();
    await close();
    for (const ticket of new Set(await boardOf(team))) await record(ticket, { kind: 'cancelled' });
  });

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
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'] ?? null,
      );
    expect(await focused()).toBe(first);
    const count = await page.locator('[data-ticket]').count();
    for (let at = 0; at < count; at += 1) await page.keyboard.press('j');
    await expect.poll(focused).toBe((await ticketsIn(page)).at(-1));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: second }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/today/${second}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(focused).not.toBe(null);
    await page.keyboard.press('Home');
    await expect.poll(focused).toBe(first);
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
