import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, type EmptyHouse, newOwner, openEmptyHouse } from './support/empty-house.ts';
import { type House, send } from './support/house.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../examples/first/agreement.yaml'), 'utf8');

/** The example under another id, for a customer of its own. */
const exampleOf = (id: string) =>
  EXAMPLE.replace(/^id: .*$/m, `id: ${id}`).replace('customer: { id: boreal', `customer: { id: ${id}`);

let at: EmptyHouse;
let house: House;
let visitor: Visitor;
beforeAll(async () => {
  at = await openEmptyHouse();
  const first = await openVisitor(at.house);
  await (await newOwner(first, at.link, 'en')).close();
  await first.close();
  const { cookie } = await send(at.house.url, '/session', { email: ADA.email, password: ADA.password }, {});
  house = { ...at.house, sessions: { ...at.house.sessions, owner: cookie } };
  visitor = await openVisitor(house);
}, 120_000);
afterAll(async () => {
  await visitor?.close();
  await at?.close();
}, 60_000);

/** A busy machine takes its time; what never comes fails all the same. */
const PATIENT = { timeout: 15_000 };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

const WORDS = {
  en: {
    empty: 'No agreement yet',
    new: 'New agreement',
    template: 'Full managed services',
    provider: 'Name of the provider',
    customer: 'Name of the customer',
    response: 'First response to critical requests (P1)',
    open: 'Publish…',
    publish: 'Publish',
    bounds: /the answer lies between 15 minutes and 1 hour/,
    promises: 'What it promises',
    matrix: 'Time limits by priority and measure',
    editor: 'Text of the agreement',
    sound: 'Nothing hinders its publication',
    line: 'Line 4',
    error: '1 error to mend before it can be published',
    effective: 'Takes effect on',
    withdraw: /^Withdraw Version 1$/,
    withdrawIt: 'Withdraw the version',
    reason: 'Reason',
    missing: /The reason for withdrawing is missing/,
    withdrawn: /^Withdrawn /,
    list: 'Agreements',
  },
  fr: {
    empty: 'Aucun contrat pour l’instant',
    new: 'Nouveau contrat',
    template: 'Infogérance complète',
    provider: 'Nom du prestataire',
    customer: 'Nom du client',
    response: 'Première réponse aux demandes critiques (P1)',
    open: 'Publier…',
    publish: 'Publier',
    bounds: /la réponse va de 15\sminutes à 1\sheure/,
    promises: 'Ce qu’il promet',
    matrix: 'Délais par priorité et par mesure',
    editor: 'Texte du contrat',
    sound: 'Rien n’empêche sa publication',
    line: 'Ligne 4',
    error: '1 erreur à corriger avant de publier',
    effective: 'Prend effet le',
    withdraw: /^Retirer Version 1$/,
    withdrawIt: 'Retirer la version',
    reason: 'Motif',
    missing: /motif du retrait manque/,
    withdrawn: /^Retirée le /,
    list: 'Contrats',
  },
} as const;

const LOOKS = [
  ['en', 'light', 'Brume SAS', 'brume-sas-msp-standard'],
  ['fr', 'dark', 'Clarté SARL', 'clarte-sarl-msp-standard'],
] as const;

it('nothing is there at first, and the way to a first agreement is', async () => {
  const { page, go, isSound, close } = await visitor.visit({ lang: 'fr', width: 360 });
  await go('/agreements');
  await page.getByText(WORDS.fr.empty).waitFor();
  await isSound();
  await page.getByRole('main').getByRole('link', { name: WORDS.fr.new }).first().click();
  await page.waitForURL(/\/agreements\/new/);
  await isSound();
  await close();
});

