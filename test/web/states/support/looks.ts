import type { Page } from 'playwright-core';
import { sideways } from '../../support/visit.ts';
import type { Look } from './walk.ts';

/** What is asked of every screen in every look: it says something under one heading, complains of nothing, scrolls only downwards. */
export const calm: Look = async ({ page, complaints }) => {
  const headings = await page.locator('h1').count();
  const said = (await page.locator('main').first().innerText()).trim();
  return [
    ...complaints(),
    ...(await sideways(page)),
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...(said === '' ? ['nothing is said'] : []),
  ];
};

export const open: Look = ({ barriers }) => barriers();

/** What stays too wide: a layout follows some frames after the window has changed. */
async function tooWide(page: Page): Promise<readonly string[]> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, null, {
      timeout: 3_000,
    })
    .catch(() => undefined);
  return await sideways(page);
}

/** Rows of lists in which something stands beyond their end, where nobody sees it. */
const cutRows = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main [role=row]')]
      .filter((row) => row.scrollWidth > row.clientWidth + 1)
      .slice(0, 1)
      .map((row) => `cut off: ${(row as HTMLElement).innerText.slice(0, 80)}`),
  );

/**
 * No window makes the page scroll sideways, nor cuts off what stands in a row. Letters of twice the size are a window of half
 * the width: what changes with it is counted in `rem`, which a browser takes from the size that its reader has set.
 */
export function fits(widths: readonly number[]): Look {
  return async ({ page }) => {
    const usual = page.viewportSize() ?? { width: 1440, height: 900 };
    const wrong: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ ...usual, width });
      wrong.push(...(await tooWide(page)), ...(await cutRows(page)).map((what) => `${width} px: ${what}`));
    }
    await page.setViewportSize(usual);
    return wrong;
  };
}

/** The same screen in another theme, in a wide window: just as sound. */
export function inTheOther(theme: 'light' | 'dark'): Look {
  return async (visit) => {
    const { page } = visit;
    const usual = page.viewportSize() ?? { width: 1440, height: 900 };
    await page.setViewportSize({ width: 1440, height: 900 });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const before = await ground();
    await page.emulateMedia({ colorScheme: theme });
    const wrong = [
      ...((await ground()) !== before ? [] : ['does not follow the theme of the system']),
      ...(await tooWide(page)),
      ...(await visit.barriers()),
      ...visit.complaints(),
    ].map((what) => `${theme}: ${what}`);
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
    await page.setViewportSize(usual);
    return wrong;
  };
}

/** Whoever wants no motion sees none. */
export const still: Look = ({ page }) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 1)
      .map(({ effect }) => {
        const { target } = effect as KeyframeEffect;
        return `moves: ${target?.tagName ?? ''} ${target?.getAttribute('class') ?? ''}`;
      }),
  );

/** What the page keeps while Tab is pressed. */
interface Watch {
  watch: {
    readonly controls: readonly HTMLElement[];
    readonly reached: Set<Element>;
    readonly wrong: Set<string>;
    isOut: boolean;
  };
}

/** Tab goes from the top through every control, in sight and marked each time, and out at the end. */
export const keyboard: Look = async ({ page }) => {
  const count = await page.evaluate(listControls);
  await page.evaluate(watchFocus);
  let [stood, most] = [await page.evaluate(countControls), count + 25];
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    if (pressed === most - 1) {
      // A list that is read to its end grows there.
      const stands = await page.evaluate(countControls);
      most += Math.max(0, stands - stood);
      stood = stands;
    }
    if (pressed >= count - 1 && (await page.evaluate(() => document.activeElement === document.body))) break;
  }
  const { wrong, left, isOut, at } = await page.evaluate(tellWatched);
  return [
    ...wrong,
    ...left.slice(0, 5).map((what) => `Tab never reaches ${what}`),
    ...(isOut ? [] : [`Tab never comes to the end: of ${count} controls it is at ${at}`]),
  ];
};

function countControls(): number {
  return document.querySelectorAll('a[href], button, input, select, textarea, summary').length;
}

/** Notes every control that Tab is to reach; gives how many there are. */
function listControls(): number {
  const selector =
    'a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]';
  const controls = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && one.closest('[inert]') === null,
  );
  const watch = { controls, reached: new Set<Element>(), wrong: new Set<string>(), isOut: false };
  (globalThis as unknown as Watch).watch = watch;
  return controls.length;
}

/** Begins at the top, and notes what gets the focus and how. */
function watchFocus(): void {
  const { watch } = globalThis as unknown as Watch;
  const isMarked = (one: Element | null | undefined): boolean => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  };
  scrollTo(0, 0);
  // From before everything, whatever had the focus last.
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.addEventListener('blur', () => top.remove(), { once: true });
  document.addEventListener('focusin', ({ target }) => {
    const one = target as HTMLElement;
    const name = `<${one.tagName.toLowerCase()}> ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 50)}`;
    watch.reached.add(one);
    // In a text that is written the caret shows it.
    const around = [one, one.parentElement, one.parentElement?.parentElement, ...one.children];
    if (!one.isContentEditable && !around.some(isMarked)) watch.wrong.add(`focus does not show on ${name}`);
    const { width, height, top, bottom } = one.getBoundingClientRect();
    const isInSight = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
    if (!isInSight) watch.wrong.add(`focus is out of sight on ${name}`);
  });
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) watch.isOut = true;
  });
}

function tellWatched() {
  const { controls, reached, wrong, isOut } = (globalThis as unknown as Watch).watch;
  // Of a group of radio buttons one is reached; arrows go on from there.
  const isOfGroup = (one: Element) =>
    one instanceof HTMLInputElement &&
    one.type === 'radio' &&
    [...reached].some((each) => each instanceof HTMLInputElement && each.name === one.name);
  const nameOf = (one: Element) => `<${one.tagName.toLowerCase()}> ${(one.textContent ?? '').trim().slice(0, 50)}`;
  const left = controls.filter((one) => one.isConnected && !reached.has(one) && !isOfGroup(one));
  return {
    wrong: [...wrong],
    left: left.map(nameOf),
    at: document.activeElement === null ? 'nothing' : nameOf(document.activeElement),
    isOut,
  };
}
