import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MappingRunner } from '../../src/app/ports/index.ts';
import { openMappingRunner } from '../../src/connectors/mapping/index.ts';
import { BOREAL } from '../live/agreement.ts';
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

const PROMETHEUS = '/usr/bin/prometheus';
const ALERTMANAGER = '/usr/bin/prometheus-alertmanager';

describe('Prometheus and Alertmanager, as Debian has them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leeway-alerts-'));
  const started: ChildProcess[] = [];
  let log = '';
  let target: Server;

  const run = (path: string, args: readonly string[]) => {
    const child = spawn(path, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += String(text)));
    started.push(child);
  };
  /** Something to be watched; listens where it listened before. */
  const listen = (port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer((_, answer) => answer.end('up_and_well 1\n'));
      server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
    });
  const freePort = async () => {
    const server = await listen(0);
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  };

  beforeAll(async () => {
    for (const path of [PROMETHEUS, ALERTMANAGER]) {
      if (!existsSync(path)) throw new Error(`there is no ${path}: apt-get install prometheus prometheus-alertmanager`);
    }
  }, 120_000);
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    target?.closeAllConnections();
    target?.close();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  it('fire an alert that is an outage of the service its labels name, known by /availability, and end it', async () => {
    const send = await world.source('prometheus', { template: 'alertmanager' });
    target = await listen(0);
    const watched = (target.address() as AddressInfo).port;
    const [prometheus, alertmanager] = [await freePort(), await freePort()];
    const url = `${world.url}/api/v1/sources/prometheus/payloads`;
    writeFileSync(
      join(folder, 'alertmanager.yml'),
      `route: { receiver: leeway, group_by: [ alertname ], group_wait: 0s, group_interval: 1s, repeat_interval: 1m }
receivers:
  - name: leeway
    webhook_configs:
      - url: ${url}
        send_resolved: true
        http_config: { authorization: { credentials: ${send.key} } }
`,
    );
    writeFileSync(
      join(folder, 'rules.yml'),
      `groups:
  - name: services
    rules:
      - alert: InternetDown
        expr: up{job="internet-probe"} == 0
        labels: { service: internet, severity: critical }
        annotations: { summary: "no answer from {{ $labels.instance }}" }
      - alert: Watchdog
        expr: vector(1)
        labels: { severity: none }
`,
    );
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
rule_files: [ rules.yml ]
alerting: { alertmanagers: [ { static_configs: [ { targets: [ "127.0.0.1:${alertmanager}" ] } ] } ] }
scrape_configs:
  - job_name: internet-probe
    static_configs: [ { targets: [ "127.0.0.1:${watched}" ] } ]
`,
    );
    run(ALERTMANAGER, [
      '--config.file=alertmanager.yml',
      `--storage.path=${join(folder, 'alerts')}`,
      `--web.listen-address=127.0.0.1:${alertmanager}`,
      '--cluster.listen-address=',
    ]);
    run(PROMETHEUS, [
      '--config.file=prometheus.yml',
      `--storage.tsdb.path=${join(folder, 'tsdb')}`,
      `--web.listen-address=127.0.0.1:${prometheus}`,
      '--rules.alert.resend-delay=1s',
    ]);

    // The watchdog comes first, and says nothing of any service.
    await until(
      async () => (await world.call('GET', '/sources/prometheus/payloads')).body.items,
      (found) => found.some((one: { outcome: { skipped: number } | null }) => (one.outcome?.skipped ?? 0) > 0),
    ).catch((error) => {
      throw new Error(`${error} ${log}`);
    });
    expect(await outagesOf('prometheus')).toEqual([]);

    const goneAt = Date.now();
    target.closeAllConnections();
    await new Promise((resolve) => target.close(resolve));
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

    target = await listen(watched);
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

/** A notification as Uptime Kuma 1.23 posts it (`server/notification-providers/webhook.js`). */
function kuma(status: number, time: string, more: object = {}) {
  return {
    heartbeat: {
      monitorID: 29,
      status,
      time,
      msg: status === 0 ? 'getaddrinfo ENOTFOUND internet.example' : '200 - OK',
      ping: status === 0 ? null : 38,
      important: true,
      duration: 60,
      timezone: 'Europe/Paris',
      timezoneOffset: '+01:00',
      localDateTime: '2026-03-12 10:00:00',
    },
    monitor: {
      id: 29,
      name: 'web',
      description: null,
      pathName: 'web',
      parent: null,
      childrenIDs: [],
      url: 'https://internet.example/',
      method: 'GET',
      hostname: null,
      port: null,
      maxretries: 0,
      weight: 2000,
      active: true,
      type: 'http',
      interval: 60,
      retryInterval: 60,
      upsideDown: false,
      notificationIDList: { 2: true },
      tags: [{ id: 1, monitor_id: 29, tag_id: 3, value: 'internet', name: 'service', color: '#059669' }],
      ...more,
    },
    msg: status === 0 ? '[web] [🔴 Down] getaddrinfo ENOTFOUND internet.example' : '[web] [✅ Up] 200 - OK',
  };
}

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
