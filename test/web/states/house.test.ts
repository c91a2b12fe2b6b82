import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type Screen, screensOf, unseen } from '../../../scripts/screenshots/addresses.mjs';
import { WEB_PATHS } from '../../../src/http/web/web-paths.ts';
import { openVisitor, type Visitor } from '../support/visit.ts';
import { calm, fits, inTheOther, keyboard, open, still } from './support/looks.ts';
import { isWhole, PATIENCE_MS, sees, someOf, wordsOf } from './support/screens.ts';
import { pagesOf, walk } from './support/walk.ts';

// On a busy machine all of them take their time.
vi.setConfig({ testTimeout: PATIENCE_MS });

// Every screen that there is, in a house with a year of data: whatever the look, and whoever looks.

let visitor: Visitor;
let screens: readonly Screen[] = [];
beforeAll(async () => {
  visitor = await openVisitor();
  screens = screensOf(inject('made'));
}, 60_000);
afterAll(() => visitor?.close());

const inside = () => screens.filter(({ isOutside }) => !isOutside);
/** In the full measure, both themes in both languages. */
const otherTheme = (theme: 'light' | 'dark') => (isWhole ? inTheOther(theme) : async () => []);

it('has a screen at every address that the server answers', () => {
  expect(unseen(screens, WEB_PATHS)).toEqual([]);
});

describe('every screen', () => {
  it('is sound in English and light from 360 to 2560 px, and does not move', async () => {
    const visits = await pagesOf(visitor, 2, { width: 1440 });
    expect(
      await walk(visits, inside(), calm, open, still, fits([360, 768, 1024, 1280, 2560]), otherTheme('dark')),
    ).toEqual([]);
    for (const { close } of visits) await close();
  });

  it('is sound in French and dark, at 200 % zoom', async () => {
    const visits = await pagesOf(visitor, 2, { lang: 'fr', theme: 'dark', width: 720, height: 450, scale: 2 });
    expect(await walk(visits, inside(), calm, open, fits([360]), otherTheme('light'))).toEqual([]);
    for (const { close } of visits) await close();
  });

  it('is gone through by keyboard', async () => {
    const visits = await pagesOf(visitor, 2, { width: 1440 });
    expect(await walk(visits, someOf(inside()), keyboard)).toEqual([]);
    for (const { close } of visits) await close();
  });

  it.each([
    ['technician', 'fr'],
    ['customer', 'en'],
    ['approver', 'fr'],
    ['manager', 'en'],
  ] as const)('is shown to a %s, or says that it is not for them', async (as, lang) => {
    const { forbidden } = wordsOf(lang);
    const visits = await pagesOf(visitor, 2, { as, lang });
    // Approvers and managers see nearly all: what is shut to them is looked at, and some of the rest.
    const isEvery = isWhole || as === 'technician' || as === 'customer';
    // What pages are made of shows every state, this one too.
    const asked = inside()
      .filter(({ name }) => name !== 'kit')
      .filter((screen, index) => isEvery || index % 5 === 0 || !sees(as, screen));
    const wrong = await walk(visits, asked, calm, async ({ page }, screen) => {
      const text = await page.locator('main').first().innerText();
      const isShut = text.includes(forbidden.title) && text.includes(forbidden.lead);
      if (isShut === sees(as, screen))
        return [isShut ? 'is shut' : `is open: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`];
      const failed = await page.locator('main [role=alert]').allInnerTexts();
      return failed.map((what) => `fails: ${what}`);
    });
    expect(wrong).toEqual([]);
    for (const { close } of visits) await close();
  });
});
