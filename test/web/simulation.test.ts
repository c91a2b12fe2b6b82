import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openVisitor, type Visitor } from './support/visit.ts';

// A simulation from its form to its result, and one of a faulty draft; what the page says is what the API says.

const FAULTY = ['leeway: 1', 'kind: sla', 'id: brouillon', 'version: 1', 'promises: [ quickly ]', ''].join('\n');

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

interface Simulation {
  readonly state: string;
  readonly result: {
    readonly draft: {
      readonly years: number;
      readonly cost: { readonly net: { readonly mean: { readonly amount: string } } };
      readonly advice: { readonly stand: 'accept' | 'negotiate' | 'walkAway' };
      readonly offers: readonly { readonly kept: boolean }[];
    };
  };
}

async function answered(page: Page): Promise<Simulation> {
  const { url } = inject('house');
  const id = /\/simulation\/([^?/]+)/.exec(page.url())?.[1] ?? '';
  return (await (await page.request.get(`${url}/api/v1/simulations/${id}`)).json()) as Simulation;
}

const WORDS = {
  en: {
    agreement: 'Agreement',
    period: 'Past',
    years: 'Years drawn',
    ask: 'Simulate',
    advice: 'What each role should do',
    stand: { accept: 'Accept', negotiate: 'Negotiate', walkAway: 'Walk away' },
    copy: 'Copy the terms',
    draft: 'A draft',
    text: 'Text of the draft',
    failed: 'Nothing was simulated',
    line: 'Line 5, column',
    remove: 'Delete the simulation',
    options: 'More options',
    empty: 'Say what is to be simulated.',
  },
  fr: {
    agreement: 'Contrat',
    period: 'Passé',
    years: 'Années tirées',
    ask: 'Simuler',
    advice: 'Ce que chaque rôle devrait faire',
    stand: { accept: 'Accepter', negotiate: 'Négocier', walkAway: 'Renoncer' },
    copy: 'Copier les termes',
    draft: 'Un projet',
    text: 'Texte du projet',
    failed: 'Rien n’a été simulé',
    line: 'Ligne 5, colonne',
    remove: 'Supprimer la simulation',
    options: 'Plus d’options',
    empty: 'Dites ce qu’il faut simuler.',
  },
} as const;

describe.each([
  ['en', 'light', 1280],
  ['fr', 'dark', 360],
] as const)('a simulation, in %s', (lang, theme, width) => {
  const words = WORDS[lang];

  it('goes from an agreement and a period to odds, money and advice, as the API has them', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go('/simulation/new');
    await page.getByRole('button', { name: words.ask, exact: true }).click();
    await page.getByText(words.empty).waitFor();
    await isSound();
    await page.getByRole('combobox', { name: words.agreement }).fill('Boréal');
    await page
      .getByRole('option', { name: /Boréal/ })
      .first()
      .click();
    await page.getByLabel(words.period, { exact: true }).selectOption('months3');
    await page.getByText(words.options).click();
    await page.getByRole('textbox', { name: words.years }).fill('40');
    await page.keyboard.press('Tab');
    await isSound();
    await page.getByRole('button', { name: words.ask, exact: true }).click();
    // Where it is not taken, what the page says of it is what the test tells.
    const where = async () =>
      (await page.getByRole('main').getByRole('alert').allInnerTexts()).join() || new URL(page.url()).pathname;
    await expect.poll(where, { timeout: 60_000 }).toMatch(/^\/simulation\/sim-/);
    await page.getByRole('heading', { name: words.advice }).waitFor({ timeout: 90_000 });
    const { result } = await answered(page);
    const { draft } = result;
    expect(draft.years).toBe(40);
    await page.getByRole('main').getByText(words.stand[draft.advice.stand], { exact: true }).first().waitFor();
    const mean = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency: 'EUR' });
    await page
      .getByRole('main')
      .getByText(mean.format(Number(draft.cost.net.mean.amount)))
      .first()
      .waitFor();
    await isSound();
    if (draft.offers.some(({ kept }) => !kept)) {
      await page.getByRole('button', { name: words.copy }).click();
      expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toMatch(
        /^ {2}(?:within|allow|attainment): /m,
      );
    }
    await close();
  }, 120_000);

  it('tells what is wrong with a draft, line by line: before it is sent, and after', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go('/simulation/new');
    await page.getByRole('radio', { name: new RegExp(`^${words.draft}`) }).check();
    await page.getByRole('textbox', { name: words.text }).fill(FAULTY);
    await page.getByText(words.line).first().waitFor();
    await isSound();
    await page.getByRole('button', { name: words.ask, exact: true }).click();
    await page.getByText(words.failed, { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByText(words.line).first().waitFor();
    await page.getByText('promises: [ quickly ]').first().waitFor();
    await isSound();
    await page.getByRole('button', { name: words.remove }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: words.remove }).click();
    await page.waitForURL(/\/simulation(?:\?|$)/);
    await isSound();
    await close();
  }, 120_000);
});

describe('the list of simulations', () => {
  it('teaches what to do where there is none', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'approver', lang: 'fr', width: 360 });
    await go('/simulation');
    await page.getByText('Aucune simulation').waitFor();
    await isSound();
    await close();
  });

  it('says that it is not for whoever may not see it', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer' });
    await go('/simulation');
    await page.getByText('This is not for you').waitFor();
    await isSound();
    await close();
  });

  it('says what is wrong, and the way out, where there is no such simulation', async () => {
    const { page, go, isSound, close } = await visitor.visit({ theme: 'dark' });
    await go('/simulation/sim-none');
    await page.getByRole('alert').waitFor();
    await isSound();
    await close();
  });
});
