import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { House } from './house.ts';
import { type Look, type Places, placesOf } from './places.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PLACES = [
  process.env['LEEWAY_TEST_BROWSER'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A page, and what it complained of: errors on the console, refused by its policy, sideways scrolling. */
export interface Visit {
  readonly page: Page;
  readonly url: string;
  readonly go: (path: string) => Promise<void>;
  /** What the page complained of since this was asked last: errors on the console, refused by its policy, thrown. */
  readonly complaints: () => readonly string[];
  /** What breaks a rule of WCAG 2.2 A or AA. */
  readonly barriers: (which?: Rules) => Promise<readonly string[]>;
  /** Fails where the page complained, scrolls sideways, or breaks a rule of WCAG 2.2 A or AA. */
  readonly isSound: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Which rules of axe are looked at: all of WCAG 2.2 A and AA unless told. */
export interface Rules {
  readonly only?: readonly string[];
  readonly but?: readonly string[];
}

export interface Visitor {
  readonly visit: (look?: Look) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

/** Starts Chromium for the tests of a file. @param at another house than the one that all share */
export async function openVisitor(at: House = inject('house')): Promise<Visitor> {
  const executablePath = PLACES.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined)
    throw new Error('No Chromium is installed, and these tests need one: apt-get install chromium.');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
  const places = placesOf(browser, at);
  return { visit: (look = {}) => openVisit(places, at, look), close: () => browser.close() };
}

async function openVisit(places: Places, house: House, look: Look): Promise<Visit> {
  const { as = 'owner', lang = 'en', theme = 'light', width = 1280, height = 900, scale = 1 } = look;
  const whole = { as, lang, theme, width, height, scale };
  const page = await places.take(whole);
  const complaints = complaintsOf(page);
  return {
    page,
    url: house.url,
    go: async (path) => {
      const sign = path.includes('?') ? '&' : '?';
      const [address = '', hash] = path.split('#');
      await page.goto(`${house.url}${address}${sign}lang=${lang}${hash === undefined ? '' : `#${hash}`}`);
    },
    complaints: () => complaints.splice(0),
    barriers: (which) => violations(page, which),
    isSound: async () => {
      expect(complaints).toEqual([]);
      expect(await sideways(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    },
    close: () => places.giveBack(whole, page),
  };
}

/** Whatever the page says that should not be said; what a server refuses is told in the page. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isRefusal = /Failed to load resource.*status of (?:401|403|404|409|412|422)/.test(message.text());
    if (message.type() === 'error' && !isRefusal) complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  return complaints;
}

/** What stands out of the window, where the page as a whole would scroll sideways. */
export async function sideways(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`] : [];
  });
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

async function violations(page: Page, { only, but = [] }: Rules = {}): Promise<readonly string[]> {
  // What a bar that stays in sight covers by the way is not too small for that.
  await page.evaluate(() => scrollTo(0, 0));
  // By the browser's own door: the page's policy lets no stranger's script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const asked = {
    runOnly: only
      ? { type: 'rule', values: only }
      : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
  };
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(asked)}).then((result) => result.violations)`,
  )) as readonly Violation[];
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 5)
      .map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
