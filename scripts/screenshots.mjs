// Every screen of the web application as a picture: both themes, both languages, wide and narrow, from a demonstration that
// it starts itself and ends. Written to reports/screenshots, with an index.html that shows them side by side.
//   npm run screenshots                       all of them
//   npm run screenshots -- --only customers   those whose name has it
//   npm run screenshots -- --look fr.dark     those of the looks that have it (en.light.1440, …)
//   npm run screenshots -- --out FOLDER       to another folder
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { addressesOf } from './screenshots/addresses.mjs';
import { contactSheet } from './screenshots/sheet.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { only, look, out } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
    out: { type: 'string', default: 'reports/screenshots' },
  },
}).values;
const folder = resolve(root, out);
const BROWSERS = [process.env.LEEWAY_TEST_BROWSER ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const LOOKS = ['en', 'fr']
  .flatMap((lang) => ['light', 'dark'].flatMap((theme) => [1440, 360].map((width) => ({ lang, theme, width }))))
  .filter(({ lang, theme, width }) => `${lang}.${theme}.${width}`.includes(look));

/** Starts the demonstration and waits for its whole year. */
async function openDemonstration() {
  const data = mkdtempSync(join(tmpdir(), 'leeway-screenshots-'));
  const node = spawn(process.execPath, [join(root, 'bin', 'leeway.mjs'), 'demo', '--json', '--port', '0'], {
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), LEEWAY_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => node.on('close', done));
  const close = async () => {
    node.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const news = {};
  let rest = '';
  for await (const text of node.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const told = JSON.parse(line);
      news[told.kind] = told;
    }
    if (news.filled && news.demonstration && news.ready) {
      node.stdout.resume();
      return { url: news.ready.url, access: news.demonstration.access, close };
    }
  }
  throw new Error('The demonstration ended before its year was there.');
}

/** All screens in one look, one after another. */
async function takeAll(browser, { url, access, screens }, { lang, theme, width }) {
  const context = await browser.newContext({
    viewport: { width, height: width > 600 ? 900 : 780 },
    colorScheme: theme,
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  let isIn = false;
  for (const { name, path, isOutside } of screens) {
    if (!isOutside && !isIn) {
      const data = { email: access.email, password: access.password };
      const entered = await context.request.post(`${url}/api/v1/session`, { data });
      if (!entered.ok()) throw new Error(`signing in: ${entered.status()} ${await entered.text()}`);
      isIn = true;
    }
    const [address, hash] = path.split('#');
    const asked = `${address}${address.includes('?') ? '&' : '?'}lang=${lang}${hash === undefined ? '' : `#${hash}`}`;
    await page.goto('about:blank');
    await page.goto(url + asked);
    await settled(page, name !== SAMPLES).catch((error) =>
      missed.push(`${fileOf(name, { lang, theme, width })}: ${error.message}`),
    );
    await page.screenshot({ path: join(folder, fileOf(name, { lang, theme, width })), fullPage: true });
  }
  await context.close();
}

/** The page that shows what everything is made of: what it shows as being on its way never comes. */
const SAMPLES = 'kit';

/** Its heading is there, nothing is on its way any more. */
async function settled(page, isComing) {
  await page.locator('h1:visible, main:visible').first().waitFor();
  if (isComing)
    await page
      .waitForFunction(() => document.querySelector('.animate-pulse, .animate-spin') === null, null, {
        timeout: 15_000,
      })
      .catch(() => process.stderr.write(`still loading: ${page.url()}\n`));
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.waitForTimeout(250);
}

/** Pictures of screens that did not come as they should. */
const missed = [];
const fileOf = (name, { lang, theme, width }) => `${name}.${lang}.${theme}.${width}.png`;

const executablePath = BROWSERS.find((place) => place !== '' && existsSync(place));
if (executablePath === undefined) {
  process.stderr.write('No Chromium is installed: apt-get install chromium, or name one in LEEWAY_TEST_BROWSER.\n');
  process.exit(2);
}
const paths = [...readFileSync(join(root, 'src/http/web/web-paths.ts'), 'utf8').matchAll(/^ {2}'(\/[^']*)',$/gm)];
const begun = Date.now();
const demonstration = await openDemonstration();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-sync'] });
try {
  const all = await addressesOf(
    demonstration,
    paths.map(([, path]) => path),
  );
  const screens = all.filter(({ name }) => name.includes(only));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const left = [...LOOKS];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      await takeAll(browser, { ...demonstration, screens }, one);
      process.stdout.write(`${one.lang} ${one.theme} ${one.width}: ${screens.length} screens\n`);
    }
  };
  await Promise.all([worker(), worker()]);
  writeFileSync(join(folder, 'index.html'), contactSheet(screens, LOOKS, fileOf));
  const seconds = Math.round((Date.now() - begun) / 1000);
  process.stdout.write(`${screens.length * LOOKS.length} pictures in ${seconds} s: ${join(folder, 'index.html')}\n`);
  if (missed.length > 0) {
    process.stderr.write(`${missed.length} did not come as they should:\n${missed.join('\n')}\n`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await demonstration.close();
}
