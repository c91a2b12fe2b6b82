import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Made, screensOf } from '../../../scripts/screenshots/addresses.mjs';
import { ADA, type EmptyHouse, openEmptyHouse } from '../support/empty-house.ts';
import { type House, send } from '../support/house.ts';
import { openVisitor, type Visitor } from '../support/visit.ts';
import { calm } from './support/looks.ts';
import { tenThousand, tenThousandPromised } from './support/many.ts';
import { type Get, NOTHING, oneOfEach, type Post } from './support/one.ts';
import { isWhole, PATIENCE_MS } from './support/screens.ts';
import { type Look, pagesOf, settled, walk } from './support/walk.ts';

// A house from its first day: with nothing in it, with one of each thing, with ten thousand.

// On a busy machine it takes its time to grow.
vi.setConfig({ testTimeout: PATIENCE_MS });

/** What a screen says where there is nothing of what it shows: file and key of its words. */
const EMPTY: Readonly<Record<string, readonly [string, string]>> = {
  today: ['today', 'empty.title'],
  tickets: ['ticket', 'tickets.none'],
  alerts: ['ticket', 'alertsPage.none'],
  customers: ['customers', 'list.none'],
  agreements: ['agreements', 'list.none'],
  suppliers: ['suppliers', 'list.empty'],
  availability: ['availability', 'empty.title'],
  simulations: ['simulation', 'empty.title'],
  'settings-tokens': ['settings', 'tokens.empty'],
  'settings-sources': ['settings-sources', 'empty.title'],
  'settings-calendars': ['settings-house', 'calendars.empty'],
  'settings-rota': ['settings-alerting', 'rota.empty'],
  'settings-receivers': ['settings-alerting', 'receivers.empty'],
  'settings-deliveries': ['settings-alerting', 'messages.empty'],
};

interface Words {
  readonly [key: string]: string | Words;
}

