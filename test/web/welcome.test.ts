import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealMailServer, realMailServer } from '../delivery/support/mail-server.ts';
import { until } from '../running/node-process.ts';
import { ADA, type EmptyHouse, newOwner, openEmptyHouse } from './support/empty-house.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

/** What the page gets from the API, with its own session. */
const asked = <T>(page: Page, path: string) =>
  page.evaluate(async (at) => (await fetch(`/api/v1${at}`)).json(), path) as Promise<T>;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const errorsOf = (log: string) => log.split('\n').filter((line) => line.includes('"level":"error"'));

describe('from an empty machine to a live board', () => {
  let at: EmptyHouse;
  let visitor: Visitor;
  beforeAll(async () => {
    at = await openEmptyHouse();
    visitor = await openVisitor(at.house);
  }, 120_000);
  afterAll(async () => {
    await visitor?.close();
    await at?.close();
  }, 60_000);

  it('takes one command and four clicks; what is made up says so, and one click takes it out', async () => {
    const { page, click, clicks, isSound, close } = await newOwner(visitor, at.link, 'fr');
    // Nothing is set for mail: the page says what is to be set.
    await page.getByText('LEEWAY_SMTP_URL=').waitFor();
    await page.getByText('LEEWAY_MAIL_FROM=').waitFor();
    expect(await button(page, /Envoyer/).count()).toBe(0);
    await isSound();
    await click(button(page, 'Charger la démonstration'));
    await click(page.getByRole('main').getByRole('link', { name: 'Voir Aujourd’hui' }));
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByText('Données de démonstration').waitFor();
    await page.locator('[data-ticket]').first().waitFor({ timeout: 60_000 });
    expect(clicks()).toBeLessThanOrEqual(4);
    expect((await asked<{ items: unknown[] }>(page, '/board?limit=5')).items.length).toBeGreaterThan(0);

    await isSound();

    await button(page, 'La retirer').click();
    await page.getByText('La démonstration est retirée.').waitFor();
    await page.locator('[data-ticket]').first().waitFor({ state: 'detached' });
    expect((await asked<{ items: unknown[] }>(page, '/board')).items).toEqual([]);
    expect(await asked(page, '/demonstration')).toMatchObject({ loaded: false, mayLoad: true });
    await page.getByText('Données de démonstration').waitFor({ state: 'detached' });
    // An empty board leads back to where one begins.
    await page.locator('main a[href="/welcome"]').click();
    await button(page, 'Charger la démonstration').waitFor();
    // What was asked while it was taken out was answered too, if only by “not now”.
    expect(errorsOf(at.node.log())).toEqual([]);
    await close();
    const after = await visitor.visit({ as: null, lang: 'fr' });
    await after.page.request.post(`${at.house.url}/api/v1/session`, {
      data: { email: ADA.email, password: ADA.password },
    });
    await after.go('/');
    await after.page.locator('main a[href="/welcome"]').waitFor();
    await after.isSound();
    await after.close();
  });
});

describe('from an empty system to a first alert', () => {
  let at: EmptyHouse;
  let mail: RealMailServer;
  let visitor: Visitor;
  beforeAll(async () => {
    mail = await realMailServer({ encrypts: false });
    const { host, port } = mail.server;
    at = await openEmptyHouse({
      LEEWAY_SMTP_URL: `smtp://${host}:${port}?tls=optional`,
      LEEWAY_MAIL_FROM: 'Leeway <leeway@msp.example>',
    });
    visitor = await openVisitor(at.house);
  }, 120_000);
  afterAll(async () => {
    await visitor?.close();
    await at?.close();
    await mail?.close();
  }, 60_000);

  it('in one’s own mailbox takes three clicks, and says why where the mail server refuses', async () => {
    const { page, click, clicks, isSound, close } = await newOwner(visitor, at.link, 'en');
    mail.mood.code = 550;
    await button(page, `Send a test alert to ${ADA.email}`).click();
    await page.getByText('It did not leave.').waitFor();
    expect(await page.getByRole('main').textContent()).toContain('550');
    expect(mail.arrived).toEqual([]);
    mail.mood.code = null;
    await click(button(page, `Send a test alert to ${ADA.email}`));
    await page.getByText(`It is in the mailbox of ${ADA.email}`).waitFor();
    expect(clicks()).toBeLessThanOrEqual(3);
    await until('the alert is in the mailbox', () => mail.arrived.length === 1);
    expect(mail.arrived[0]?.to).toEqual([ADA.email]);
    await page.getByText('1 of 3 steps done').waitFor();
    await isSound();
    await close();
  });

  it('leads to each step and back, and begins with what is left when one signs in again', async () => {
    const { page, go, close } = await visitor.visit({ as: null, lang: 'en' });
    const signIn = async () => {
      await go('/sign-in');
      await page.locator('#sign-in-form-email').fill(ADA.email);
      await page.locator('#sign-in-form-password').fill(ADA.password);
      await page.locator('#sign-in-form button.main').click();
    };
    await signIn();
    await page.waitForURL('**/welcome?*');
    for (const [step, path] of [
      ['Write an agreement', '/agreements/new'],
      ['Connect a source', '/settings/sources'],
    ] as const) {
      await page.getByRole('link', { name: step }).click();
      await page.waitForURL(`**${path}`);
      await page.getByRole('link', { name: 'Back to the first steps' }).click();
      await page.waitForURL('**/welcome');
    }
    await button(page, 'Not now').click();
    await page.waitForURL((url) => url.pathname === '/');
    expect(await page.getByRole('link', { name: 'Back to the first steps' }).count()).toBe(0);
    await page.context().clearCookies();
    // Put off, they are not in the way any more; they stand where they stood.
    await signIn();
    await page.waitForURL((url) => url.pathname === '/');
    await go('/welcome');
    await page.getByText('1 of 3 steps done').waitFor();
    await close();
  });

  it.each([
    ['en', 'light', 1440],
    ['fr', 'dark', 1440],
    ['fr', 'light', 360],
    ['en', 'dark', 360],
  ] as const)('is shown without a complaint or barrier in %s, %s, %i wide', async (lang, theme, width) => {
    const { page, go, isSound, close } = await visitor.visit({ as: null, lang, theme, width });
    for (const path of ['/sign-in', '/invitation#x', '/reset']) {
      await go(path);
      await page.locator('h1:visible').waitFor();
      await isSound();
    }
    await page.request.post(`${at.house.url}/api/v1/session`, {
      data: { email: ADA.email, password: ADA.password },
    });
    await go('/welcome');
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    await isSound();
    await close();
  });
});

describe('setting up', () => {
  it('is not for those who do not do it: they are told so', async () => {
    const visitor = await openVisitor();
    const { page, go, isSound, close } = await visitor.visit({ as: 'technician', lang: 'fr' });
    await go('/welcome');
    await page.getByText('Ceci ne vous est pas ouvert').waitFor();
    expect(await page.getByRole('button', { name: 'Charger la démonstration' }).count()).toBe(0);
    await isSound();
    await close();
    await visitor.close();
  });
});
