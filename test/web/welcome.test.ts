import { type AddressInfo, createServer } from 'node:net';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIKE_KEYCLOAK, openHonestProvider } from '../access/oidc/support/honest-provider.ts';
import { CLIENT_ID, CLIENT_SECRET } from '../access/oidc/support/house.ts';
import { type Got, receiver, verified } from '../delivery/support/receiver.ts';
import { dataFolder, startReady, until } from '../running/node-process.ts';
import {
  ADA,
  type EmptyHouse,
  type HouseWithMail,
  newOwner,
  openEmptyHouse,
  openHouseWithMail,
} from './support/empty-house.ts';
import { openVisitor, type Visit, type Visitor } from './support/visit.ts';

/** What the page gets from the API, with its own session. */
const asked = <T>(page: Page, path: string) =>
  page.evaluate(async (at) => (await fetch(`/api/v1${at}`)).json(), path) as Promise<T>;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** What is kept of what an agreement, a source or a person says, by where it is listed. */
const LISTS = [
  '/board',
  '/tickets',
  '/alerts',
  '/customers',
  '/agreements',
  '/suppliers',
  '/services',
  '/statements',
  '/simulations',
  '/deliveries',
  '/sources',
  '/rotas',
  '/receivers',
  '/wall-links',
  '/live-customers',
] as const;

