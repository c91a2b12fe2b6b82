import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type AlertingFigures, alertingFigures } from './alerting-figures.ts';
import type { Reading, Readings } from './readings.ts';

/** What happened to an event that was handed in. */
export type EventResult = 'new' | 'same' | 'different' | 'refused';

/** The figures of this node, counted as things happen and read when somebody asks. */
export interface Metrics {
  /** `route` is the pattern, never what stood in its place; null: no route of ours. */
  readonly request: (method: string, route: string | null, status: number, milliseconds: number) => void;
  readonly events: (result: EventResult, count: number) => void;
  readonly defect: () => void;
  /** Whether changes of the database are heard. */
  readonly hearing: (isHearing: boolean) => void;
  readonly alerting: Omit<AlertingFigures, 'set'>;
  /** All figures in Prometheus' text format. A figure that can not be had just now is left out, never made up. */
  readonly scrape: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface MetricsOptions {
  readonly version: string;
  readonly readings: Readings;
  /** Whether customers may be named, and sources, which may be called after them. */
  readonly customers: boolean;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function openMetrics({ version, readings, customers }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'leeway_build_info', help: 'Always 1.', labelNames: ['version', 'node'], registers }).set(
    { version, node: process.versions.node },
    1,
  );
  const http = httpFigures(registry);
  const events = new Counter({
    name: 'leeway_events_total',
    help: 'Events handed in, by what became of them: new, same (known already), different (another under a known id), refused.',
    labelNames: ['result'],
    registers,
  });
  for (const result of ['new', 'same', 'different', 'refused']) events.inc({ result }, 0);
  const defects = new Counter({ name: 'leeway_defects_total', help: 'Faults of Leeway itself.', registers });
  const heard = new Gauge({
    name: 'leeway_changes_heard',
    help: 'Whether the connection that listens for changes stands; 0: streams of changes are late.',
    registers,
  });
  heard.set(1);
  const refresh = storeFigures(registry, customers);
  const { set: setAlerting, ...alerting } = alertingFigures(registry, customers);
  return {
    alerting,
    request: http,
    events: (result, count) => events.inc({ result }, count),
    defect: () => defects.inc(),
    hearing: (isHearing) => heard.set(isHearing ? 1 : 0),
    scrape: async () => {
      const read = await readings();
      refresh(read);
      setAlerting(read.alerting);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

function httpFigures(registry: Registry): Metrics['request'] {
  const requests = new Counter({
    name: 'leeway_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'leeway_http_request_duration_seconds',
    help: 'How long requests took to answer.',
    labelNames: ['method', 'route'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return (asked, pattern, status, milliseconds) => {
    // Anything may be asked for: a label for each would fill the memory of whoever keeps the figures.
    const method = METHODS.has(asked) ? asked : 'other';
    const route = pattern ?? 'none';
    requests.inc({ method, route, status: String(status) });
    seconds.observe({ method, route }, milliseconds / 1_000);
  };
}

/** Gauges over what is stored; gives what brings them up to date. */
function storeFigures(registry: Registry, customers: boolean): (read: Reading) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge('leeway_database_up', 'Whether the database answered just now.');
  const pool = gauge('leeway_database_connections', 'Connections of this node: total, idle, and requests waiting.', [
    'state',
  ]);
  const due = gauge('leeway_waker_due', 'Tickets that wait to be looked at again.');
  const lag = gauge('leeway_waker_lag_seconds', 'How long the longest of them has been waiting.');
  const clocks = gauge('leeway_clock_open', 'Clocks that are not over, by verdict.', ['verdict']);
  const left = gauge(
    'leeway_objective_misses_left',
    'How many more misses the running period of an objective bears; negative: missed already.',
    ['agreement', 'target', 'period', ...(customers ? ['customer'] : [])],
  );
  return (read) => {
    up.set(read.waker === null ? 0 : 1);
    for (const [state, count] of Object.entries(read.pool ?? {})) pool.set({ state }, count);
    clocks.reset();
    left.reset();
    // Resetting what has no labels would tell a 0.
    due.remove({});
    lag.remove({});
    if (read.waker !== null) {
      due.set({}, read.waker.due);
      lag.set({}, read.waker.lagSeconds);
    }
    for (const [verdict, count] of Object.entries(read.clocks ?? {})) clocks.set({ verdict }, count);
    for (const { agreement, target, period, customer, missesLeft } of read.objectives ?? []) {
      left.set({ agreement, target, period, ...(customers ? { customer: customer ?? '' } : {}) }, missesLeft);
    }
  };
}
