import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { focused, ticketsIn } from './support/board.ts';
import { pouring } from './support/pour.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const { url, token } = inject('house');

/** So many clicks and keys, beside so many events a second: more of both in `npm run test:long`. */
const PRESSES = Number(process.env['LEEWAY_PRESSES'] ?? 45);
const EVENTS_A_SECOND = Number(process.env['LEEWAY_EVENTS_A_SECOND'] ?? 100);
/** A test of so many presses may take so long. */
const PATIENCE_MS = Math.max(600_000, PRESSES * 6_000);

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

it(
  'while events pour in, what is aimed at is opened, focus is never lost and nothing moves; “.” puts in order what waits',
  async () => {
    const team = `still-${process.pid}`;
    const pour = pouring({ url, token, team }, EVENTS_A_SECOND);
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
      const { events, aSecond } = await poured;
      process.stderr.write(`  ${PRESSES} clicks and keys beside ${events} events, ${aSecond} a second\n`);
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
    // The row that had it may stand far below now, or be gone: then its place has it.
    expect(await focused(page)).not.toBeNull();
    await handsOff(page);
    const fresh = await visitor.visit({ width: 1440 });
    await fresh.go(`/?team=${team}`);
    await fresh.page.locator('[data-ticket]').first().waitFor();
    // The same from the first row on, as far as it is in sight.
    const differing = async () => {
      const [here, there] = [await firstRows(page), await firstRows(fresh.page)];
      const places = Array.from({ length: Math.max(1, here.length, there.length) }, (_, at) => at);
      return places.flatMap((at) =>
        here[at] !== undefined && here[at] === there[at] ? [] : [`${at}: ${here[at]}, fresh: ${there[at]}`],
      );
    };
    await expect.poll(differing, { timeout: 30_000 }).toEqual([]);
    await fresh.close();
    await close();
    await pour.end();
  },
  PATIENCE_MS,
);
