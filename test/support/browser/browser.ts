import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

// A real Chromium, asked over the DevTools protocol through a pipe: no port, no further package.

/** A tab with its own cookies. */
export interface Tab {
  readonly go: (url: string) => Promise<void>;
  /** The value of an expression in the page; promises are waited for. */
  readonly value: <T>(expression: string) => Promise<T>;
  /** Waits until an expression is true. */
  readonly until: (expression: string) => Promise<void>;
  /** Puts the cursor into a field and types. */
  readonly type: (selector: string, text: string) => Promise<void>;
  /** Clicks as a person does: in the middle of what is seen. */
  readonly click: (selector: string) => Promise<void>;
  readonly press: (key: 'Tab' | 'Enter') => Promise<void>;
  readonly look: (as: { readonly width: number; readonly dark: boolean }) => Promise<void>;
  readonly picture: () => Promise<Buffer>;
  /** Whatever the page complained of: errors, refused by its policy. */
  readonly complaints: readonly string[];
}

export interface Browser {
  readonly tab: (lang: 'fr' | 'en') => Promise<Tab>;
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 30_000;
const PLACES = [
  process.env['LEEWAY_TEST_BROWSER'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts Chromium. @throws when there is none, and says how to get one */
export async function openBrowser(): Promise<Browser> {
  const program = PLACES.find((place) => place !== '' && existsSync(place));
  if (program === undefined)
    throw new Error(
      'No Chromium is installed, and these tests need one: apt-get install chromium, or name one in LEEWAY_TEST_BROWSER.',
    );
  const profile = mkdtempSync(join(tmpdir(), 'leeway-browser-'));
  const child = spawn(
    program,
    [
      '--headless=new',
      '--remote-debugging-pipe',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--hide-scrollbars',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const wire = openWire(child);
  return {
    tab: (lang) => openTab(wire, lang),
    close: async () => {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      // Told to end it ends its own processes too; killed it would leave them to write into a folder that goes.
      await Promise.race([wire.send('Browser.close').catch(() => {}), exited]);
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(late);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

type Params = { readonly [name: string]: unknown };
type Told = (method: string, params: Params) => void;

interface Wire {
  readonly send: <T>(method: string, params?: Params, session?: string) => Promise<T>;
  readonly listen: (session: string, told: Told) => void;
}

/** Messages end with NUL, in both directions. */
function openWire(child: ChildProcess): Wire {
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  const waiting = new Map<
    number,
    { readonly done: (result: never) => void; readonly failed: (error: Error) => void }
  >();
  const listeners = new Map<string, Told>();
  let rest = '';
  let count = 0;
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error, method, params, sessionId } = JSON.parse(message);
      if (id === undefined) listeners.get(sessionId)?.(method, params);
      else if (error === undefined) waiting.get(id)?.done(result as never);
      else waiting.get(id)?.failed(new Error(error.message));
      waiting.delete(id);
    }
  });
  child.once('exit', () => {
    for (const { failed } of waiting.values()) failed(new Error('the browser has ended'));
  });
  return {
    listen: (session, told) => void listeners.set(session, told),
    send: (method, params = {}, session) => {
      count += 1;
      const id = count;
      input.write(
        `${JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`,
      );
      return new Promise((done, failed) => waiting.set(id, { done, failed }));
    },
  };
}

type Send = <T>(method: string, params?: Params) => Promise<T>;

async function openTab(wire: Wire, lang: 'fr' | 'en'): Promise<Tab> {
  const { browserContextId } = await wire.send<{ browserContextId: string }>('Target.createBrowserContext');
  const blank = { url: 'about:blank', browserContextId };
  const { targetId } = await wire.send<{ targetId: string }>('Target.createTarget', blank);
  const attached = { targetId, flatten: true };
  const { sessionId } = await wire.send<{ sessionId: string }>('Target.attachToTarget', attached);
  const send: Send = (method, params = {}) => wire.send(method, params, sessionId);
  const complaints: string[] = [];
  let loaded = () => {};
  wire.listen(sessionId, (method, params) => {
    if (method === 'Page.loadEventFired') loaded();
    const text = complaintOf(method, params);
    if (text !== null) complaints.push(text);
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await send('Emulation.setUserAgentOverride', { userAgent: 'Leeway tests', acceptLanguage: lang });
  await send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Language': lang } });
  const load = async (url: string) => {
    const done = new Promise<void>((resolve) => {
      loaded = resolve;
    });
    await send('Page.navigate', { url });
    await done;
  };
  return {
    complaints,
    go: async (url) => {
      // The same page with another code behind `#` would not be loaded again.
      await load('about:blank');
      await load(url);
    },
    ...asking(send),
    ...acting(send),
    ...looking(send),
  };
}

async function valueIn<T>(send: Send, expression: string): Promise<T> {
  const asked = { expression, awaitPromise: true, returnByValue: true };
  const told = await send<{ result: { value: T }; exceptionDetails?: object }>('Runtime.evaluate', asked);
  if (told.exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(told.exceptionDetails)}`);
  return told.result.value;
}

function asking(send: Send): Pick<Tab, 'value' | 'until'> {
  return {
    value: (expression) => valueIn(send, expression),
    until: async (expression) => {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
        // While a page gives way to another there is nothing to ask.
        if (await valueIn<boolean>(send, `Boolean(${expression})`).catch(() => false)) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`never: ${expression}; the page: ${await valueIn(send, 'document.body.innerText')}`);
    },
  };
}

function acting(send: Send): Pick<Tab, 'type' | 'click' | 'press'> {
  return {
    type: async (selector, text) => {
      await valueIn(send, `document.querySelector(${JSON.stringify(selector)}).focus()`);
      await send('Input.insertText', { text });
    },
    click: async (selector) => {
      const middle = `(() => { const e = document.querySelector(${JSON.stringify(selector)}); e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect(); return { x: r.x + r.width / 2, y: r.y + r.height / 2 }; })()`;
      const at = { ...(await valueIn<{ x: number; y: number }>(send, middle)), button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    },
    press: async (key) => {
      const about = { key, code: key, windowsVirtualKeyCode: key === 'Tab' ? 9 : 13 };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...about, ...(key === 'Enter' ? { text: '\r' } : {}) });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...about });
    },
  };
}

function looking(send: Send): Pick<Tab, 'look' | 'picture'> {
  return {
    look: async ({ width, dark }) => {
      const mobile = width < 500;
      await send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile });
      const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
      await send('Emulation.setEmulatedMedia', { features });
    },
    picture: async () => {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { captureBeyondViewport: true });
      return Buffer.from(data, 'base64');
    },
  };
}

/** What a page says that should not be said; null: nothing. */
function complaintOf(method: string, params: Params): string | null {
  if (method === 'Runtime.exceptionThrown') return JSON.stringify(params['exceptionDetails']);
  if (method !== 'Log.entryAdded') return null;
  const { level, source, text } = params['entry'] as { readonly [name: string]: string };
  // An answer that refuses is told in the page, and is no mistake of it.
  return level === 'error' && source !== 'network' ? `${source}: ${text}` : null;
}
