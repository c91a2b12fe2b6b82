import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type Visitor } from '../support/visit.ts';
import { type Colour, ciede2000, distance, VISIONS, type Vision } from './colour.ts';

// Whoever sees colours otherwise, or none, reads every state all the same: by its shape, its pattern, its word.

const WORDS = new URL('../../../web/src/words/en/kit.json', import.meta.url);
const en = JSON.parse(readFileSync(WORDS, 'utf8')) as {
  readonly feedback: { readonly state: Readonly<Record<string, string>> };
};
const STATES = ['onTime', 'soon', 'late', 'paused', 'unknown'] as const;
/** Fills nearer than this are taken for the same. */
const APART = 20;
/** Shapes that share more than this of what either covers are taken for the same. */
const SAME_SHAPE = 0.75;

interface Sign {
  readonly word: string;
  readonly svg: string;
  readonly colour: Colour;
  /** What of its bar is seen without colour; empty: it has none. */
  readonly pattern: string;
}

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

/** The marks of the five states, as the page shows them. */
const marksOf = (page: Page): Promise<readonly Sign[]> =>
  page.evaluate(
    (words) =>
      words.map((word) => {
        const told = [...document.querySelectorAll('main span')].find(
          (span) => span.textContent === word && span.previousElementSibling?.matches('svg[viewBox="0 0 12 12"]'),
        );
        const svg = told?.previousElementSibling;
        if (!svg) throw new Error(`no mark beside “${word}”`);
        const colour =
          getComputedStyle(svg)
            .color.match(/[\d.]+/g)
            ?.map(Number) ?? [];
        return { word, svg: svg.innerHTML, colour: colour.slice(0, 3) as never, pattern: '' };
      }),
    STATES.map((state) => en.feedback.state[state] ?? ''),
  );

/** The bars of the time that is left, one of each state, as the page shows them. */
const barsOf = (page: Page): Promise<readonly Sign[]> =>
  page.evaluate(() => {
    const rgb = (text: string) =>
      text
        .match(/rgba?\([^)]*\)/)?.[0]
        .match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const bars = new Map<string, Sign>();
    for (const track of document.querySelectorAll<HTMLElement>('main span.block.overflow-hidden.rounded-full')) {
      const fill = track.firstElementChild;
      const svg = track.parentElement?.querySelector('svg');
      if (!(fill instanceof HTMLElement) || !svg || bars.has(svg.innerHTML)) continue;
      const [inner, outer] = [getComputedStyle(fill), getComputedStyle(track)];
      const own = rgb(inner.backgroundColor);
      const isClear = own.length === 4 && own[3] === 0;
      const seen = !isClear
        ? own
        : inner.backgroundImage === 'none'
          ? rgb(inner.borderColor)
          : rgb(inner.backgroundImage);
      const lines = (style: CSSStyleDeclaration) =>
        `${style.borderTopWidth} ${style.borderRightWidth} ${style.borderBottomWidth} ${style.borderTopStyle}`;
      bars.set(svg.innerHTML, {
        word: track.parentElement?.querySelector('.sr-only')?.textContent ?? '',
        svg: svg.innerHTML,
        colour: seen.slice(0, 3) as never,
        pattern: [
          inner.backgroundImage.replaceAll(/rgba?\([^)]*\)/g, (one) => (one.endsWith(', 0)') ? 'clear' : 'ink')),
          isClear ? 'clear' : 'filled',
          lines(inner),
          lines(outer),
        ].join(' | '),
      });
    }
    return [...bars.values()];
  });

/** The share of what either of two drawings covers that both cover. */
async function overlap(page: Page, a: string, b: string): Promise<number> {
  return await page.evaluate(
    async ([one, other]) => {
      const size = 64;
      const covered = async (inner: string) => {
        const image = new Image();

        image.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="${size}" height="${size}">${inner.replaceAll('currentColor', 'black')}</svg>`)}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = size;
        canvas.height = size;
        const pen = canvas.getContext('2d');
        if (pen === null) throw new Error('nothing to draw on');
        pen.drawImage(image, 0, 0);
        return [...pen.getImageData(0, 0, size, size).data].filter((_, at) => at % 4 === 3).map((alpha) => alpha > 127);
      };
      const [p, q] = [await covered(one), await covered(other)];
      const both = p.filter((is, at) => is && q[at]).length;
      const either = p.filter((is, at) => is || q[at]).length;
      if (either === 0) throw new Error('nothing is drawn');
      return both / either;
    },
    [a, b] as const,
  );
}

function pairs<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, at) => all.slice(at + 1).map((b) => [a, b] as const));
}

const isNear = (a: Sign, b: Sign) =>
  (Object.keys(VISIONS) as Vision[]).filter((vision) => distance(a.colour, b.colour, vision) < APART);

describe.each(['light', 'dark'] as const)('the states, in the %s theme', (theme) => {
  it('have each a shape and a word of their own', async () => {
    const { page, go, close } = await visitor.visit({ theme, lang: 'en' });
    await go('/kit');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('svg[viewBox="0 0 12 12"]').first().waitFor();
    const marks = await marksOf(page);
    expect(new Set(marks.map(({ word }) => word)).size).toBe(STATES.length);
    for (const [a, b] of pairs(marks)) {
      const shared = await overlap(page, a.svg, b.svg);
      expect(shared, `the shapes of “${a.word}” and “${b.word}”`).toBeLessThan(SAME_SHAPE);
    }
    await close();
  });

  it('have bars that differ in their pattern, or by ΔE 20 for whoever sees colours otherwise', async () => {
    const { page, go, close } = await visitor.visit({ theme, lang: 'en' });
    await go('/kit');
    await page.locator('main span.block.overflow-hidden.rounded-full').first().waitFor();
    const bars = await barsOf(page);
    // Running, soon, late, paused, closed, not begun, kept, excused, unknown.
    expect(bars.length).toBeGreaterThanOrEqual(9);
    const alike = pairs(bars).filter(([a, b]) => a.pattern === b.pattern && isNear(a, b).length > 0);
    expect(alike.map(([a, b]) => `${a.word} / ${b.word}: ${a.pattern}: ${isNear(a, b).join(', ')}`)).toEqual([]);
    // Without its bar and its colour a state is still said.
    expect(bars.filter(({ word }) => word.trim() === '')).toEqual([]);
    await close();
  });
});

describe('what these tests see with', () => {
  it('takes a red and a green of one lightness for the same where they are', () => {
    const [red, green]: readonly Colour[] = [
      [207, 80, 60],
      [120, 125, 40],
    ] as const;
    expect(distance(red ?? [0, 0, 0], green ?? [0, 0, 0], 'usual')).toBeGreaterThan(APART);
    for (const vision of ['deuteranopia', 'achromatopsia'] as const) {
      expect(distance(red ?? [0, 0, 0], green ?? [0, 0, 0], vision)).toBeLessThan(APART);
    }
  });

  it('leaves white and grey as they are', () => {
    for (const vision of Object.keys(VISIONS) as Vision[]) {
      expect(distance([255, 255, 255], [0, 0, 0], vision)).toBeCloseTo(100, 1);
      expect(distance([128, 128, 128], [128, 128, 128], vision)).toBeCloseTo(0, 6);
    }
  });

  // Of the data that Sharma, Wu and Dalal publish to test implementations by.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('measures %j and %j as published', (a, b, published) => {
    expect(ciede2000(a, b)).toBeCloseTo(published, 4);
  });
});
