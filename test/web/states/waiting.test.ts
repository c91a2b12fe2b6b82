import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Screen, screensOf } from '../../../scripts/screenshots/addresses.mjs';
import { openVisitor, type Visit, type Visitor } from '../support/visit.ts';
import { calm } from './support/looks.ts';
import { isWhole, PATIENCE_MS, wordsOf } from './support/screens.ts';
import { settled } from './support/walk.ts';

// What stands there while the server has not answered yet, and when it can not be reached; and that one goes on from there
// without opening the page anew.

/** Of these nothing is asked before somebody does something. */
const ASKS_NOTHING =
  /^(?:kit|not-found|search|settings|settings-account|agreement-new-file|suppliers-chain|simulation-new)$/;
/** In `npm test`, a screen of each kind: a list, a table, cards, a form, a plot, one thing. */
const KINDS =
  /^(?:today|tickets|customers|customer|report-draft|agreements|agreement|supplier|service|simulations|statements|calendar|settings-people|settings-audit|settings-source|welcome)$/;

let visitor: Visitor;
let screens: readonly Screen[] = [];
beforeAll(async () => {
  visitor = await openVisitor();
  screens = screensOf(inject('made')).filter(({ name, isOutside }) => !isOutside && !ASKS_NOTHING.test(name));
}, 60_000);
afterAll(() => visitor?.close());

/** Holds back every question to the API but who is signed in, until it is let go on. */
async function heldBack(page: Page): Promise<{ readonly cutOff: () => Promise<void> }> {
  const held: Route[] = [];
  let isCut = false;
  const hold = async (route: Route) => {
    if (isCut) await route.abort('connectionrefused').catch(() => undefined);
    else held.push(route);
  };
  await page.route(/\/api\/v1\/(?!session)/, hold);
  return {
    cutOff: async () => {
      isCut = true;
      for (const route of held) await route.abort('connectionrefused').catch(() => undefined);
    },
  };
}

const AUDIT = /\/api\/v1\/audit/;
const AWAY = 'The server did not answer';
const PIECE = 'A piece of Leeway could not be loaded';

/** Waits, is cut off, says so, and goes on: by its own button, or by itself when the browser has its network again. */
async function throughTheDark(visit: Visit, { path }: Screen, isOffline: boolean): Promise<readonly string[]> {
  const { page, go, complaints } = visit;
  const wrong: string[] = [];
  const main = page.locator('main').first();
  const { cutOff } = await heldBack(page);
  await go(path);
  const skeleton = main.locator('[role=status]').filter({ hasText: wordsOf('en').loading });
  await skeleton.first().waitFor({ timeout: 45_000 });
  await page.evaluate(() => {
    (window as { isSame?: boolean }).isSame = true;
  });
  wrong.push(...complaints().map((what) => `while it waits: ${what}`));
  await page.context().setOffline(isOffline);
  await cutOff();
  const again = main.getByRole('alert').getByRole('button', { name: 'Try again' });
  await again.first().waitFor({ timeout: 30_000 });
  // The browser itself says what it could not load; of a piece of the page, so does the page.
  const cut = complaints().filter((what) => !what.startsWith('Failed to load resource'));
  wrong.push(...cut.filter((what) => !what.includes(PIECE)));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().setOffline(false);
  // What was asked is asked again by itself; for a piece of the page that never came, the page is opened anew.
  if (isOffline)
    await again
      .first()
      .waitFor({ state: 'detached', timeout: 5_000 })
      .catch(() => undefined);
  for (let tries = 0; tries < 10 && (await again.count()) > 0; tries += 1) {
    // It may go by itself while it is reached for: what is asked again by itself came back.
    await again
      .first()
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    await settled(page);
  }
  await settled(page);
  if ((await main.getByRole('alert').count()) > 0)
    wrong.push(`stays: ${await main.getByRole('alert').first().innerText()}`);
  complaints();
  const isSame = await page.evaluate(() => (window as { isSame?: boolean }).isSame === true);
  if (!isSame && !cut.some((what) => what.includes(PIECE))) wrong.push('was opened anew');
  return [...wrong, ...(await calm(visit, { name: '', path }))];
}

it(
  'every screen says that it waits, that the server is out of reach, and goes on when it is back',
  async () => {
    const left = screens.filter(({ name }) => isWhole || KINDS.test(name));
    const wrong: string[] = [];
    const one = async () => {
      const visit = await visitor.visit();
      for (let screen = left.shift(); screen !== undefined; screen = left.shift()) {
        const found = await throughTheDark(visit, screen, left.length % 2 === 0).catch((error: Error) => [
          error.message.slice(0, 600),
        ]);
        wrong.push(...found.map((what) => `${screen?.name}: ${what}`));
        await visit.page.unrouteAll({ behavior: 'ignoreErrors' });
        await visit.page.context().setOffline(false);
      }
      await visit.close();
    };
    await Promise.all(Array.from({ length: 4 }, one));
    expect(wrong).toEqual([]);
  },
  1.5 * PATIENCE_MS,
);