/** A port of this machine that nobody holds. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

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
    await page.getByText('Démonstration : rien ici').waitFor();
    await page.locator('[data-ticket]').first().waitFor({ timeout: 60_000 });
    expect(clicks()).toBeLessThanOrEqual(4);
    expect((await asked<{ items: unknown[] }>(page, '/board?limit=5')).items.length).toBeGreaterThan(0);

    await isSound();

    // Somebody else looks at it meanwhile: no ghosts are left there either.
    const beside = await visitor.visit({ as: null, lang: 'en' });
    await beside.page.request.post(`${at.house.url}/api/v1/session`, {
      data: { email: ADA.email, password: ADA.password },
    });
    await beside.go('/');
    await beside.page.locator('[data-ticket]').first().waitFor();

    await button(page, 'La retirer').click();
    await page.getByText('La démonstration est retirée.').waitFor();
    await beside.page.locator('[data-ticket]').first().waitFor({ state: 'detached' });
    await beside.page.getByText('Demonstration: nothing here').waitFor({ state: 'detached' });
    // What it asked while everything was taken out was answered “not now”, and asked again.
    expect(beside.complaints().filter((one) => !one.includes('status of 503'))).toEqual([]);
    await beside.isSound();
    await beside.close();
    // Nothing that was made up is left in any list.
    for (const list of LISTS) expect(await asked<{ items: unknown[] }>(page, list), list).toMatchObject({ items: [] });
    expect(await asked(page, '/search?q=bor')).toEqual({ groups: [] });
    await page.locator('[data-ticket]').first().waitFor({ state: 'detached' });
    expect((await asked<{ items: unknown[] }>(page, '/board')).items).toEqual([]);
    expect(await asked(page, '/demonstration')).toMatchObject({ loaded: false, mayLoad: true });
    await page.getByText('Démonstration : rien ici').waitFor({ state: 'detached' });
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

  it('is taken out from the settings too, where nothing of it is left to be shown then', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: null, lang: 'fr' });
    const answer = async (path: string, method: string, data?: object) => {
      const address = `${at.house.url}/api/v1${path}`;
      const headers = { origin: at.house.url };
      const response = await page.request.fetch(address, { method, headers, data });
      expect(response.status(), path).toBeLessThan(300);
    };
    await answer('/session', 'POST', { email: ADA.email, password: ADA.password });
    await go('/settings/demonstration');
    await page.getByText('Aucune démonstration n’est chargée').waitFor();
    await isSound();
    await answer('/demonstration', 'POST');
    await go('/settings/demonstration');
    await button(page, 'Retirer la démonstration').click();
    const dialog = page.getByRole('dialog');
    await isSound();
    await dialog.getByRole('button', { name: 'Retirer la démonstration' }).click();
    await page.getByText('La démonstration est retirée.').waitFor({ timeout: 60_000 });
    await page.getByText('Aucune démonstration n’est chargée').waitFor();
    await isSound();
    await close();
  });
});

describe('from an empty system to a first alert', () => {
  let at: HouseWithMail;
  let visitor: Visitor;
  beforeAll(async () => {
    at = await openHouseWithMail({ LEEWAY_ALLOW_NETWORKS: '127.0.0.0/8' });
    visitor = await openVisitor(at.house);
  }, 120_000);
  afterAll(async () => {
    await visitor?.close();
    await at?.close();
  }, 60_000);

  it('in one’s own mailbox takes three clicks, and says why where the mail server refuses', async () => {
    const { page, click, clicks, isSound, close } = await newOwner(visitor, at.link, 'en');
    at.mail.mood.code = 550;
    await button(page, `Send a test alert to ${ADA.email}`).click();
    await page.getByText('It did not leave.').waitFor();
    expect(await page.getByRole('main').textContent()).toContain('550');
    expect(at.mail.arrived).toEqual([]);
    at.mail.mood.code = null;
    await click(button(page, `Send a test alert to ${ADA.email}`));
    await page.getByText(`It is in the mailbox of ${ADA.email}`).waitFor();
    expect(clicks()).toBeLessThanOrEqual(3);
    await until('the alert is in the mailbox', () => at.mail.arrived.length === 1);
    expect(at.mail.arrived[0]?.to).toEqual([ADA.email]);
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
    // A page that is answered that nobody is signed in loads itself anew.
    await page.goto('about:blank');
    await page.context().clearCookies();
    // Put off, they are not in the way any more; they stand where they stood.
    await signIn();
    await page.waitForURL((url) => url.pathname === '/');
    await go('/welcome');
    await page.getByText('1 of 3 steps done').waitFor();
    await close();
  });

  it('of one’s own: an agreement from a template, a source with key and signature, a ticket that runs out, a mail', async () => {
    const { page, go, isSound, close } = await asOwner();
    const secretOf = async (label: string) => {
      const secret = await page.getByRole('dialog').getByLabel(label, { exact: true }).inputValue();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      return secret;
    };
    await go('/welcome');
    await page.getByRole('link', { name: 'Write an agreement' }).click();
    await page.getByRole('link', { name: 'Full managed services' }).click();
    const form = page.getByRole('form', { name: 'Full managed services' });
    await form.getByLabel('Name of the provider', { exact: true }).fill('Hexa');
    await form.getByLabel('Name of the customer', { exact: true }).fill('Nimbus SAS');
    // It is proposed from today on, so that the tickets of today have their time limits; it may begin earlier.
    const begun = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    await form.getByLabel('Takes effect on', { exact: true }).fill(begun);
    await button(page, 'Publish…').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/agreements/nimbus-sas-msp-standard');
    await page.getByRole('link', { name: 'Back to the first steps' }).click();
    await page.getByText('2 of 3 steps done').waitFor();

    await page.getByRole('link', { name: 'Connect a source' }).click();
    await button(page, 'Add a source').first().click();
    await page.getByLabel('Identifier').fill('desk');
    await page.getByRole('dialog').getByLabel(/^Name/).fill('Our helpdesk');
    await page.getByRole('dialog').getByRole('button', { name: 'Add a source' }).click();
    await button(page, 'Make a key').click();
    const key = await secretOf('Key');
    await button(page, 'Add a secret').click();
    const signs = new Webhook(await secretOf('Secret'));
    await page.getByRole('link', { name: 'Overview' }).click();
    await button(page, 'Go live').click();
    await page.getByRole('dialog').getByRole('textbox').fill('Our helpdesk');
    await page.getByRole('dialog').getByRole('button', { name: 'Go live' }).click();
    await page.getByText('Our helpdesk is live.').waitFor();
    await isSound();

    await go('/customers/nimbus-sas/dry-run');
    await button(page, 'Go live').click();
    await page.getByRole('dialog').getByRole('textbox').fill('Nimbus SAS');
    await page.getByRole('dialog').getByRole('button', { name: 'Go live' }).click();
    await page.getByText(/People have been told since/).waitFor();

    // It must be acknowledged within 15 minutes: two seconds are left of them.
    await go('/settings/sources/desk');
    await page.getByText('nothing yet').waitFor();
    const time = new Date(Date.now() - 15 * 60_000 + 2_000);
    const body = JSON.stringify({
      type: 'ticket.opened',
      subject: 'INC-1',
      time: time.toISOString(),
      data: { customer: 'nimbus-sas', priority: 'P1' },
    });
    const post = (headers: { readonly [name: string]: string }) =>
      fetch(`${at.house.url}/api/v1/sources/desk/payloads`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        body,
      });
    expect((await post({})).status).toBe(401);
    const [id, sent] = ['msg_first', new Date()];
    const signature = signs.sign(id, sent, body);
    const stamp = String(Math.floor(sent.getTime() / 1_000));
    const taken = await post({ 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': signature });
    expect(await taken.json()).toMatchObject({
      state: 'read',
      outcome: { events: [{ subject: 'INC-1', result: 'new' }] },
    });
    // Nobody reloads the page: what was heard, and what was refused, come by themselves.
    await page.getByText('nothing yet').waitFor({ state: 'detached', timeout: 15_000 });
    await page.getByRole('rowheader').first().waitFor();
    await page.getByText('not signed', { exact: true }).waitFor();
    await isSound();
    await until('the breach is in the mailbox', () =>
      at.mail.arrived.some(({ mail: { subject }, to }) => to[0] === ADA.email && subject?.includes('INC-1')),
    );

    await page.getByRole('link', { name: 'Mapping' }).click();
    await button(page, 'Try it').click();
    await page.getByText('ticket.opened · INC-1').waitFor();
    await go('/');
    await page.locator('[data-ticket="INC-1"]').first().waitFor();
    await go('/welcome');
    await page.getByText('All is set up.').waitFor();
    await close();
  });

  it('a receiver really receives, signed, also at the address that it is given later', async () => {
    const there = await receiver();
    const { page, go, isSound, close } = await asOwner();
    await go('/settings/receivers');
    await button(page, 'Add a receiver').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Operations');
    await dialog.getByLabel('Address', { exact: true }).fill(`${there.url}/first`);
    await dialog.getByRole('button', { name: 'Add a receiver' }).click();
    const secret = await dialog.getByLabel('Signing secret').inputValue();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name: 'Operations' }).click();
    await button(page, 'Send a test').click();
    await page.waitForURL('**/settings/deliveries/*');
    await page.getByText('handed over').first().waitFor();
    expect(there.got[0]?.path).toBe('/first');
    expect(verified(there.got[0] as Got, secret)).toMatchObject({ type: expect.any(String) });
    await isSound();
    await go('/settings/receivers');
    await page.getByRole('link', { name: 'Operations' }).click();
    await button(page, 'Change').click();
    await dialog.getByLabel('Name', { exact: true }).fill('Night shift');
    await dialog.getByLabel('Address', { exact: true }).fill('nowhere');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.locator('[aria-invalid=true]').waitFor();
    await dialog.getByLabel('Address', { exact: true }).fill(`${there.url}/second`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Night shift' }).waitFor();
    await button(page, 'Send a test').click();
    await until('the second test arrived', () => there.got.some(({ path }) => path === '/second'));
    await close();
    await there.close();
  });

  it('a rota comes from a calendar file: checked first, then shown', async () => {
    const { page, go, isSound, close } = await asOwner();
    const day = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const shift = (uid: number, from: number, who: string) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${day(from)}T000000Z\r\nDTEND:${day(from + 1)}T000000Z\r\nSUMMARY:On call\r\nATTENDEE:mailto:${who}\r\nEND:VEVENT\r\n`;
    const file = (...shifts: readonly string[]) => ({
      name: 'nights.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${shifts.join('')}END:VCALENDAR\r\n`),
    });
    await go('/settings/rota');
    await button(page, 'Add a rota').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Identifier').fill('nights');
    await dialog.getByRole('button', { name: 'Add a rota' }).click();
    await page.waitForURL('**/settings/rota/nights');
    await page.getByText('No shift is to come').waitFor();
    await button(page, 'Import shifts').click();
    await dialog.locator('input[type=file]').setInputFiles(file(shift(1, 0, 'nobody@example.com')));
    await dialog.getByRole('button', { name: 'Check it' }).click();
    await dialog.getByText('nobody@example.com').waitFor();
    await dialog.locator('input[type=file]').setInputFiles(file(shift(1, 0, ADA.email), shift(2, 1, ADA.email)));
    await dialog.getByRole('button', { name: 'Check it' }).click();
    await dialog.getByText('After this the rota has 2 shifts.').waitFor();
    await isSound();
    await dialog.getByRole('button', { name: 'Import shifts' }).click();
    const table = page.getByRole('table', { name: 'Shifts' });
    await expect.poll(() => table.getByRole('rowheader', { name: ADA.name }).count()).toBe(2);
    await page.getByText(new RegExp(`${ADA.name}, from`)).waitFor();
    await isSound();
    await close();
  });

  it('people of every role are let in by their links and see what is theirs; one with a second factor, as long as it is on', async () => {
    const { page, go, close } = await asOwner();
    for (const role of ['Manager', 'Technician', 'Approver', 'Customer'] as const) {
      const email = `${role.toLowerCase()}@own.example`;
      await go('/settings/people');
      await button(page, 'Add somebody').first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name', { exact: true }).fill(`One ${role}`);
      await dialog.getByLabel('E-mail address').fill(email);
      await dialog.getByLabel('Role').selectOption({ label: role });
      if (role === 'Customer')
        await dialog.getByLabel('Customer', { exact: true }).selectOption({ label: 'Nimbus SAS' });
      if (role === 'Approver') await dialog.getByLabel('Customer service').check();
      await dialog.getByRole('button', { name: 'Add somebody' }).click();
      await page.getByRole('heading', { level: 1, name: `One ${role}` }).waitFor();
      await button(page, 'Invitation link').click();
      const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
      const theirs = await visitor.visit({ as: null, lang: 'en' });
      await theirs.page.goto(link);
      await theirs.page.locator('#invitation-form-password').fill(ADA.password);
      await theirs.page.locator('#invitation-form button.main').click();
      await theirs.page.locator('#password-set a').click();
      await signIn(theirs, email);
      await theirs.page.getByRole('navigation', { name: 'Sections' }).waitFor();
      const sections = await theirs.page
        .getByRole('navigation', { name: 'Sections' })
        .getByRole('link')
        .allTextContents();
      expect(sections.includes('Suppliers'), role).toBe(role === 'Manager' || role === 'Approver');
      expect(sections.includes('Settings'), role).toBe(true);
      if (role === 'Technician') await withSecondFactor(theirs, email);
      await theirs.close();
    }
    await close();
  });

  /** The first owner, signed in. */
  async function asOwner(): Promise<Visit> {
    const visit = await visitor.visit({ as: null, lang: 'en' });
    await visit.page.request.post(`${at.house.url}/api/v1/session`, {
      data: { email: ADA.email, password: ADA.password },
    });
    return visit;
  }

  async function signIn({ page }: Visit, email: string): Promise<void> {
    await page.locator('#sign-in-form-email').fill(email);
    await page.locator('#sign-in-form-password').fill(ADA.password);
    await page.locator('#sign-in-form button.main').click();
  }

  /** Switches a second factor on, signs in with it, and switches it off. */
  async function withSecondFactor(visit: Visit, email: string): Promise<void> {
    const { page, go, isSound } = visit;
    const dialog = page.getByRole('dialog');
    await go('/settings/account');
    await button(page, 'Set up a second factor').click();
    await dialog.getByLabel('Your password').fill(ADA.password);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    const totp = new TOTP({ secret: await dialog.getByLabel('Setup key').inputValue() });
    await isSound();
    await dialog.getByLabel('Code the app shows now').fill(totp.generate());
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    const [recovery = ''] = (await dialog.getByLabel('Recovery codes').inputValue()).split('\n');
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('In use: a code from your device').waitFor();
    await page.context().clearCookies();
    await go('/sign-in');
    await signIn(visit, email);
    await page.locator('#second-form-code').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await page.locator('#second-form button.main').click();
    await page.getByRole('navigation', { name: 'Sections' }).waitFor();
    await go('/settings/account');
    await button(page, 'Remove the second factor').click();
    await dialog.getByLabel('Your password').fill(ADA.password);
    await dialog.getByLabel('A code of the device, or a recovery code').fill(recovery);
    await dialog.getByRole('button', { name: 'Remove the second factor' }).click();
    await page.getByText('Not in use: the password alone lets you in.').waitFor();
  }

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
  it('begins with the first steps for an owner whom the identity provider lets in, too', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const provider = await openHonestProvider(LIKE_KEYCLOAK, {
      redirect_uris: [`${url}/api/v1/session/oidc/callback`],
    });
    provider.accounts.set('grace', { name: 'Grace Hopper', email: 'grace@msp.example', groups: ['bosses'] });
    const folder = dataFolder();
    const node = await startReady(
      {
        LEEWAY_DATA: folder.path,
        LEEWAY_URL: url,
        LEEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
        LEEWAY_OIDC_ISSUER: provider.issuer,
        LEEWAY_OIDC_CLIENT_ID: CLIENT_ID,
        LEEWAY_OIDC_CLIENT_SECRET: CLIENT_SECRET,
        LEEWAY_OIDC_GROUPS: 'bosses=owner',
      },
      ['--json', '--port', String(port)],
    );
    const nobody = { owner: '', manager: '', technician: '', approver: '', customer: '' };
    const visitor = await openVisitor({ url, sessions: nobody, token: '' });
    const { page, go, close } = await visitor.visit({ as: null, lang: 'en' });
    await go('/sign-in');
    await page.locator('#provider').click();
    await page.locator('input[name=login]').fill('grace');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/interaction/);
    await page.locator('button[type=submit]').click();
    await page.waitForURL(`${url}/welcome?*`);
    await page.getByText('0 of 3 steps done').waitFor();
    await close();
    await visitor.close();
    await node.stop();
    folder.remove();
    await provider.close();
  });

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
