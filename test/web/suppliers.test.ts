import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

describe('suppliers', () => {
  it.each([
    ['en', 'light', 1440],
    ['fr', 'dark', 360],
  ] as const)('are told with what they promise and what we got, in %s, %s, %i wide', async (lang, theme, width) => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go('/suppliers');
    const line = page.getByRole('link', { name: 'Ligne Nord (démonstration)' });
    await line.waitFor();
    await isSound();
    await line.click();
    // Nobody measured the link: that is said of all its periods at once, and nowhere that it was kept to the full.
    const heading = lang === 'en' ? 'Availability of the link' : 'Disponibilité de la liaison';
    const link = page
      .locator('main div')
      .filter({ has: page.getByRole('heading', { level: 2, name: heading }) })
      .last();
    await page.getByRole('heading', { level: 2, name: heading }).waitFor();
    const card = link.locator('xpath=../..');
    const said =
      lang === 'en'
        ? /^No source has told anything of it in these 1\d periods\.$/
        : /^Aucune source n’en a rien dit sur ces 1\d périodes\.$/;
    expect(await card.getByText(said).count()).toBe(1);
    expect(await card.getByText(/100\s?%/).count()).toBe(0);
    await isSound();
    await close();
  });

  it('are not for a technician', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'technician', lang: 'fr' });
    await go('/suppliers');
    await page.locator('main').getByText('Ceci ne vous est pas ouvert').waitFor();
    // Nor does the menu offer the section.
    expect(await page.locator('a[href="/suppliers"]:not(main *)').count()).toBe(0);
    await isSound();
    await close();
  });

  it('say so and offer another try when the server fails; teach what to do where there is none', async () => {
    const { page, go, close } = await visitor.visit();
    const suppliers = `${inject('house').url}/api/v1/suppliers?*`;
    await page.route(suppliers, (route) => route.fulfill({ status: 500, body: '{}' }));
    await go('/suppliers');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    await page.unroute(suppliers);
    const body = JSON.stringify({ asOf: new Date().toISOString(), items: [] });
    await page.route(suppliers, (route) => route.fulfill({ status: 200, contentType: 'application/json', body }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('No supplier yet').waitFor();
    await page.getByRole('link', { name: 'To the catalogue' }).click();
    await page.getByText('Dedicated Interconnect', { exact: false }).first().waitFor();
    await page.getByLabel('Search the catalogue').waitFor();
    await close();
  });
});

describe('the promise chain', () => {
  it('opens a promise by keyboard to its sentence, worst instant and slack', async () => {
    const { page, go, isSound, close } = await visitor.visit({ width: 1440 });
    await go('/suppliers?view=chain&customer=meridien');
    const promise = page.getByRole('button', { name: /P1 restoration/ });
    await promise.waitFor();
    await isSound();
    await promise.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    // Four hours at any time stand on four hours of a desk that is shut at night.
    await drawer.getByText('From some starts the supplier’s time ends after ours.').waitFor();
    await drawer.getByText('Worst instant').waitFor();
    await drawer.getByText(/ too late$/).waitFor();
    await isSound();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await promise.evaluate((one) => one === document.activeElement)).toBe(true);
    await close();
  });

  it('is a list at 360 px, in French and dark', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr', theme: 'dark', width: 360 });
    await go('/suppliers?view=chain&agreement=meridien-hosting');
    const item = page.locator('main li').getByRole('button', { name: /Rétablissement P1/ });
    await item.first().waitFor();
    await page
      .getByText(/non couvert/)
      .first()
      .waitFor();
    await isSound();
    await item.first().click();
    await page.getByRole('dialog').getByText('Pire instant').waitFor();
    await isSound();
    await close();
  });

  it('asks for a customer or an agreement first', async () => {
    const { page, go, isSound, close } = await visitor.visit({ theme: 'dark' });
    await go('/suppliers?view=chain');
    await page.getByText('Choose a customer or an agreement').waitFor();
    await page.getByRole('combobox', { name: 'Customer' }).fill('garance');
    await page.getByRole('option', { name: /Clinique Garance/ }).click();
    await page
      .getByRole('button', { name: /P1 restoration/ })
      .first()
      .waitFor();
    // Our own team stands between the customer and nobody.
    await page
      .getByText(/Équipe réseau/)
      .first()
      .waitFor();
    await isSound();
    await close();
  });
});

describe('claims', () => {
  it('are noted with a reference, and the note is taken back', async () => {
    const { page, go, isSound, close } = await visitor.visit({ width: 1440 });
    await go('/suppliers/salle-blanche?view=claims');
    const note = page.getByRole('button', { name: 'Note as claimed' });
    await note.first().waitFor({ timeout: 60_000 });
    await isSound();
    await note.first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Reference/).fill('letter-12');
    await dialog.getByRole('button', { name: 'Note as claimed' }).click();
    await page.getByText('Noted as claimed.').waitFor({ timeout: 60_000 });
    const noted = page.getByRole('row').filter({ hasText: 'letter-12' });
    await noted.getByText('claimed', { exact: true }).waitFor({ timeout: 60_000 });
    await isSound();
    await noted.getByRole('button', { name: 'Take the note back', exact: true }).click();
    await page.getByText(/^Taken back/).waitFor({ timeout: 60_000 });
    // Claims are reckoned anew.
    await noted.waitFor({ state: 'hidden', timeout: 60_000 });
    await close();
  });

  it('stand with their deadlines in French, dark and narrow; what is noted is asked for', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr', theme: 'dark', width: 360 });
    await go('/suppliers/salle-blanche?view=claims');
    const note = page.getByRole('button', { name: 'Noter comme réclamé' });
    await note.first().waitFor({ timeout: 60_000 });
    await page.getByText('non réclamé à temps').first().waitFor();
    await note.first().click();
    await page
      .getByRole('dialog')
      .getByLabel(/^Référence/)
      .waitFor();
    await isSound();
    await close();
  });
});

describe('the catalogue', () => {
  it('shows an entry with its source and text, and publishes only after it was said what that does', async () => {
    const { page, go, isSound, close } = await visitor.visit({ theme: 'dark' });
    await go('/suppliers?view=catalogue&q=s3%20standard');
    await page.getByRole('button', { name: 'S3 Standard' }).click();
    await page.getByRole('dialog').getByText('kind: underpinning').waitFor();
    await isSound();
    await page.getByRole('button', { name: 'Publish as our agreement' }).click();
    const asked = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Publish the agreement' }) });
    await asked.getByText(/never changed/).waitFor();
    await isSound();
    await close();
  });
});
