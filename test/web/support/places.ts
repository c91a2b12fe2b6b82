import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { House, Role } from './house.ts';

/** How a page is looked at. */
export interface Look {
  readonly as?: Role | null;
  readonly lang?: 'fr' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screen for one of the page; 2 in a window of half the width is what 200 % zoom shows. */
  readonly scale?: number;
}

/** What a look comes to. */
type WholeLook = Required<Look>;

/** Pages of a browser that are used again and again: a new one costs more than most of what is looked at in it. */
export interface Places {
  readonly take: (look: WholeLook) => Promise<Page>;
  /** Whoever comes next finds a page of somebody who was never there, but for what a browser keeps of a site's files. */
  readonly giveBack: (look: WholeLook, page: Page) => Promise<void>;
}

/** Events of a page that a test may have listened to. */
const HEARD = ['console', 'pageerror', 'request', 'response', 'requestfinished', 'requestfailed', 'dialog', 'download'];
/** Asked of nothing but that the server lives, in the site whose page it was: nothing runs there. */
const NOWHERE = '/healthz';

export function placesOf(browser: Browser, house: House): Places {
  const idle = new Map<string, Page[]>();
  // A page that was given a script of its own keeps it for good.
  const spent = new WeakSet<Page>();
  const keyOf = ({ lang, scale }: WholeLook) => `${lang} ${scale}`;
  return {
    take: async (look) => {
      const page = idle.get(keyOf(look))?.pop() ?? (await newPage(browser, look, spent));
      const { as, theme, width, height } = look;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      if (as !== null) await signedIn(page.context(), house, as);
      return page;
    },
    giveBack: async (look, page) => {
      try {
        if (spent.has(page)) return await page.context().close();
        await emptied(page, house);
        idle.set(keyOf(look), [...(idle.get(keyOf(look)) ?? []), page]);
      } catch {
        await page.context().close();
      }
    },
  };
}

async function newPage(browser: Browser, { lang, scale }: WholeLook, spent: WeakSet<Page>): Promise<Page> {
  const context = await browser.newContext({
    deviceScaleFactor: scale,
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    reducedMotion: 'reduce',
    // Nobody's own clock is to be seen in a page.
    timezoneId: 'Pacific/Kiritimati',
  });
  const page = await context.newPage();
  const addInitScript = page.addInitScript.bind(page);
  page.addInitScript = (...given: Parameters<Page['addInitScript']>) => {
    spent.add(page);
    return addInitScript(...given);
  };
  return page;
}

/** Nothing runs in it any more, nothing is kept, nobody is signed in, nobody listens, and no pointer is over it. */
async function emptied(page: Page, { url }: House): Promise<void> {
  const context = page.context();
  for (const what of HEARD) page.removeAllListeners(what);
  await context.setOffline(false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.goto(`${url}${NOWHERE}`, { timeout: 10_000 });
  await page.mouse.move(-10, -10);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
}

async function signedIn(context: BrowserContext, { url, sessions }: House, as: Role): Promise<void> {
  await context.addCookies([{ name: 'leeway', value: sessions[as], url, httpOnly: true, sameSite: 'Lax' }]);
}
