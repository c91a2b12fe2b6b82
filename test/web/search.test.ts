import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const WORDS = {
  en: { search: 'Search', keys: 'Keyboard shortcuts', customers: 'Customers', nothing: 'Nothing is called “zzzz”.' },
  fr: {
    search: 'Rechercher',
    keys: 'Raccourcis clavier',
    customers: 'Clients',
    nothing: 'Rien ne s’appelle «\u202fzzzz\u202f».',
  },
} as const;

describe.each(['en', 'fr'] as const)('finding anything by its name, in %s', (lang) => {
  const words = WORDS[lang];

  it('opens by a key, takes what is typed without accents or capitals, and goes there by Enter', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme: 'dark' });
    await go('/calendar');
    await page.locator('h1').waitFor();
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: words.search });
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('BOREAL');
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /Boréal SAS/ })
      .first()
      .waitFor();
    await isSound();
    // The customer is the first of what was found.
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\/boreal/);
    await page.getByRole('heading', { level: 1, name: /Boréal/ }).waitFor();
    await close();
  });

  it('goes by its arrows, and closed by Escape gives the focus back', async () => {
    const { page, go, close } = await visitor.visit({ lang });
    await go('/calendar');
    await page.locator('h1').waitFor();
    await page.getByRole('button', { name: words.search }).focus();
    await page.keyboard.press('Enter');
    const options = page.getByRole('dialog').getByRole('option');
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await options.nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await options.last().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    await options.first().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(words.search);
    await close();
  });

  it('has a page of its own, whose address says what was looked for', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, width: 360 });
    await go('/search?q=garance');
    await page
      .getByRole('link', { name: /Clinique Garance/ })
      .first()
      .waitFor();
    await isSound();
    await page.getByRole('textbox', { name: words.search }).fill('zzzz');
    await page.getByText(words.nothing).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('zzzz');
    await isSound();
    await close();
  });

  it('tells its keys, and goes to a section by two of them', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang });
    await go('/calendar');
    await page.locator('h1').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: words.keys }).waitFor();
    await isSound();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('heading', { level: 1, name: words.customers }).waitFor();
    await close();
  });

  it('leaves whoever writes alone', async () => {
    const { page, go, close } = await visitor.visit({ lang });
    await go('/search');
    const field = page.getByRole('textbox', { name: words.search });
    await field.fill('');
    await field.pressSequentially('a/?gc');
    expect(await field.inputValue()).toBe('a/?gc');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await close();
  });
});

describe('whoever is of one customer', () => {
  it('is offered and finds nothing of another', async () => {
    const { page, go, close } = await visitor.visit({ as: 'customer' });
    await go('/search?q=garance');
    await page.getByText('Nothing is called “garance”.').waitFor();
    const sections = await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').allTextContents();
    expect(sections).not.toContain('Suppliers');
    expect(sections).not.toContain('Simulation');
    await close();
  });
});
