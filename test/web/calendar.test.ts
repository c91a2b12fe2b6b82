import { afterAll, beforeAll, expect, it } from 'vitest';
import { monthBack } from './support/months.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

/** The month to come: every agreement of the year has a review on its first day. */
const NEXT = monthBack(-1);

it.each([
  ['en', 'light', 1440],
  ['fr', 'dark', 1440],
  ['fr', 'light', 360],
] as const)('a month and its list are sound in %s, %s, %i wide', async (lang, theme, width) => {
  const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
  for (const view of ['', '&view=list']) {
    await go(`/calendar?month=${NEXT}${view}`);
    await page.locator('main#content table, main#content li').first().waitFor();
    await page.waitForLoadState('networkidle');
    await isSound();
  }
  await close();
});

it('goes from day to day and from month to month by keyboard, and keeps the focus', async () => {
  const { page, go, close } = await visitor.visit();
  await go('/calendar?month=2026-11&day=2026-11-30');
  const day = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.locator('td button[tabindex="0"]').focus();
  expect(await day()).toContain('30 Nov');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'December 2026' }).waitFor();
  await expect.poll(day).toContain('1 Dec');
  await page.keyboard.press('ArrowDown');
  expect(await day()).toContain('8 Dec');
  await page.keyboard.press('PageUp');
  await page.getByRole('heading', { name: 'November 2026' }).waitFor();
  await expect.poll(day).toContain('8 Nov');
  await close();
});

it('tells a day’s dates by kind, narrows them by the address, and leads to the agreement', async () => {
  const { page, go, isSound, close } = await visitor.visit({ lang: 'fr' });
  await go(`/calendar?month=${NEXT}&day=${NEXT}-01&kind=review`);
  const list = page.getByRole('list', { name: /^Le \p{L}+\. 1er /u });
  await list.waitFor();
  const kinds = await list.locator('li > span').allTextContents();
  expect(new Set(kinds)).toEqual(new Set(['Revue']));
  await isSound();
  await list.getByRole('link').first().click();
  await page.waitForURL(/\/agreements\//);
  await close();
});

it('shows a customer the dates of that customer alone', async () => {
  const { page, go, close } = await visitor.visit({ as: 'customer' });
  const answer = page.waitForResponse((one) => one.url().includes('/api/v1/calendar?'));
  await go(`/calendar?month=${NEXT}&view=list`);
  const { items } = (await (await answer).json()) as { items: readonly { customer: string | null }[] };
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map((one) => one.customer))).toEqual(new Set(['boreal']));
  await page.locator('main#content table').waitFor();
  await close();
});
