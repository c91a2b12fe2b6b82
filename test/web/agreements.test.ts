import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

/** A busy machine takes its time; what never comes fails all the same. */
const PATIENT = { timeout: 15_000 };

const WORDS = {
  en: {
    list: 'Agreements',
    search: 'Search agreements',
    kind: 'Kind',
    supplier: 'Supplier agreement',
    none: 'No agreement is like this',
    clear: 'Clear all',
    new: 'New agreement',
    forbidden: 'This is not for you',
    matrix: 'Time limits by priority and measure',
    first: 'P1 first response',
    chart: 'Chart',
    other: 'Français',
    contents: 'Contents',
    holiday: /14 Jul.*public holiday.*Bastille Day/i,
    weekly: /closed on this day every week/,
    before: /the year before/,
    better: 'The customer',
    sooner: 'Due sooner.',
    noVersion: 'There is no version 9 of this agreement',
    rule: /For example, for “P3 resolution”/,
  },
  fr: {
    list: 'Contrats',
    search: 'Chercher un contrat',
    kind: 'Nature',
    supplier: 'Contrat fournisseur',
    none: 'Aucun contrat ne correspond',
    clear: 'Tout effacer',
    new: 'Nouveau contrat',
    forbidden: 'Ceci ne vous est pas ouvert',
    matrix: 'Délais par priorité et par mesure',
    first: 'Première réponse P1',
    chart: 'Graphique',
    other: 'English',
    contents: 'Sommaire',
    holiday: /14 juil.*férié.*Fête nationale/i,
    weekly: /fermé ce jour chaque semaine/,
    before: /l’année précédente/,
    better: 'Le client',
    sooner: 'Échéance plus proche.',
    noVersion: 'Ce contrat n’a pas de version 9',
    rule: /Par exemple, pour «\u202fRésolution P3\u202f»/,
  },
} as const;

const LOOKS = [
  ['en', 'light', 1440],
  ['fr', 'dark', 360],
] as const;

