import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { send } from './support/house.ts';
import { pouring } from './support/pour.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const { url, token, sessions } = inject('house');

/** So long a screen is watched, in seconds of its own faster time: days of them in `npm run test:long`. */
const SECONDS = Number(process.env['LEEWAY_WALL_SECONDS'] ?? 900);
/** Time in the page goes so much faster: the silences after which it asks anew, and its refreshes, come so much sooner. */
const FASTER = 300;
const SAMPLES = 3;
/** What a page that keeps nothing may differ by, with the words of other rows: far less than a thing kept for each of some hundred times it asks. */
const NOISE = { nodes: 150, listeners: 20, heapMb: 4 };

/** What the page holds, once what nobody holds is gone. */
interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly heapMb: number;
}

async function heldBy(cdp: CDPSession): Promise<Held> {
  // What only a finalizer lets go is gone by the second time.
  for (let time = 0; time < 2; time += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heapMb: of('JSHeapUsedSize') / 1e6 };
}

/** Before any script of the page: its clock and its timers go faster. How often it asked stands in `window.asked`. */
function hurry(faster: number): void {
  const [RealDate, later, often, ask, began] = [Date, setTimeout, setInterval, fetch, Date.now()];
  const now = () => began + (RealDate.now() - began) * faster;
  const faked = { asked: 0, Date: RealDate, setTimeout: later as unknown, setInterval: often as unknown, fetch: ask };
  faked.Date = new Proxy(RealDate, {
    construct: (made, args) => Reflect.construct(made, args.length === 0 ? [now()] : args),
    get: (made, name) => (name === 'now' ? now : Reflect.get(made, name)),
  });
  faked.setTimeout = (work: () => void, ms = 0) => later(work, ms / faster);
  faked.setInterval = (work: () => void, ms = 0) => often(work, ms / faster);
  faked.fetch = (...args) => {
    (globalThis as unknown as { asked: number }).asked += 1;
    return ask(...args);
  };
  Object.assign(globalThis, faked);
}

const askedOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);

it(
  'a screen that hangs on a wall for days holds no more than on its first',
  async () => {
    const team = `days-${process.pid}`;
    const as = { cookie: `leeway=${sessions.owner}`, origin: url };
    const link = { name: 'Days', filter: { team: [team] }, namesCustomers: true };
    const { data } = await send<{ readonly secret: string }>(url, '/wall-links', link, as);
    // Seldom enough for the stream to fall silent in between: it is then listened to anew.
    const pour = pouring({ url, token, team }, 3);
    await pour.begin();
    const { page, go, complaints, close } = await visitor.visit({ as: null, width: 1920, height: 1080 });
    await page.addInitScript(hurry, FASTER);
    await go(`/wall#${data.secret}`);
    await page.locator('main li').nth(5).waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const part = (1_000 * SECONDS) / FASTER / (SAMPLES + 1);
    const held: Held[] = [];
    const poured = pour.on();
    for (let sample = 0; sample <= SAMPLES; sample += 1) {
      await page.waitForTimeout(part);
      held.push(await heldBy(cdp));
    }
    pour.stop();
    const { events } = await poured;
    const asked = await askedOf(page);
    const told = held.map(({ nodes, listeners, heapMb }) => `${nodes}/${listeners}/${heapMb.toFixed(1)} MB`).join(', ');
    process.stderr.write(
      `  a wall of ${(SECONDS / 86_400).toFixed(2)} days, asked ${asked} times beside ${events} events: nodes/listeners/heap ${told}\n`,
    );
    // Its time did go faster: it asks each minute, as far as answers come in time.
    expect(asked).toBeGreaterThan(SECONDS / 600);
    const [first, ...later] = held as [Held, ...Held[]];
    for (const name of ['nodes', 'listeners', 'heapMb'] as const)
      expect(Math.min(...later.slice(-2).map((one) => one[name])) - first[name], name).toBeLessThan(NOISE[name]);
    expect(complaints()).toEqual([]);
    await close();
    await pour.end();
  },
  Math.max(120_000, (4_000 * SECONDS) / FASTER),
);
