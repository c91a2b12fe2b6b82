import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const SECTIONS = [
  '/',
  '/customers',
  '/agreements',
  '/suppliers',
  '/availability',
  '/simulation',
  '/statements',
  '/calendar',
  '/settings',
  '/kit',
];

describe.each([
  ['en', 'light', 1440],
  ['fr', 'dark', 1440],
  ['fr', 'light', 360],
  ['en', 'dark', 360],
  ['fr', 'light', 2560],
] as const)('every section, in %s, %s, %i wide', (lang, theme, width) => {
  it.each(SECTIONS)('%s is shown, without a complaint, sideways scrolling or barrier', async (path) => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go(path);
    await page.locator('main#content h1').first().waitFor();
    await page.waitForLoadState('domcontentloaded');
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
    await isSound();
    await close();
  });
});