describe.each(LOOKS)('the agreements, in %s, %s, %i wide', (lang, theme, width) => {
  const words = WORDS[lang];
  const look = { lang, theme, width };

  it('are narrowed down by what the address says, and lead to each', async () => {
    const { page, go, isSound, close } = await visitor.visit(look);
    await go('/agreements?kind=underpinning');
    const rows = page.getByRole('grid', { name: words.list }).getByRole('row');
    await expect.poll(() => rows.count(), PATIENT).toBeGreaterThan(0);
    for (const text of await rows.allInnerTexts()) expect(text).toContain(words.supplier);
    await page.getByLabel(words.search).fill('LIGNE NORD');
    await page.waitForURL(/q=LIGNE/);
    await expect.poll(() => rows.count(), PATIENT).toBe(1);
    await isSound();
    await page.getByLabel(words.search).fill('nobody at all');
    await page.getByText(words.none).waitFor();
    await isSound();
    await page.getByRole('button', { name: words.clear }).click();
    await expect.poll(() => rows.count(), PATIENT).toBeGreaterThan(5);
    expect(new URL(page.url()).searchParams.get('kind')).toBeNull();
    await page.getByLabel(words.search).fill('boréal');
    await expect.poll(() => rows.count(), PATIENT).toBe(1);
    await rows.first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/agreements\/boreal-standard/);
    await close();
  });

  it('show what is promised as a table and as a chart; every limit leads to its clause', async () => {
    const { page, go, isSound, close } = await visitor.visit(look);
    await go('/agreements/boreal-standard');
    const table = page.getByRole('table', { name: words.matrix });
    const cell = table.getByRole('link', { name: new RegExp(`^${words.first}`) });
    await cell.waitFor();
    expect(((await cell.textContent()) ?? '').replaceAll(/\s/g, ' ')).toBe('20 min');
    await isSound();
    await page.getByRole('button', { name: words.chart }).click();
    await table.waitFor({ state: 'detached' });
    await isSound();
    await go('/agreements/boreal-standard');
    await cell.click();
    await page.waitForURL(/view=text/);
    const row = page.locator(`article [id="${new URL(page.url()).hash.slice(1)}"]`);
    await row.waitFor();
    expect(await row.textContent()).toContain(words.first);
    expect(((await row.textContent()) ?? '').replaceAll(/\s/g, ' ')).toContain('20 min');
    const isSeen = () => row.evaluate((one) => one.getBoundingClientRect().top < innerHeight);
    await expect.poll(isSeen, PATIENT).toBe(true);
    await close();
  });

  it('are read in either language, whatever the language of the page', async () => {
    const { page, go, isSound, close } = await visitor.visit(look);
    await go('/agreements/boreal-standard?view=text');
    const article = page.locator('article');
    await article.waitFor();
    expect(await article.getAttribute('lang')).toBe(lang);
    expect(await page.getByRole('navigation', { name: words.contents }).count()).toBeGreaterThan(0);
    await isSound();
    await page.getByRole('main').getByText(words.other, { exact: true }).click();
    const other = lang === 'fr' ? 'en' : 'fr';
    await page.locator(`article[lang=${other}]`).waitFor();
    expect(await article.textContent()).toContain(WORDS[other].first);
    expect(new URL(page.url()).searchParams.get('in')).toBe(other);
    await isSound();
    // A clause that an address names alone is in sight, wherever it is told.
    for (const clause of ['contacts.service-desk', 'remedies.servers-credit', 'targets.servers-availability']) {
      await go(`/agreements/boreal-standard#${clause}`);
      const place = page.locator(`[id="${clause}"]`);
      await place.waitFor();
      const isSeen = () => place.evaluate((one) => one.getBoundingClientRect().top < innerHeight);
      await expect.poll(isSeen, { ...PATIENT, message: clause }).toBe(true);
    }
    await isSound();
    await close();
  });

  it('explain each rule with an example, and what is monitored', async () => {
    const { page, go, isSound, close } = await visitor.visit(look);
    await go('/agreements/boreal-standard?view=rules');
    await page.getByText(words.rule).first().waitFor();
    await isSound();
    await go('/agreements/boreal-standard?view=monitored');
    await page.getByRole('main').getByText(words.first).first().waitFor();
    await isSound();
    await close();
  });

  it('say of each day why it is closed', async () => {
    const { page, go, isSound, close } = await visitor.visit(look);
    await go('/agreements/boreal-standard?view=calendars&year=2026');
    const day = page.getByLabel(words.holiday);
    await day.first().waitFor();
    // 18 July 2026 is a Saturday.
    expect(await page.getByLabel(words.weekly).count()).toBeGreaterThan(100);
    await isSound();
    await page.getByRole('button', { name: words.before }).click();
    await page.waitForURL(/year=2025/);
    await close();
  });

  it('tell what changed between two versions, and for whom it is better', async () => {
    const { page, go, isSound, close } = await visitor.visit(look);
    await go('/agreements/boreal-standard?view=versions&from=1&to=2');
    await page.getByText(words.sooner).first().waitFor();
    expect(await page.getByText(words.better, { exact: true }).count()).toBeGreaterThanOrEqual(2);
    // In words, not as the file writes them.
    const told = ((await page.getByRole('main').innerText()) ?? '').replaceAll(/\s/g, ' ');
    expect(told).toContain('20 min');
    expect(told).not.toMatch(/\b\d+(?:m|h|bd)\b/);
    await isSound();
    await go('/agreements/boreal-standard?version=9');
    await page.getByText(words.noVersion).waitFor();
    await isSound();
    await close();
  });
});

describe.each(['en', 'fr'] as const)('what a person has no right to, in %s', (lang) => {
  const words = WORDS[lang];

  it('is not offered to a customer, who sees his own alone', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer', lang });
    await go('/agreements');
    const rows = page.getByRole('grid', { name: words.list }).getByRole('row');
    await expect.poll(() => rows.count(), PATIENT).toBe(1);
    expect(await rows.first().textContent()).toContain('boreal-standard');
    expect(await page.getByRole('link', { name: words.new }).count()).toBe(0);
    await isSound();
    await go('/agreements/new');
    await page.getByText(words.forbidden).waitFor();
    await isSound();
    await go('/agreements/ligne-nord');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('Ligne Nord');
    await isSound();
    await close();
  });
});