/** What stands in the words of the pages. @throws where there is no such key */
function said(lang: 'fr' | 'en', file: string, key: string): string {
  const words = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../web/src/words/${lang}/${file}.json`), 'utf8'),
  ) as Words;
  const found = key
    .split('.')
    .reduce<string | Words | undefined>((at, step) => (at as Words | undefined)?.[step], words);
  if (typeof found !== 'string') throw new Error(`${lang}/${file} has no ${key}`);
  return found;
}

let at: EmptyHouse;
let visitor: Visitor;
let as: { readonly [name: string]: string };
beforeAll(async () => {
  at = await openEmptyHouse();
  const { url } = at.house;
  const code = at.link.slice(at.link.indexOf('#') + 1).replace(/^code=/, '');
  const { cookie } = await send(url, '/setup', { code, ...ADA }, {});
  as = { cookie: `leeway=${cookie}`, origin: url };
  const house: House = { ...at.house, sessions: { ...at.house.sessions, owner: cookie } };
  visitor = await openVisitor(house);
}, 120_000);
afterAll(async () => {
  await visitor?.close();
  await at?.close();
}, 60_000);

const post: Post = async <T>(path: string, body: unknown, method = 'POST') =>
  (await send<T>(at.house.url, path, body, as, method)).data;
const get: Get = async <T>(path: string) => {
  const answer = await fetch(`${at.house.url}/api/v1${path}`, { headers: as });
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
const inside = (made: Made) => screensOf(made).filter(({ isOutside, name }) => !isOutside && name !== 'kit');
/** What there is one of, once it is made. */
let one: Made = NOTHING;

/** Lists of what there are ten thousand of; the others, and what comes of ten thousand promises, in `npm run test:long`. */
const LISTS =
  /^(?:today|tickets|alerts|customers|settings-people|settings-tokens|settings-audit|settings-receivers|settings-deliveries)$/;
/** So many rows are seen in a page at most, however many there are, and so many more each time its end is gone to. */
const IN_PAGE = 1_000;
const ADDED = 300;
/** So often the end is gone to. */
const STEPS = isWhole ? 6 : 1;

describe('a house', () => {
  it('with nothing in it says on every screen what is not there yet', async () => {
    for (const lang of ['en', 'fr'] as const) {
      const visits = await pagesOf(visitor, 2, { lang, theme: lang === 'fr' ? 'dark' : 'light' });
      const wrong = await walk(visits, inside(NOTHING), calm, async ({ page, barriers }, { name }) => {
        const [file, key] = EMPTY[name] ?? [];
        if (file === undefined || key === undefined) return [];
        const text = await page.locator('main').first().innerText();
        const failed = (await page.locator('main [role=alert]').allInnerTexts()).map((what) => `fails: ${what}`);
        const expected = said(lang, file, key);
        return [
          ...failed,
          ...(text.includes(expected) ? [] : [`does not say “${expected}”: ${text.slice(0, 300)}`]),
          ...(await barriers()),
        ];
      });
      expect(wrong).toEqual([]);
      for (const { close } of visits) await close();
    }
  });

  it('with one of each thing counts one of it', async () => {
    one = await oneOfEach(post, get);
    const screens = inside(one);
    for (const lang of ['en', 'fr'] as const) {
      const visits = await pagesOf(visitor, 2, { lang });
      const wrong = await walk(visits, screens, calm, async ({ page }) => {
        const text = (await page.locator('main').first().innerText()).replaceAll(/\s+/g, ' ');
        const failed = (await page.locator('main [role=alert]').allInnerTexts()).map((what) => `fails: ${what}`);
        return [...failed, ...pluralsOf(text, lang)];
      });
      expect(wrong).toEqual([]);
      for (const { close } of visits) await close();
    }
  });

  it('with ten thousand of each shows some, and goes on as one reads', async () => {
    await tenThousand(post, at.folder, one.person ?? '');
    if (isWhole) await tenThousandPromised(post, at.folder, one.person ?? '', one.month);
    const visits = await pagesOf(visitor, 2, { width: 1440 });
    const screens = inside(one).filter(({ name }) => isWhole || LISTS.test(name));
    const wrong = await walk(visits, screens, calm, goesOn);
    expect(wrong).toEqual([]);
    for (const { close } of visits) await close();
  });
});

/** A list shows some rows, and others where one goes to its end, until there are no more. */
const goesOn: Look = async ({ page, complaints }, { name }) => {
  const rows = page.locator('main tr, main [role=row], main li');
  const wrong: string[] = [];
  if (LISTS.test(name) && (await rows.count()) === 0) wrong.push('no row');
  for (let step = 0; step < STEPS; step += 1) {
    const before = await page.evaluate(standing);
    await toTheEnd(page);
    await settled(page);
    const count = await page.evaluate(rowsSeen);
    if (count >= IN_PAGE + step * ADDED) wrong.push(`${count} rows stand in the page`);
    // What is asked for, or drawn, when the end comes into view.
    const hasMore = (await page.locator('main').getByRole('button', { name: 'Show more' }).count()) > 0;
    if (hasMore && (await goneOn(page, before)) === before)
      wrong.push(`does not go on after ${before}; ${await page.evaluate(endOf)}`);
  }
  return [...wrong, ...complaints()];
};

/** Tables behind plots, which nobody has opened, are not among them. */
const rowsSeen = () =>
  [...document.querySelectorAll('main tr, main [role=row], main li')].filter((row) => row.checkVisibility()).length;

/**
 * How much stands in a page, and what stands last in it: another where a list went on, whose rows may all read the same. It is
 * the same where the way to more alone has changed, which for a moment says that more is on its way.
 */
const standing = () => {
  const heights = [document.documentElement, ...document.querySelectorAll('main *')].map((one) => one.scrollHeight);
  const rows = [...document.querySelectorAll('main tr, main [role=row], main li')];
  return `${rows.length} rows, at most ${Math.max(...heights)} px high, ${rows.at(-1)?.textContent}`;
};

/** How far what scrolls is from its end, where the way to more stands, and what was asked last. */
const endOf = () => {
  const scrolling = [document.documentElement, ...document.querySelectorAll('main *')].filter(
    (one) => one.scrollHeight > one.clientHeight + 40,
  );
  const way = [...document.querySelectorAll('main button')].findLast((one) => one.textContent === 'Show more');
  const { top = -1 } = way?.getBoundingClientRect() ?? {};
  const asked = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name }) => name.includes('/api/v1/'))
    .slice(-3)
    .map((one) => `${one.name} at ${Math.round(one.startTime)} for ${Math.round(one.duration)} ms`);
  const ends = scrolling.map((one) => `${one.tagName} ${one.scrollTop} + ${one.clientHeight} of ${one.scrollHeight}`);
  return [...ends, `more at ${top} of ${innerHeight}`, ...asked, `now ${Math.round(performance.now())}`].join('; ');
};

/** What stands once something else does; after long, still the same. */
async function goneOn(page: Page, before: string): Promise<string> {
  let now = before;
  for (let tries = 0; tries < 100 && now === before; tries += 1) {
    now = await page.evaluate(standing);
    if (now === before) await page.evaluate(() => new Promise<void>((done) => setTimeout(done, 100)));
  }
  return now;
}

/** The last of what scrolls on a page, and how far it stands from the end. */
async function toTheEnd(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of [document.documentElement, ...document.querySelectorAll('main *')])
      if (one.scrollHeight > one.clientHeight + 40) one.scrollTop = one.scrollHeight;
  });
}

/** What stands in the plural after a one. */
function pluralsOf(text: string, lang: 'fr' | 'en'): readonly string[] {
  const plural =
    lang === 'en'
      ? /(?<![\d.,:/-])\b1 (?:\w+ )?(?:tickets|customers|agreements|services|outages|suppliers|claims|statements|reports|simulations|sources|alerts|people|hours|minutes|days|promises|versions|rows|shifts|clocks|keys|months|years)\b/g
      : /(?<![\d.,:/-])\b[01] (?:\p{L}+ )?(?:tickets|clients|contrats|services|interruptions|fournisseurs|réclamations|arrêtés|rapports|simulations|sources|alertes|personnes|heures|minutes|jours|engagements|versions|lignes|créneaux|délais|clés|années)(?!\p{L})/gu;
  return [...text.matchAll(plural)].map(([found]) => `a one in the plural: ${found}`);
}
