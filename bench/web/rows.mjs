// Rows of the web application: the pages as they are shipped, in a real Chromium, on a board of ten thousand rows.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { firstScripts, LIMIT } from '../../scripts/web-weight.mjs';
import { fillBoard } from '../live/board.mjs';
import { percentile } from '../live/client.mjs';
import { databaseOf, dataFolder, settleIn, startServer } from '../live/server.mjs';
import { absoluteRow } from '../live/start.mjs';
import { scriptingOf } from './scripting.mjs';
import { openInSight, shownRow } from './shown.mjs';

const REACH = { bytes: LIMIT, elements: 60, frameMs: 8, keyMs: 100 };
const ROWS = { many: 10_000, small: 1_000 };
const KEYS = 60;
const SHOWN_SECONDS = 20;
/** Each may hold 100 streams. */
const TOKENS = 6;
const BROWSERS = [process.env.LEEWAY_TEST_BROWSER ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** `print` is told each row as it comes. @param small few rows, to try it out */
export async function webRows(print, { small = false } = {}) {
  const rows = [];
  const take = (...found) => {
    rows.push(...found);
    print(found);
  };
  take(weightRow());
  await onServer(async (server, { cookie, tokens }) => {
    const place = { port: server.port, tokens };
    await openInSight(place);
    await onBoard(server.url, cookie, async (page) => take(await shownRow(place, page, small ? 5 : SHOWN_SECONDS)));
  });
  await onServer(async (server, { cookie }, path) => {
    const count = small ? ROWS.small : ROWS.many;
    await fillBoard(databaseOf(path), count);
    await onBoard(server.url, cookie, async (page) => {
      await loadAll(page, count);
      take(...(await scrollRows(page, count)));
      take(await keyRow(page, 'the next row (j)', 'j', KEYS));
      take(await keyRow(page, 'open a ticket and close it (Enter, Esc)', ['Enter', 'Escape'], KEYS / 3));
      take(await keyRow(page, 'acknowledge and go on (a, j)', ['a', 'j'], KEYS / 3));
      const state = await openFilters(page);
      take(await keyRow(page, 'another filter (a state, by arrows)', ['ArrowDown', 'ArrowUp'], KEYS / 3, state));
    });
  });
  return rows;
}

/** A server of its own for `work`, which is handed its folder too. */
async function onServer(work) {
  const place = dataFolder();
  try {
    const server = await startServer(place.path);
    try {
      await work(server, await settleIn(server, 'bench', TOKENS), place.path);
    } finally {
      await server.stop();
    }
  } finally {
    place.remove();
  }
}

/** The field by which the board is narrowed down to a state. */
async function openFilters(page) {
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  return page.getByLabel('State', { exact: true });
}

function weightRow() {
  const { bytes, files } = firstScripts(fileURLToPath(new URL('../../dist/web', import.meta.url)));
  return absoluteRow(
    'script before the first page can be used, compressed',
    `${Math.round(bytes / 1000)} kB`,
    `≤ ${REACH.bytes / 1000} kB`,
    bytes / REACH.bytes,
    [`${files.length} files`],
  );
}

async function onBoard(url, cookie, work) {
  const executablePath = BROWSERS.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) throw new Error('The rows of the web need Chromium: apt-get install chromium.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-sync'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('[role=grid] [role=row]').first().waitFor();
    await work(page);
  } finally {
    await browser.close();
  }
}

/** Scrolls on until every row was asked for. */
async function loadAll(page, count) {
  await page.waitForFunction(
    (all) => {
      const grid = document.querySelector('[role=grid]');
      const list = grid?.parentElement;
      if (list) list.scrollTop = list.scrollHeight;
      return Number(grid?.getAttribute('aria-rowcount')) >= all;
    },
    count,
    { polling: 100, timeout: 300_000 },
  );
}

/** How many rows stand in the page, and how long its scripts take in a frame, while it is scrolled from end to end. */
async function scrollRows(page, count) {
  await page.locator('[role=grid]').hover();
  let most = 0;
  const frames = await scriptingOf(page, async () => {
    for (let step = 0; step < 150; step += 1) {
      await page.mouse.wheel(0, step < 75 ? -600 : 600);
      await page.waitForTimeout(16);
      if (step % 10 === 0) most = Math.max(most, await page.locator('[role=grid] [role=row]').count());
    }
  });
  const p95 = percentile(frames, 95);
  return [
    absoluteRow(
      `row elements in the page, of ${count} rows`,
      `${most}`,
      `≤ ${REACH.elements}`,
      most / REACH.elements,
      [],
    ),
    absoluteRow(
      `scripting a frame while ${count} rows are scrolled`,
      `p95 ${p95.toFixed(1)} ms`,
      `p95 ≤ ${REACH.frameMs} ms`,
      p95 / REACH.frameMs,
      [`median ${percentile(frames, 50).toFixed(1)} ms of ${frames.length} frames with any`],
    ),
  ];
}

/**
 * From a key to the next paint, as the browser itself times its events (Event Timing, in steps of 8 ms; what takes less than
 * 16 ms is not told, and counts as 16).
 */
async function keyRow(page, what, keys, times, field = page.locator('[role=grid] [role=row][tabindex="0"]').first()) {
  await page.evaluate(() => {
    const told = [];
    const take = (entries) => told.push(...entries.filter(({ name }) => name === 'keydown').map((one) => one.duration));
    const watch = new PerformanceObserver((list) => take(list.getEntries()));
    watch.observe({ type: 'event', durationThreshold: 16 });
    globalThis.endOfKeys = () => {
      take(watch.takeRecords());
      watch.disconnect();
      return told;
    };
  });
  await field.focus();
  const all = [keys].flat();
  for (let time = 0; time < times; time += 1) {
    for (const key of all) {
      await page.keyboard.press(key);
      await page.waitForTimeout(all.length > 1 ? 250 : 40);
    }
  }
  await page.waitForTimeout(300);
  const told = await page.evaluate(() => globalThis.endOfKeys());
  const pressed = times * all.length;
  const took = [...told, ...Array(Math.max(0, pressed - told.length)).fill(16)];
  const p95 = percentile(took, 95);
  return absoluteRow(`key → paint: ${what}`, `p95 ${p95} ms`, `p95 ≤ ${REACH.keyMs} ms`, p95 / REACH.keyMs, [
    `median ${percentile(took, 50)} ms of ${pressed} keys`,
  ]);
}
