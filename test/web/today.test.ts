import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { focused, ticketsIn } from './support/board.ts';
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

interface Kept {
  readonly endedAt: string | null;
  readonly openedAt: string;
  readonly corrections: readonly {
    readonly original: { readonly time: string };
    readonly corrected: object | null;
    readonly reason: string;
  }[];
}

async function askTicket(ticket: string): Promise<Kept> {
  return (await (await fetch(`${url}/api/v1/tickets/${ticket}`, { headers: as })).json()) as Kept;
}

type Naming = { readonly [word in 'right' | 'at' | 'reason' | 'kept']: string } & { readonly opened: string | RegExp };

/** Puts the opening ten minutes earlier, with a reason. Gives what the page then tells: the original, and what stands for it. */
async function putRight(page: Page, panel: Locator, words: Naming, isSound: () => Promise<void>) {
  await panel.getByRole('button', { name: words.opened, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /fact right|Corriger un fait/ });
  const time = dialog.getByLabel(words.at);
  const before = new Date(`${await time.inputValue()}Z`).valueOf();
  await time.fill(new Date(before - 10 * 60_000).toISOString().slice(0, 16));
  await dialog.getByLabel(words.reason).fill('He called at noon');
  await isSound();
  await dialog.getByRole('button', { name: words.right, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await panel.getByText('He called at noon').waitFor();
  await panel.getByText(words.kept, { exact: true }).click();
  const told = panel.locator('li').filter({ hasText: 'He called at noon' }).locator('dl');
  await told.nth(1).waitFor();
  return await told.locator('dd:nth-of-type(2)').allTextContents();
}

describe.each([
  ['en', 'light', 1440],
  ['fr', 'dark', 1440],
  ['fr', 'light', 360],
] as const)('Today, in %s, %s, %i wide', (lang, theme, width) => {
  const words = {
    en: {
      title: 'Today',
      late: /late/,
      resolved: 'Resolved',
      undo: 'Undo',
      left: / left/,
      done: / resolved\./,
      over: 'over',
      undone: 'Undone.',
      ...{ pause: 'Pause', appointment: 'waiting for the appointment', paused: / paused\./, resume: 'Resume' },
      ...{ right: 'Put right', opened: 'Put right: Opened', at: 'When it was', reason: 'Reason', kept: 'The original' },
    },
    fr: {
      title: 'Aujourd’hui',
      late: /en retard/,
      resolved: 'Résolu',
      undo: 'Annuler',
      left: /reste /,
      done: / résolu\./,
      over: 'terminé',
      undone: 'Annulé.',
      ...{ pause: 'Mettre en attente', appointment: 'en attente du rendez-vous', paused: / mis en attente\./ },
      ...{
        resume: 'Reprendre',
        right: 'Corriger',
        opened: /^Corriger\s: Ouvert$/,
        at: 'Quand c’était',
        reason: 'Motif',
      },
      kept: 'L’original',
    },
  }[lang];

  it('shows what runs by the time that is left; a ticket opens beside it, is resolved, and that is undone', async () => {
    const team = `path-${lang}-${width}`;
    const ticket = await opened({ team, priority: 'P3' });
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    const panel = page.getByRole('dialog', { name: ticket });
    const pauseAndPutRight = async () => {
      await panel.getByRole('button', { name: words.pause, exact: true }).click();
      const pausing = page.getByRole('dialog', { name: /TD-/ }).last();
      await pausing.getByRole('radio', { name: words.appointment }).check({ force: true });
      await isSound();
      await pausing.getByRole('button', { name: words.pause, exact: true }).click();
      await page.getByText(words.paused).waitFor();
      await panel.getByRole('listitem').filter({ hasText: words.appointment }).first().waitFor();
      await panel.getByRole('button', { name: words.resume, exact: true }).click();
      const [was, is] = await putRight(page, panel, words, isSound);
      expect(is).not.toBe(was);
      const { openedAt, corrections } = await askTicket(ticket);
      expect(corrections[0]?.reason).toBe('He called at noon');
      const earlier = Date.parse(corrections[0]?.original.time ?? '') - Date.parse(openedAt);
      expect(earlier).toBeGreaterThan(9 * 60_000);
    };
    await go(`/?team=${team}`);
    await rowsOf(page, ticket).first().waitFor();
    expect(await page.locator('h1').textContent()).toBe(words.title);
    expect(read(await rowsOf(page, ticket).first().textContent())).toMatch(words.left);
    await isSound();
    await rowsOf(page, ticket).first().click();
    await panel.getByRole('article').first().waitFor();
    await isSound();
    if (width === 1440) await pauseAndPutRight();
    await panel.getByRole('button', { name: words.resolved, exact: true }).click();
    await page.getByText(words.done).waitFor();
    const toast = page.locator('div:has(> p)').filter({ hasText: words.done });
    await toast.getByRole('button', { name: new RegExp(`^${words.undo}`) }).click();
    await page.getByText(words.undone).waitFor();
    const { endedAt, corrections } = await askTicket(ticket);
    // Taken back, and both stay on record.
    expect(endedAt).toBe(null);
    expect(corrections.filter(({ corrected }) => corrected === null)).toHaveLength(1);
    await record(ticket, { kind: 'cancelled' });
    await close();
  });

  it('what is over under the pointer stands where it stood and says so, and goes when it is left', async () => {
    const team = `over-${lang}-${width}`;
    const ticket = await opened({ team, priority: 'P3' });
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go(`/?team=${team}`);
    const row = rowsOf(page, ticket).first();
    await row.hover();
    await record(ticket, { kind: 'cancelled' });
    await row.getByText(words.over, { exact: true }).filter({ visible: true }).waitFor();
    await isSound();
    await page.locator('h1').hover();
    await row.waitFor({ state: 'detached' });
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

/** By what the board is grouped, and what the title of a group is of a row. */
const GROUPED = [
  ['customer', 'customerName'],
  ['service', 'serviceLabel'],
  ['team', 'team'],
] as const;

/** Rows that stand under a title that is not theirs, and titles that are told twice; as the API has them. */
async function misplaced(page: Page, label: (typeof GROUPED)[number][1]): Promise<readonly string[]> {
  const answer = await fetch(`${url}/api/v1/board?limit=500`, { headers: { ...as, 'accept-language': 'en' } });
  const { items } = (await answer.json()) as { items: { ticket: string; [name: string]: string | null }[] };
  const titles = new Map(items.map((one) => [one.ticket, one[label] ?? 'None given']));
  const rows = await page.locator('[role=row]').evaluateAll((all) =>
    all
      .map((row) => ({
        index: Number(row.getAttribute('data-index')),
        ticket: row.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'] ?? null,
        title: row.querySelector('.font-semibold')?.textContent ?? '',
      }))
      .sort((one, other) => one.index - other.index),
  );
  const heads = rows.filter(({ ticket }) => ticket === null).map(({ title }) => title);
  let title = '';
  const wrong = heads.filter((head, at) => heads.indexOf(head) !== at);
  for (const row of rows) {
    if (row.ticket === null) title = row.title;
    else if (titles.get(row.ticket) !== title)
      wrong.push(`${row.ticket} under ${title}, not ${titles.get(row.ticket)}`);
  }
  return wrong;
}

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
    // Nothing is left to acknowledge: it is not offered any more, and who did is said.
    await go(`/today/${first}`);
    const panel = page.getByRole('dialog', { name: first });
    await panel.getByText(/^Acknowledged by /).waitFor();
    await panel.getByRole('button', { name: 'Acknowledge', exact: true }).waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Resolved', exact: true }).waitFor();
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
    await expect
      .poll(
        async () => {
          await page.keyboard.press('End');
          expect(await page.locator('[role=row]').count()).toBeLessThanOrEqual(60);
          return Number(await page.locator('[role=row]').last().getAttribute('aria-rowindex'));
        },
        { timeout: 30_000, interval: 200 },
      )
      .toBeGreaterThan(300);
    await isSound();
    await close();
    await post('cancelled');
  }, 240_000);
});

describe('who sees what', () => {
  const missed = `TD-${process.pid}-missed`;
  const team = `own-${process.pid}`;
  beforeAll(async () => {
    const at = { specversion: '1.0', source: 'roles', subject: missed };
    const time = new Date(Date.now() - 20 * 86_400_000).toISOString();
    const data = { customer: CUSTOMER, priority: 'P1', service: 'helpdesk', team };
    const facts = [
      { ...at, id: `${missed}-1`, type: 'ticket.opened', time, data },
      { ...at, id: `${missed}-2`, type: 'ticket.assigned', time, data: { to: 'Zoé Petit' } },
    ];
    await send(url, '/events', facts, as);
  });
  afterAll(() => record(missed, { kind: 'cancelled' }));

  const HANDS = ['More', 'Pause', 'Acknowledge', 'Replied', 'Resolved'];
  it.each([
    ['owner', [...HANDS, 'Excuse this breach', 'Put right: Opened', 'Show on a wall', 'Open a ticket']],
    ['manager', [...HANDS, 'Excuse this breach', 'Put right: Opened', 'Show on a wall', 'Open a ticket']],
    ['technician', [...HANDS, 'Open a ticket']],
    ['approver', ['Excuse this breach', 'Put right: Opened']],
    ['customer', []],
  ] as const)('the %s is offered what this role may do, and nothing else', async (role, offered) => {
    const { page, go, isSound, close } = await visitor.visit({ as: role, width: 1440 });
    await go(`/?team=own-${process.pid}`);
    await rowsOf(page, missed).first().waitFor();
    await rowsOf(page, missed).first().click();
    const panel = page.getByRole('dialog', { name: missed });
    await panel.getByRole('article').first().waitFor();
    if (role !== 'customer') await panel.getByRole('listitem').filter({ hasText: 'Opened' }).waitFor();
    const all = [...HANDS, 'Excuse this breach', 'Put right: Opened', 'Show on a wall', 'Open a ticket'];
    const counts = await Promise.all(all.map((name) => page.getByRole('button', { name, exact: true }).count()));
    expect(all.filter((_, at) => counts[at] !== 0)).toEqual(offered);
    // Who of us works on it is not for customers.
    expect((await page.getByText('Zoé Petit').count()) > 0).toBe(role !== 'customer');
    if (role === 'approver' || role === 'customer') await isSound();
    await close();
  });

  it('filters stand in the address, and a link to them shows the same to others', async () => {
    const ticket = await opened({ team: `linked-${process.pid}` });
    const { page, go, close } = await visitor.visit({ width: 1440 });
    await go('/');
    for (const [by, label] of GROUPED) {
      await page.getByLabel('Group by').selectOption(by);
      await page.locator('[role=row]:not(:has([data-ticket]))').first().waitFor();
      await expect.poll(() => misplaced(page, label)).toEqual([]);
    }
    await page.getByLabel('Group by').selectOption('');
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
