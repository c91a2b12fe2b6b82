import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Decided, HandedOver } from '../../app/ports/index.ts';
import type { Channel } from '../../core/alert/index.ts';
import type { AlertingReading } from './alerting-readings.ts';

/** What of warning people is counted as it happens on this node. */
export interface AlertingFigures {
  /** Alerts that nobody had decided before, once they are kept. */
  readonly decided: (alerts: readonly Pick<Decided, 'kind' | 'standing'>[]) => void;
  /** One try to hand a message over. */
  readonly tried: (channel: Channel, outcome: HandedOver['outcome'], milliseconds: number) => void;
  /** A loop of the worker has done all that was due. */
  readonly turned: (loop: string) => void;
  /** Brings what is stored up to date; null: it can not be had. */
  readonly set: (reading: AlertingReading | null) => void;
}

const BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 20];

/** @param sources whether sources may be named: who runs Leeway may have called them after customers */
export function alertingFigures(registry: Registry, sources: boolean): AlertingFigures {
  const registers = [registry];
  const turn = new Gauge({
    name: 'leeway_worker_last_turn_timestamp_seconds',
    help: 'When each loop of this node had last done all that was due; they look every five seconds at least.',
    labelNames: ['loop'],
    registers,
  });
  return {
    ...counters(registry),
    turned: (loop) => turn.set({ loop }, Date.now() / 1_000),
    set: storedFigures(registry, sources),
  };
}

function counters(registry: Registry): Pick<AlertingFigures, 'decided' | 'tried'> {
  const registers = [registry];
  const decided = new Counter({
    name: 'leeway_alerts_decided_total',
    help: 'Alerts decided by this node, by kind and by what became of them: new (to be told), longPast, dryRun.',
    labelNames: ['kind', 'standing'],
    registers,
  });
  const deliveries = new Counter({
    name: 'leeway_deliveries_total',
    help: 'Tries of this node to hand messages over: handedOver, failed (tried again), refused (given up).',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'leeway_delivery_duration_seconds',
    help: 'How long receivers took to answer.',
    labelNames: ['channel'],
    buckets: BUCKETS,
    registers,
  });
  return {
    decided: (alerts) => {
      for (const { kind, standing } of alerts) decided.inc({ kind, standing });
    },
    tried: (channel, outcome, milliseconds) => {
      deliveries.inc({ channel, outcome });
      seconds.observe({ channel }, milliseconds / 1_000);
    },
  };
}

function storedFigures(registry: Registry, named: boolean): AlertingFigures['set'] {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const lag = gauge(
    'leeway_alert_lag_seconds',
    'How late warnings are: deciding (clocks to look at), watching (planned looks), dispatching (alerts nobody has been found for), delivering (messages never tried).',
    ['stage'],
  );
  const waiting = gauge('leeway_alerts_waiting', 'Alerts that are decided and not told yet.');
  const messages = gauge(
    'leeway_messages',
    'Messages not handed over: due, retrying (of those, tried before), dead (given up).',
    ['state'],
  );
  const sources = gauge('leeway_sources', 'Sources that are watched, by whether they speak: speaking, silent.', [
    'state',
  ]);
  const silence = named
    ? gauge('leeway_source_silent_seconds', 'For how long a source is silent beyond its rhythm; 0: it is not.', [
        'source',
      ])
    : null;
  return (reading) => {
    lag.reset();
    messages.reset();
    sources.reset();
    silence?.reset();
    // Resetting what has no labels would tell a 0.
    waiting.remove({});
    if (reading === null) return;
    for (const [stage, seconds] of Object.entries(reading.lagSeconds)) lag.set({ stage }, seconds);
    for (const [state, count] of Object.entries(reading.messages)) messages.set({ state }, count);
    waiting.set({}, reading.waiting);
    const silent = reading.sources.filter(({ silentSeconds }) => silentSeconds > 0).length;
    sources.set({ state: 'silent' }, silent);
    sources.set({ state: 'speaking' }, reading.sources.length - silent);
    for (const { source, silentSeconds } of reading.sources) silence?.set({ source }, silentSeconds);
  };
}
