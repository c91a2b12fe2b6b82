import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type Visitor } from './support/visit.ts';

// Settings as people use them, against a real server: who sees what, secrets shown once, changes that can be taken back.

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const OWNERS = [
  'account',
  'people',
  'rota',
  'sources',
  'tokens',
  'notifications',
  'calendars',
  'retention',
  'system',
  'demonstration',
] as const;

describe.each([
  ['en', 'light', 1440],
  ['fr', 'dark', 1440],
  ['fr', 'light', 360],
] as const)('every section, in %s, %s, %i wide', (lang, theme, width) => {
  it('is shown sound to an administrator', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    for (const section of OWNERS) {
      await go(`/settings/${section}`);
      await page.locator('main#content h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('h1').count(), section).toBe(1);
      await isSound();
    }
    await close();
  }, 240_000);
});

it('a token is shown once and never again, and revoked after a question', async () => {
  const { page, go, isSound, close } = await visitor.visit({ lang: 'fr' });
  await go('/settings/tokens');
  await page.getByRole('button', { name: 'Créer un jeton' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('Essai de réglages');
  await dialog.getByLabel(/^Tickets.: lire$/).check();
  await dialog.getByRole('button', { name: 'Créer un jeton' }).click();
  const secret = await page.getByRole('textbox', { name: 'Jeton' }).inputValue();
  expect(secret).toMatch(/^lw_/);
  await isSound();
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByText('Essai de réglages').waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.reload();
  await page.getByRole('button', { name: 'Révoquer Essai de réglages' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
  await page.getByText('Le jeton Essai de réglages est révoqué.').waitFor();
  await page.getByRole('button', { name: 'Révoquer Essai de réglages' }).waitFor({ state: 'detached' });
  await close();
});

it('somebody is added, invited by a link that is shown once, disabled and given back by undo', async () => {
  const { page, go, close } = await visitor.visit();
  await go('/settings/people');
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Nora Set');
  await dialog.getByLabel('E-mail address').fill('nora.set@tests.example');
  await dialog.getByRole('button', { name: 'Add somebody' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Set' }).waitFor();
  await page.getByRole('button', { name: 'Invitation link' }).click();
  expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toContain('#');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('Nora Set can no longer sign in.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Nora Set can sign in again.').waitFor();
  await page.getByRole('button', { name: 'Erase' }).click();
  const erase = page.getByRole('dialog').getByRole('button', { name: 'Erase for good' });
  expect(await erase.isDisabled()).toBe(true);
  await page.getByRole('dialog').getByRole('textbox').fill('Nora Set');
  await erase.click();
  await page.getByText('The person is erased.').waitFor();
  await close();
});