describe.each(LOOKS)('a new agreement, in %s, %s', (lang, theme, customer, id) => {
  const words = WORDS[lang];

  it('is published from a template by a form, and lands on what it promises', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme });
    await go('/agreements/new');
    await page.getByRole('link', { name: words.template }).click();
    const form = page.getByRole('form', { name: words.template });
    await form.getByLabel(words.response, { exact: true }).fill('5m');
    await button(page, words.open).click();
    // What is wrong stands at its field, and what is missing too.
    await expect.poll(() => form.locator('[aria-invalid=true]').count(), PATIENT).toBe(3);
    await page.getByText(words.bounds).first().waitFor();
    await isSound();
    await form.getByLabel(words.provider, { exact: true }).fill('Hexa');
    await form.getByLabel(words.customer, { exact: true }).fill(customer);
    await form.getByLabel(words.response, { exact: true }).fill('25 min');
    const summary = page.getByRole('region', { name: words.promises });
    await summary.getByText('25 min'.replace(' ', '\u202f'), { exact: true }).first().waitFor();
    await isSound();
    await button(page, words.open).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: customer }).waitFor();
    await isSound();
    await dialog.getByRole('button', { name: words.publish, exact: true }).click();
    await page.waitForURL((url) => url.pathname === `/agreements/${id}`);
    const table = page.getByRole('table', { name: words.matrix });
    await table.getByText('25\u202fmin').first().waitFor();
    await isSound();
    await close();
  });

  it('is told its faults at their lines as it is written, then published from a date', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme });
    await go('/agreements/new?way=file');
    const name = `file-${lang}`;
    const text = exampleOf(name).replace('to: 2026-12-31', 'to: 2100-12-31');
    const [one = '', two = '', three = '', ...rest] = text.split('\n');
    const faulty = [one, two, three, 'promised: all', ...rest].join('\n');
    await page.locator('input[type=file]').setInputFiles({
      name: 'agreement.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(faulty),
    });
    const editor = page.getByRole('textbox', { name: words.editor });
    await page.getByText(words.error).waitFor();
    await isSound();
    await button(page, words.line).click();
    await expect.poll(() => editor.evaluate((box) => box.contains(document.activeElement)), PATIENT).toBe(true);
    // The line under the cursor is the one told of; a key takes it out.
    for (const key of ['Home', 'Shift+End', 'Delete']) await page.keyboard.press(key);
    await page.getByText(words.sound).waitFor();
    await page.getByLabel(words.effective, { exact: true }).fill('2099-03-01');
    await expect.poll(() => editor.textContent(), PATIENT).toContain('effective: 2099-03-01');
    // Tab leaves the text.
    await editor.focus();
    await page.keyboard.press('Tab');
    expect(await editor.evaluate((box) => box.contains(document.activeElement))).toBe(false);
    await isSound();
    await button(page, words.open).click();
    await page.getByRole('dialog').getByRole('button', { name: words.publish, exact: true }).click();
    await page.waitForURL((url) => url.pathname === `/agreements/${name}`);
    await page.getByText(/2099/).first().waitFor();
    await isSound();
    await close();
  });

  it('is withdrawn by its name and for a reason', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme });
    await go(`/agreements/file-${lang}?view=versions`);
    await button(page, words.withdraw).click();
    const dialog = page.getByRole('dialog');
    const verb = dialog.getByRole('button', { name: words.withdrawIt });
    expect(await verb.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').last().fill(`file-${lang}`);
    await verb.click();
    await dialog.getByText(words.missing).waitFor();
    await isSound();
    await dialog.getByLabel(words.reason, { exact: true }).fill('Replaced before it began');
    await verb.click();
    await page.getByText(words.withdrawn).first().waitFor();
    await page.getByText('Replaced before it began').waitFor();
    await isSound();
    await close();
  });
});

it('of many agreements some dozens are in the page, and the rest comes as one goes down', async () => {
  const owner = { cookie: `leeway=${house.sessions.owner}`, origin: house.url };
  for (let number = 1; number <= 60; number += 1) {
    const text = exampleOf(`many-${String(number).padStart(3, '0')}`);
    await send(house.url, '/agreements', { text }, owner);
  }
  const { page, go, isSound, close } = await visitor.visit({ lang: 'en' });
  await go('/agreements');
  const grid = page.getByRole('grid', { name: WORDS.en.list });
  const rows = grid.getByRole('row');
  await expect.poll(() => rows.count(), PATIENT).toBeGreaterThan(5);
  expect(await rows.count()).toBeLessThan(60);
  await isSound();
  await rows.first().focus();
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press('End');
    await page.waitForTimeout(200);
    if ((await grid.textContent())?.includes('many-060')) break;
  }
  expect(await grid.textContent()).toContain('many-060');
  expect(await rows.count()).toBeLessThan(60);
  await close();
}, 120_000);
