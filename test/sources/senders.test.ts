import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MappingRunner } from '../../src/app/ports/index.ts';
import { openMappingRunner } from '../../src/connectors/mapping/index.ts';
import { BOREAL } from '../live/agreement.ts';
import { kuma } from './support/kuma.ts';
import { openMonitors } from './support/monitors.ts';
import { builtReader } from './support/reader.ts';
import { openWorld, type World } from './support/served.ts';

let world: World;
let runner: MappingRunner;
let program: string;
beforeAll(async () => {
  program = await builtReader();
  runner = openMappingRunner(program);
  world = await openWorld(runner);
  Object.defineProperty(world.clock, 'at', { get: () => Date.now() });
  const { status } = await world.call('POST', '/agreements', { text: JSON.stringify(BOREAL) });
  if (status !== 201) throw new Error(`the agreement: ${status}`);
}, 60_000);
afterAll(async () => {
  expect(world.defects).toEqual([]);
  await world.close();
  await runner.close();
  rmSync(program, { force: true });
}, 120_000);

/** Asks until it is so. */
async function until<T>(ask: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  const giveUpAt = Date.now() + 90_000;
  for (;;) {
    const found = await ask();
    if (isSo(found)) return found;
    if (Date.now() > giveUpAt) throw new Error(`never so: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface OutageEvent {
  readonly event: {
    readonly type: string;
    readonly subject: string;
    readonly time: string;
    readonly data: { readonly [name: string]: unknown };
  };
}
const outagesOf = async (source: string): Promise<readonly OutageEvent['event'][]> =>
  (await world.call('GET', `/events?source=${source}`)).body.items.map(({ event }: OutageEvent) => event);
/** What is known of a service of an agreement from an instant of this month on, in seconds. */
const waterfallOf = async (service: string) => {
  const { availability } = (await world.call('GET', '/availability?agreement=boreal-or')).body;
  return availability.find((one: { service: string }) => one.service === service).waterfall as {
    outageSeconds: number;
  };
};

describe('Prometheus and Alertmanager, as Debian has them', () => {
  const monitors = openMonitors();
  afterAll(() => monitors.close(), 120_000);

  it('fire an alert that is an outage of the service its labels name, known by /availability, and end it', async () => {
    const send = await world.source('prometheus', { template: 'alertmanager' });
    await monitors.start(`${world.url}/api/v1/sources/prometheus/payloads`, send.key);

    // The watchdog comes first, and says nothing of any service.
    await until(
      async () => (await world.call('GET', '/sources/prometheus/payloads')).body.items,
      (found) => found.some((one: { outcome: { skipped: number } | null }) => (one.outcome?.skipped ?? 0) > 0),
    ).catch((error) => {
      throw new Error(`${error} ${monitors.log()}`);
    });
    expect(await outagesOf('prometheus')).toEqual([]);

    const goneAt = Date.now();
    await monitors.takeAway();
    const [began] = await until(
      () => outagesOf('prometheus'),
      (events) => events.length > 0,
    );
    expect(began).toMatchObject({
      type: 'outage.started',
      subject: 'internet',
      data: { state: 'down', cause: 'InternetDown' },
    });
    expect(Math.abs(Date.parse(began?.time ?? '') - goneAt)).toBeLessThan(60_000);
    await until(
      () => waterfallOf('internet'),
      ({ outageSeconds }) => outageSeconds > 0,
    );

    await monitors.bringBack();
    const events = await until(
      () => outagesOf('prometheus'),
      (found) => found.length > 1,
    );
    expect(events.map(({ type }) => type)).toEqual(['outage.started', 'outage.ended']);
    expect(events[1]?.data['outage']).toBe(events[0]?.data['outage']);
    const seconds = (Date.parse(events[1]?.time ?? '') - Date.parse(events[0]?.time ?? '')) / 1000;
    expect(seconds).toBeGreaterThan(0);
    expect((await waterfallOf('internet')).outageSeconds).toBe(seconds);
    const kept = (await world.call('GET', '/sources/prometheus/payloads?limit=100')).body.items;
    expect(kept.map((one: { state: string }) => one.state)).not.toContain('aside');
  }, 240_000);
});

describe('Uptime Kuma', () => {
  it('tells of an outage and of its end, in UTC, of the service that a tag names; the same twice is one', async () => {
    const send = await world.source('kuma', { template: 'uptime-kuma' });
    for (const notice of [
      kuma(0, '2026-03-12 09:00:00.250'),
      kuma(0, '2026-03-12 09:00:00.250'),
      kuma(0, '2026-03-12 09:05:00.250'),
      kuma(1, '2026-03-12 09:10:00.500'),
    ]) {
      expect((await send(notice)).body).toMatchObject({ state: 'read', outcome: { problems: [] } });
    }
    expect(await outagesOf('kuma')).toMatchObject([
      {
        type: 'outage.started',
        subject: 'internet',
        time: '2026-03-12T09:00:00.250Z',
        data: { state: 'down', cause: 'getaddrinfo ENOTFOUND internet.example' },
      },
      { type: 'outage.started', subject: 'internet', time: '2026-03-12T09:05:00.250Z' },
      { type: 'outage.ended', subject: 'internet', time: '2026-03-12T09:10:00.500Z' },
    ]);
    const asOf = '2026-03-31T00:00:00Z';
    const { availability } = (await world.call('GET', `/availability?agreement=boreal-or&asOf=${asOf}`)).body;
    const march = availability.find((one: { period: { from: string } }) => one.period.from === '2026-03-01T00:00:00Z');
    expect(march.waterfall.outageSeconds).toBe(600.25);
  });

  it('without a tag, the monitor’s name is the service; a test, a certificate, pending and its maintenance say nothing', async () => {
    const send = await world.source('kuma-2', { template: 'uptime-kuma' });
    const first = await send(kuma(0, '2026-03-12 09:00:00.250', { tags: [] }));
    expect(first.body.outcome.events).toMatchObject([{ type: 'outage.started', subject: 'web' }]);
    const silent = [
      { heartbeat: null, monitor: null, msg: 'My Webhook Alert (1) Testing' },
      { msg: '[web] [https://internet.example/] server certificate will be expired in 7 days' },
      kuma(2, '2026-03-12 09:01:00.000'),
      kuma(3, '2026-03-12 09:02:00.000'),
    ];
    for (const notice of silent) {
      expect((await send(notice)).body).toMatchObject({
        state: 'read',
        outcome: { events: [], skipped: 1, problems: [] },
      });
    }
  });
});

describe('the mapping for any webhook', () => {
  it('takes one event, a list, or a list under a name', async () => {
    const send = await world.source('any');
    const event = (subject: string) => ({
      type: 'ticket.opened',
      subject,
      time: 1_773_302_400,
      data: { customer: '12', tags: ['a'], priority: 'P1' },
    });
    for (const payload of [event('A-1'), [event('A-2'), event('A-3')], { events: [event('A-4'), { type: 'ping' }] }]) {
      expect((await send(payload)).body).toMatchObject({ state: 'read', outcome: { problems: [] } });
    }
    const { items } = (await world.call('GET', '/tickets')).body;
    const own = items.filter(({ source }: { source: string }) => source === 'any');
    expect(own.map(({ ticket }: { ticket: string }) => ticket).sort()).toEqual(['A-1', 'A-2', 'A-3', 'A-4']);
    expect(own[0]).toMatchObject({ openedAt: '2026-03-12T08:00:00Z', priority: 'P1' });
  });
});
