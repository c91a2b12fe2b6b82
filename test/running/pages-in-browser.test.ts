import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser, type Tab } from '../support/browser/browser.ts';
import { dataFolder, type NodeProcess, startReady } from './node-process.ts';

const PASSWORD = 'seven slow green trams';
const folder = dataFolder();
let node: NodeProcess;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([startReady({ LEEWAY_DATA: folder.path }), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await node?.stop();
  folder.remove();
}, 60_000);

const isShown = (id: string) => `document.getElementById('${id}')?.hidden === false`;
const textOf = (selector: string) => `document.querySelector('${selector}').textContent`;

/** The application stands at an address. */
const isAt = (path: string) => `location.pathname === '${path}' && document.querySelector('#content h1') !== null`;
/** Who is signed in. */
const nameOf = (tab: Tab) =>
  tab.value<string>("fetch('/api/v1/session').then((answer) => answer.json()).then(({ name }) => name)");

/** Sends JSON from the page, with the session it has. */
function post<T>(tab: Tab, path: string, data: unknown): Promise<T> {
  return tab.value<T>(
    `fetch('/api/v1${path}', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(data))} }).then((answer) => answer.json())`,
  );
}

async function signIn(tab: Tab, email: string, password: string): Promise<void> {
  await tab.go(`${node.url}/sign-in`);
  await tab.until(isShown('sign-in'));
  await tab.type('#sign-in-form-email', email);
  await tab.type('#sign-in-form-password', password);
  await tab.press('Enter');
}

/** Bars across, or anything beyond the window. */
const FITS = 'document.documentElement.scrollWidth <= innerWidth';

describe('the first owner, in a browser', () => {
  it('opens the link, is told what is wrong in words, makes the account, and is led to the first steps', async () => {
    const tab = await browser.tab('fr');
    await tab.look({ width: 360, dark: true });
    await tab.go(node.ownerLink ?? '');
    await tab.until(isShown('setup'));
    // The code is out of the address before anybody looks over a shoulder.
    expect(await tab.value('location.href')).toBe(`${node.url}/setup`);
    expect(await tab.value('document.activeElement.name')).toBe('name');
    await tab.press('Enter');
    expect(await tab.value(textOf('#setup-form-email-wrong'))).toBe('Ce champ est vide.');
    await tab.type('#setup-form-name', 'Ada');
    await tab.type('#setup-form-email', 'ada@example.com');
    await tab.type('#setup-form-password', 'court');
    await tab.click('#setup-form .main');
    await tab.until("document.activeElement.id === 'setup-form-password'");
    expect(await tab.value(textOf('#setup-form-password-wrong'))).toContain('moins de 12 caractères');
    expect(await tab.value("document.activeElement.getAttribute('aria-invalid')")).toBe('true');
    await tab.value("document.activeElement.value = ''");
    await tab.type('#setup-form-password', PASSWORD);
    await tab.press('Enter');
    // Whoever has just begun is led through the first steps.
    await tab.until(isAt('/welcome'));
    expect(await tab.value(textOf('h1'))).toBe('Mise en route');
    expect(await nameOf(tab)).toBe('Ada');
    expect(await tab.value(FITS)).toBe(true);
    await tab.go(`${node.url}/api/v1/`);
    expect(tab.complaints).toEqual([]);
  });

  it('finds nothing to set up afterwards, with the same link', async () => {
    const tab = await browser.tab('en');
    await tab.go(node.ownerLink ?? '');
    expect(await tab.value(textOf('h1'))).toBe('Nothing to set up');
    expect(tab.complaints).toEqual([]);
  });
});

describe('somebody who is invited, in a browser', () => {
  it('chooses a password, signs in with it and with a second factor, and signs out', async () => {
    const owner = await browser.tab('en');
    await signIn(owner, 'ada@example.com', PASSWORD);
    // Nothing is set up yet: whoever may do it begins there.
    await owner.until(isAt('/welcome'));
    const person = { name: 'Grace', email: 'grace@example.com', role: 'technician' };
    const { id } = await post<{ id: string }>(owner, '/people', person);
    const { link } = await post<{ link: string }>(owner, '/invitations', { person: id });

    const tab = await browser.tab('en');
    await tab.look({ width: 360, dark: false });
    await tab.go(new URL(link, node.url).href);
    await tab.until(isShown('invitation'));
    // In another language the link is still whole.
    await tab.click('#other-language');
    await tab.until(
      "document.documentElement.lang === 'fr' && document.getElementById('invitation')?.hidden === false",
    );
    expect(await tab.value('location.hash')).toBe('');
    await tab.type('#invitation-form-password', PASSWORD);
    await tab.press('Enter');
    await tab.until(isShown('password-set'));
    // Used once, it is dead, and that is told.
    await tab.go(new URL(link, node.url).href);
    await tab.until(isShown('invitation'));
    await tab.type('#invitation-form-password', PASSWORD);
    await tab.press('Enter');
    await tab.until("document.querySelector('#invitation-form .alert').textContent !== ''");

    await signIn(tab, 'grace@example.com', PASSWORD);
    await tab.until(isAt('/'));
    expect(await nameOf(tab)).toBe('Grace');
    const { secret } = await post<{ secret: string }>(tab, '/session/second-factor/enrolment', { password: PASSWORD });
    const totp = new TOTP({ secret });
    await post(tab, '/session/second-factor/confirmation', { code: totp.generate() });
    await tab.value("fetch('/api/v1/session', { method: 'DELETE' }).then(() => true)");
    await signIn(tab, 'grace@example.com', PASSWORD);
    await tab.until(isShown('second'));
    await tab.type('#second-form-code', '000000');
    await tab.press('Enter');
    await tab.until("document.querySelector('#second-form .alert').textContent !== ''");
    await tab.value("document.querySelector('#second-form-code').value = ''");
    await tab.type('#second-form-code', totp.generate({ timestamp: Date.now() + 30_000 }));
    await tab.press('Enter');
    await tab.until(isAt('/'));
    // Who is signed in has nothing to do on the page for it.
    await tab.go(`${node.url}/sign-in`);
    await tab.until(isAt('/'));
    expect(tab.complaints).toEqual([]);
  });

  it('is told what is missing when the link was not opened whole', async () => {
    const tab = await browser.tab('fr');
    await tab.go(`${node.url}/reset`);
    await tab.until(isShown('no-code'));
    expect(await tab.value(textOf('#no-code h1'))).toBe('Il manque le code de ce lien');
  });

  it('is told in words when the server is away', async () => {
    const tab = await browser.tab('en');
    await tab.go(`${node.url}/sign-in`);
    await tab.until(isShown('sign-in'));
    await tab.value("window.fetch = () => Promise.reject(new TypeError('away'))");
    await tab.type('#sign-in-form-email', 'ada@example.com');
    await tab.type('#sign-in-form-password', PASSWORD);
    await tab.press('Enter');
    await tab.until("document.querySelector('#sign-in-form .alert').textContent.includes('can not be reached')");
  });
});
