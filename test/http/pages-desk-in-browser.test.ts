import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketPath } from '../../src/app/messages/index.ts';
import { dataFolder, type NodeProcess, startReady } from '../running/node-process.ts';
import { type Browser, openBrowser, type Tab } from '../support/browser/browser.ts';
import { desk, HOSTILE_TICKET } from './support/desk.ts';
import type { Served } from './support/server.ts';

const PASSWORD = 'seven slow green trams';
const folder = dataFolder();
let node: NodeProcess;
let server: Served;
let browser: Browser;

beforeAll(async () => {
  [node, server, browser] = await Promise.all([startReady({ LEEWAY_DATA: folder.path }), desk(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await node?.stop();
  folder.remove();
}, 60_000);

/** A tab of somebody who is signed in at the server with alerts. */
async function tabOf(who: string, lang: 'fr' | 'en'): Promise<Tab> {
  const tab = await browser.tab(lang);
  await tab.go(`${server.url}/healthz`);
  await tab.value(`document.cookie = 'leeway=${who}; path=/'`);
  return tab;
}

/** Bars across, or anything beyond the window. */
const FITS = 'document.documentElement.scrollWidth <= innerWidth';

/** Texts that stand out from what is behind them by less than WCAG 2.2 AA asks (1.4.3): 4.5, or 3 where they are large. */
const FAINT = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
  const told = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let looked = 0;
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (walk.currentNode.textContent.trim() === '' || !e.checkVisibility() || e.closest('.unseen, noscript')) continue;
    looked += 1;
    const style = getComputedStyle(e);
    const [a, b] = [light(rgba(style.color)), light(behind(e))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if ((a + 0.05) / (b + 0.05) < needed) told.push(e.className + ' ' + e.textContent);
  }
  return looked === 0 ? ['nothing is seen'] : told;
})()`;

/** What can be pressed and is smaller than 24 by 24 (2.5.8), but for links within a line. */
const SMALL = `[...document.querySelectorAll('button, summary, .button')].filter((e) => e.checkVisibility()).filter((e) => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24; }).map((e) => e.textContent)`;

const OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })";

describe('these pages, in a browser', () => {
  it.each(['fr', 'en'] as const)(
    'fit from 360 to 1600 pixels, light and dark, and everything can be read and pressed (%s)',
    async (lang) => {
      const tab = await tabOf('technician', lang);
      for (const path of ['/alerts', '/tickets', '/tickets/INC-2041', ticketPath(HOSTILE_TICKET), '/tickets/none']) {
        for (const dark of [false, true]) {
          for (const width of [360, 1600]) {
            await tab.look({ width, dark });
            await tab.go(server.url + path);
            await tab.value(OPEN_ALL);
            const where = `${path} ${width} ${dark}`;
            expect(await tab.value(FITS), where).toBe(true);
            expect(await tab.value(FAINT), where).toEqual([]);
            expect(await tab.value(SMALL), where).toEqual([]);
            expect(await tab.value('document.documentElement.lang'), where).toBe(lang);
          }
        }
      }
      expect(tab.complaints).toEqual([]);
    },
  );

  it('let somebody take an alert on by the keyboard alone, and show everybody who did', async () => {
    const tab = await tabOf('technician', 'fr');
    await tab.look({ width: 400, dark: false });
    await tab.go(`${server.url}/alerts`);
    for (let steps = 0; steps < 50; steps += 1) {
      await tab.press('Tab');
      if (await tab.value("document.activeElement.matches('[data-acknowledges]')")) break;
    }
    expect(await tab.value('document.activeElement.textContent')).toBe(
      'Prendre en charge (INC-2041, première réponse)',
    );
    // Where one is can be seen.
    expect(await tab.value('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await tab.press('Enter');
    await tab.until("document.activeElement.textContent === 'Prise en charge par vous.'");
    const taken = await server.store.alerts({ acknowledged: true }, null, 10);
    expect(taken.length).toBeGreaterThan(0);
    expect(
      taken.every(({ acknowledgedBy, ticket }) => acknowledgedBy === 't-technician' && ticket === 'INC-2041'),
    ).toBe(true);
    await tab.go(`${server.url}/alerts`);
    // What is taken care of comes after what nobody takes care of.
    expect(await tab.value("document.querySelector('.card .about').textContent")).not.toContain('INC-2041');
    expect(await tab.value("[...document.querySelectorAll('.taken')].map((e) => e.textContent).join()")).toContain(
      'Prise en charge par un programme, 11\u202fh\u202f48.',
    );
    expect(tab.complaints).toEqual([]);
  });

  it('say why an alert could not be taken on, and leave the button', async () => {
    const tab = await tabOf('technician', 'en');
    await tab.go(`${server.url}/alerts`);
    await tab.value("window.fetch = () => Promise.reject(new TypeError('away'))");
    await tab.click('[data-acknowledges]');
    await tab.until("document.querySelector('.take [role=status]').textContent.includes('can not be reached')");
    expect(await tab.value("document.querySelector('[data-acknowledges]').checkVisibility()")).toBe(true);
  });
});

async function enter(tab: Tab): Promise<void> {
  await tab.until("document.getElementById('sign-in')?.hidden === false");
  await tab.type('#sign-in-form-email', 'ada@example.com');
  await tab.type('#sign-in-form-password', PASSWORD);
  await tab.press('Enter');
}

describe('whoever opens a link from a message and is not signed in', () => {
  it('signs in there and is shown the very page, and is signed out again', async () => {
    const owner = await browser.tab('fr');
    await owner.go(node.ownerLink ?? '');
    await owner.until("document.getElementById('setup')?.hidden === false");
    await owner.type('#setup-form-name', 'Ada');
    await owner.type('#setup-form-email', 'ada@example.com');
    await owner.type('#setup-form-password', PASSWORD);
    await owner.press('Enter');
    await owner.until("location.pathname === '/welcome'");

    const tab = await browser.tab('fr');
    const path = `${ticketPath('INC/1 ~1 é')}?lang=en`;
    await tab.go(node.url + path);
    await enter(tab);
    await tab.until("document.querySelector('h1')?.textContent === 'There is nothing here for you'");
    expect(await tab.value('location.pathname + location.search')).toBe(path);
    await tab.click('.desk-foot a');
    await tab.until("document.querySelector('.calm h2')?.textContent === 'Rien n’est en cours'");
    await tab.click('#sign-out');
    await tab.until("location.pathname === '/sign-in' && document.getElementById('sign-in')?.hidden === false");
    await tab.go(`${node.url}/alerts`);
    await tab.until("document.getElementById('sign-in')?.hidden === false");
    expect(tab.complaints).toEqual([]);
  });

  it.each([
    '/.//evil.example/',
    '//evil.example/',
    'https:evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'http://[',
  ])('is led nowhere else by what somebody wrote behind a link: %s', async (next) => {
    const tab = await browser.tab('en');
    await tab.go(`${node.url}/sign-in#next=${encodeURIComponent(next)}`);
    await enter(tab);
    await tab.until("document.getElementById('sign-in')?.hidden !== false && document.readyState === 'complete'");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await tab.value('location.origin')).toBe(node.url);
  });
});
