import type { Page } from 'playwright-core';

/** The tickets of the rows that stand in the page, from above. */
export const ticketsIn = (page: Page) =>
  page.locator('[data-ticket]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['ticket'] ?? ''));

/** The ticket of the row that has the focus; null: none has. */
export const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'] ?? null);