it.each([
  ['a page', (): string => '/simulation'],
  ['a part of a page', (): string => screens.find(({ name }) => name === 'settings-person')?.path ?? ''],
] as const)('%s that can not be loaded says that the server is away, and comes when it is back', async (_, pathOf) => {
  const visit = await visitor.visit();
  const { page, go, complaints } = visit;
  await go('/search');
  await settled(page);
  await page.context().setOffline(true);
  await page.evaluate((to) => history.pushState(null, '', to), pathOf());
  const told = page.locator('main').getByRole('alert');
  await told.waitFor({ timeout: 30_000 });
  expect(await told.innerText()).toContain(AWAY);
  // Nothing is lost by asking too soon.
  await told.getByRole('button', { name: 'Try again' }).click();
  expect(await told.innerText()).toContain(AWAY);
  const others = () =>
    complaints().filter((what) => !what.startsWith('Failed to load resource') && !what.includes(PIECE));
  expect(others()).toEqual([]);
  await page.context().setOffline(false);
  await told.waitFor({ state: 'detached', timeout: 30_000 });
  await settled(page);
  expect(new URL(page.url()).pathname).toBe(pathOf());
  expect(await page.locator('main').getByRole('alert').count()).toBe(0);
  expect(others()).toEqual([]);
  await visit.close();
});

it.each([
  ['en', 'this part could not be loaded', 'Open anew'],
  ['fr', 'cette partie n’a pas pu être chargée', 'Rouvrir la page'],
] as const)(
  'in %s, what opens over a page and can not be loaded says so, and the page stays with what was typed there',
  async (lang, told, anew) => {
    const visit = await visitor.visit({ lang });
    const { page, go, complaints, isSound } = visit;
    await go('/settings/account');
    await settled(page);
    const field = page.locator('main').getByRole('textbox').first();
    await field.fill('Fontbelle Nord');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+k');
    const message = page.getByText(told);
    await message.waitFor({ timeout: 30_000 });
    expect(await field.inputValue()).toBe('Fontbelle Nord');
    // Asked for once more it says so once more; opening anew too soon loses nothing.
    await page.getByRole('button', { name: anew }).click();
    await message.waitFor({ timeout: 30_000 });
    expect(await field.inputValue()).toBe('Fontbelle Nord');
    await page.context().setOffline(false);
    const opened = page.waitForEvent('load', { timeout: 30_000 });
    await page.getByRole('button', { name: anew }).click();
    await opened;
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor({ timeout: 30_000 });
    const others = complaints().filter((what) => !what.startsWith('Failed to load resource') && !what.includes(PIECE));
    expect(others).toEqual([]);
    await isSound();
    await visit.close();
  },
);

it('words that can not be loaded leave the language as it is', async () => {
  const visit = await visitor.visit();
  const { page, go, complaints } = visit;
  await go('/search');
  await settled(page);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.context().setOffline(true);
  await page.getByText('Français').click();
  await page.getByText('this part could not be loaded').waitFor({ timeout: 30_000 });
  expect(await page.locator('h1').innerText()).toBe('Search');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.context().setOffline(false);
  const others = complaints().filter((what) => !what.startsWith('Failed to load resource') && !what.includes(PIECE));
  expect(others).toEqual([]);
  await visit.close();
});

it('more of a list that is being asked for again is on its way at once, and comes', async () => {
  const visit = await visitor.visit({ width: 1440 });
  const { page, go, complaints } = visit;
  await go('/settings/audit');
  await settled(page);
  const rows = page.locator('main tbody tr');
  const count = await rows.count();
  await page.evaluate(() => history.pushState(null, '', '/search'));
  await settled(page);
  // What has come is asked for again where it is older than some seconds.
  await page.evaluate(() => new Promise<void>((done) => setTimeout(done, 10_500)));
  const held: Route[] = [];
  let isHeld = true;
  await page.route(AUDIT, (route) => (isHeld ? void held.push(route) : route.continue()));
  await page.evaluate(() => history.pushState(null, '', '/settings/audit'));
  const more = page.locator('main').getByRole('button', { name: 'Show more' });
  await more.click({ timeout: 30_000 });
  await page.locator('main button[aria-busy=true]').waitFor({ timeout: 30_000 });
  expect(await rows.count()).toBe(count);
  isHeld = false;
  for (const route of held) await route.continue();
  await expect.poll(() => rows.count(), { timeout: 30_000 }).toBeGreaterThan(count);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  expect(complaints()).toEqual([]);
  await visit.close();
});

it.each([
  ['en', 'More could not be loaded.', 'Try again'],
  ['fr', 'La suite n’a pas pu être chargée.', 'Réessayer'],
] as const)(
  'in %s, more of a list that is refused is not asked for again by itself, and comes when asked for',
  async (lang, told, again) => {
    const visit = await visitor.visit({ lang, width: 1440 });
    const { page, go, complaints, barriers } = visit;
    let asked = 0;
    await page.route(AUDIT, (route) => {
      if (!route.request().url().includes('cursor=')) return route.continue();
      asked += 1;
      return route.fulfill({ status: 500, contentType: 'text/plain', body: 'broken' });
    });
    await go('/settings/audit');
    await settled(page);
    const rows = page.locator('main tbody tr');
    const count = await rows.count();
    await page.locator('main tbody tr').last().scrollIntoViewIfNeeded();
    const message = page.locator('main').getByRole('alert').filter({ hasText: told });
    await message.waitFor({ timeout: 30_000 });
    await page.evaluate(() => new Promise<void>((done) => setTimeout(done, 2_000)));
    expect(asked).toBe(1);
    expect(await rows.count()).toBe(count);
    expect(await barriers()).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.locator('main').getByRole('button', { name: again }).click();
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBeGreaterThan(count);
    expect(await message.count()).toBe(0);
    expect(complaints().filter((what) => !what.startsWith('Failed to load resource'))).toEqual([]);
    await visit.close();
  },
);
