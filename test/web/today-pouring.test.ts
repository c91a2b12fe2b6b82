import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
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

/** Nothing is under the pointer, nothing has the focus. */
async function handsOff(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** The tickets of the first rows, scrolled to. */
async function firstRows(page: Page): Promise<readonly string[]> {
  await page.getByRole('grid').evaluate((grid) => grid.parentElement?.scrollTo(0, 0));
  return (await ticketsIn(page)).slice(0, 20);
}

/** Whether it is so before long. */
async function comesTrue(told: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) if (await told()) return true;
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
  await page.waitForFunction(() => location.pathname !== '/');
  const opened = decodeURIComponent(new URL(page.url()).pathname).replace('/today/', '');
  const wrong = opened === aim.ticket ? [] : [`aimed at ${aim.ticket}, opened ${opened}`];
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
  // The same from the first row on, as far as it is in sight.
  await expect
    .poll(async () => JSON.stringify(await firstRows(page)) === JSON.stringify(await firstRows(fresh.page)), {
      timeout: 30_000,
    })
    .toBe(true);
  await fresh.close();
  await close();
  await pour.end();
}, 600_000);
