import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../app/ports/index.ts';
import { openMetrics } from './metrics.ts';
import { type Reading, readingsOf } from './readings.ts';

const READING: Reading = {
  pool: { total: 3, idle: 2, waiting: 0 },
  waker: { due: 4, lagSeconds: 1.5 },
  clocks: { running: 7, breached: 2 },
  objectives: [{ agreement: 'boreal-or', target: 'p1', period: '2026-11', customer: 'boreal', missesLeft: 1 }],
  alerting: {
    lagSeconds: { deciding: 1.5, watching: 0, dispatching: 0, delivering: 75 },
    waiting: 3,
    messages: { due: 5, retrying: 2, dead: 1 },
    sources: [
      { source: 'boreal-zabbix', silentSeconds: 90 },
      { source: 'helpdesk', silentSeconds: 0 },
    ],
  },
};
const scraped = async (reading: Reading, customers = false) => {
  const metrics = openMetrics({ version: '1.2.3', readings: async () => reading, customers });
  metrics.request('GET', '/api/v1/tickets/{ticket}', 200, 12);
  metrics.request('BREW', null, 404, 1);
  metrics.events('new', 5);
  metrics.alerting.decided([
    { kind: 'breach', standing: 'new' },
    { kind: 'breach', standing: 'new' },
    { kind: 'threshold', standing: 'dryRun' },
  ]);
  metrics.alerting.tried('email', 'handedOver', 40);
  metrics.alerting.tried('webhook', 'failed', 900);
  metrics.alerting.turned('sender');
  return (await metrics.scrape()).text;
};

describe('the figures for Prometheus', () => {
  it('count requests by route, never by what was asked for', async () => {
    const text = await scraped(READING);
    expect(text).toContain('leeway_http_requests_total{method="GET",route="/api/v1/tickets/{ticket}",status="200"} 1');
    expect(text).toContain('leeway_http_requests_total{method="other",route="none",status="404"} 1');
  });

  it('tell of events, clocks, objectives and of what waits', async () => {
    const text = await scraped(READING);
    for (const line of [
      'leeway_events_total{result="new"} 5',
      'leeway_events_total{result="refused"} 0',
      'leeway_clock_open{verdict="breached"} 2',
      'leeway_objective_misses_left{agreement="boreal-or",target="p1",period="2026-11"} 1',
      'leeway_waker_due 4',
      'leeway_waker_lag_seconds 1.5',
      'leeway_database_connections{state="idle"} 2',
      'leeway_database_up 1',
      'leeway_build_info{version="1.2.3"',
      'process_resident_memory_bytes',
    ])
      expect(text).toContain(line);
  });

  it('tell how late warnings are, what was decided, and what became of messages', async () => {
    const text = await scraped(READING);
    for (const line of [
      'leeway_alert_lag_seconds{stage="delivering"} 75',
      'leeway_alerts_decided_total{kind="breach",standing="new"} 2',
      'leeway_alerts_decided_total{kind="threshold",standing="dryRun"} 1',
      'leeway_alerts_waiting 3',
      'leeway_deliveries_total{channel="email",outcome="handedOver"} 1',
      'leeway_deliveries_total{channel="webhook",outcome="failed"} 1',
      'leeway_messages{state="retrying"} 2',
      'leeway_messages{state="dead"} 1',
      'leeway_sources{state="silent"} 1',
      'leeway_sources{state="speaking"} 1',
      'leeway_worker_last_turn_timestamp_seconds{loop="sender"} ',
    ])
      expect(text).toContain(line);
  });

  it('tell whether changes of the database are heard', async () => {
    const metrics = openMetrics({ version: '1', readings: async () => READING, customers: false });
    const heard = async () => /^leeway_changes_heard (\d)$/m.exec((await metrics.scrape()).text)?.[1];
    expect(await heard()).toBe('1');
    metrics.hearing(false);
    expect(await heard()).toBe('0');
    metrics.hearing(true);
    expect(await heard()).toBe('1');
  });

  it('name customers only when that was asked for', async () => {
    expect(await scraped(READING)).not.toContain('customer=');
    // Sources may be called after customers.
    expect(await scraped(READING)).not.toContain('boreal-zabbix');
    expect(await scraped(READING, true)).toContain('leeway_source_silent_seconds{source="boreal-zabbix"} 90');
    expect(await scraped(READING, true)).toContain('period="2026-11",customer="boreal"} 1');
  });

  it('leave out what can not be had, rather than tell what was', async () => {
    const readings = [READING, { pool: null, waker: null, clocks: null, objectives: null, alerting: null }];
    const metrics = openMetrics({ version: '1', readings: async () => readings.shift() as Reading, customers: false });
    await metrics.scrape();
    const { text } = await metrics.scrape();
    expect(text).toContain('leeway_database_up 0');
    expect(text).not.toMatch(
      /^leeway_(clock_open|waker_due|waker_lag_seconds|objective_misses_left|alert_lag_seconds|alerts_waiting|messages|sources)[ {]/m,
    );
  });

  it('ask the database at most once in five seconds', async () => {
    let asked = 0;
    let at = 1_000;
    const readings = readingsOf({
      store: {
        behind: async () => {
          asked += 1;
          return { generation: 1, due: 0, oldestDueAt: null };
        },
        boardCounts: () => Promise.reject(new Unavailable('away')),
        undispatched: () => Promise.reject(new Unavailable('away')),
        deliveryBacklog: async () => ({ due: 0, oldestUntriedAt: null, mailStillSince: null, retrying: 0, dead: 0 }),
        nextOnAgenda: async () => null,
        sources: async () => [],
      },
      now: () => at,
      pool: () => null,
      objectives: async () => [],
    });
    await Promise.all([readings(), readings()]);
    at += 4_999;
    expect(await readings()).toMatchObject({ clocks: null, alerting: null, waker: { due: 0 } });
    expect(asked).toBe(1);
    at += 1;
    await readings();
    expect(asked).toBe(2);
  });

  it('are all there that the shipped alert rules ask for', async () => {
    const rules = readFileSync(new URL('../../../deploy/prometheus/leeway.rules.yml', import.meta.url), 'utf8');
    const asked = new Set(rules.match(/\bleeway_[a-z_]+(?=[{[\s)])/g));
    const text = await scraped(READING);
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((name) => !text.includes(`# TYPE ${name.replace(/_(bucket|sum|count)$/, '')} `))).toEqual(
      [],
    );
  });
});
