import type { Page } from 'playwright-core';
import type { Screen } from '../../../../scripts/screenshots/addresses.mjs';
import type { Visit, Visitor } from '../../support/visit.ts';
import { isWhole } from './screens.ts';

/** What is looked at on a screen: what is wrong there, in words; nothing: all is well. */
export type Look = (visit: Visit, screen: Screen) => Promise<readonly string[]>;

interface Router {
  readonly state: { readonly isLoading: boolean; readonly location: { readonly href: string } };
}

/** How long a screen may take until all of it is there; long, for no test asserts a speed. */
const PATIENCE_MS = isWhole ? 180_000 : 45_000;

/** Goes to another screen as a click on a link does, and waits until all of it is there. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
  await settled(page);
}

/** The page of the address stands there with its heading, nothing is on its way any more. @throws after long, with what still waits */
export async function settled(page: Page): Promise<void> {
  const holds = () => {
    const { state } = (self as unknown as { __TSR_ROUTER__?: Router }).__TSR_ROUTER__ ?? {};
    if (state === undefined || state.isLoading || document.querySelector('h1') === null) return false;
    // What pages are made of shows these for ever.
    if (
      location.pathname !== '/kit' &&
      document.querySelector('.animate-pulse, .animate-spin, [aria-busy=true]') !== null
    )
      return false;
    // Twice in a row, a frame apart: between one answer and the question that follows from it, nothing is on its way either.
    const seen = self as unknown as { quietFrames?: number; quietAt?: string };
    const at = `${location.href} ${document.body.textContent.length}`;
    seen.quietFrames = seen.quietAt === at ? (seen.quietFrames ?? 0) + 1 : 0;
    seen.quietAt = at;
    return seen.quietFrames >= 3;
  };
  try {
    await page.waitForFunction(holds, null, { timeout: PATIENCE_MS });
  } catch (error) {
    const waits = await page.evaluate(() => document.querySelector('main')?.textContent.slice(0, 300) ?? 'no main');
    throw new Error(`never all there: ${page.url()}: ${waits}`, { cause: error });
  }
}

/** Visits screens on some pages at a time, each from the one before; tells what is wrong, and where. */
export async function walk(
  visits: readonly Visit[],
  screens: readonly Screen[],
  ...looks: readonly Look[]
): Promise<readonly string[]> {
  const left = [...screens];
  const wrong: string[] = [];
  await Promise.all(
    visits.map(async (visit) => {
      for (let screen = left.shift(); screen !== undefined; screen = left.shift()) {
        try {
          await goTo(visit.page, screen.path);
          for (const look of looks) {
            for (const what of await look(visit, screen)) wrong.push(`${screen.name} (${screen.path}): ${what}`);
          }
        } catch (error) {
          wrong.push(`${screen.name} (${screen.path}): ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }),
  );
  return wrong.sort();
}

/** Some pages in the same look, each open on the sections' first page. */
export async function pagesOf(
  visitor: Visitor,
  count: number,
  look: Parameters<Visitor['visit']>[0],
): Promise<Visit[]> {
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const visit = await visitor.visit(look);
      await visit.go('/search');
      await settled(visit.page);
      return visit;
    }),
  );
}
