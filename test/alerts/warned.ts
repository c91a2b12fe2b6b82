/** A living system whose present a test sets, with people to be warned; everything due is done when time is moved on. */
import {
  type AlertPorts,
  dispatchAlerts,
  endOver,
  lookAtAgenda,
  openChangePlanner,
  replanAgenda,
} from '../../src/app/alerts/index.ts';
import { openRules } from '../../src/app/duty/index.ts';
import type { AlertRow, MessageRow, Store } from '../../src/app/ports/index.ts';
import { clock, happened } from '../live/agreement.ts';
import { type Living, living } from '../live/living.ts';
import { type House, houseIn } from './house.ts';

/** A ticket of Boréal's. */
export const opened = (ticket = 'T', time = '09:00', data: object = {}, rest: object = {}) =>
  happened('opened', ticket, time, { customer: 'boreal', service: 'internet', priority: 'P2', ...data }, rest);

/** Somebody is on call, from a time of the day to another. */
export const shift = (person: string, from: string, to: string, rank = 1) => ({
  person,
  rank,
  from: clock(from),
  to: clock(to),
});

/** What was told of a kind and measure, when, to whom and how: `10:00 person:p-1 email`. */
export async function told({ store, messages }: Warned, kind = 'breach firstResponse'): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id, recipient, channel, madeAt } of await messages()) {
    const keys = await store.alertsOfMessage(id);
    const alerts = await Promise.all(keys.map((key) => store.alert(key)));
    if (!alerts.some((alert) => `${alert?.kind} ${alert?.measure}` === kind)) continue;
    found.push(`${new Date(madeAt).toISOString().slice(11, 16)} ${recipient} ${channel}`);
  }
  return found;
}

export interface Warned extends House {
  readonly store: Store;
  readonly ports: AlertPorts;
  publish(agreement: object): Promise<void>;
  post(...events: ReturnType<typeof happened>[]): Promise<void>;
  /** Moves time on to an instant, doing whatever is due on the way, each at its instant. */
  until(instant: number): Promise<void>;
  acknowledge(key: string, by: string): Promise<void>;
  /** Latest first. */
  alerts(): Promise<readonly AlertRow[]>;
  /** In the order in which they were made. */
  messages(): Promise<readonly MessageRow[]>;
}

export function warned(store: Store, begin: number): Warned {
  const system = living(store, begin);
  let now = begin;
  const at = (instant: number) => {
    now = instant;
    system.at(instant);
  };
  const ports: AlertPorts = { store, rosters: system.ports.rosters, rules: openRules('UTC'), now: () => now };
  const doAll = everything(ports, system);
  return {
    store,
    ports,
    ...houseIn(store, () => now),
    publish: async (agreement) => {
      await system.publish(JSON.stringify(agreement));
      await replanAgenda(ports);
    },
    post: async (...events) => {
      for (const result of await system.post(events))
        if (result.result === 'refused') throw new Error(JSON.stringify(result.faults));
      await doAll();
    },
    async until(instant) {
      for (;;) {
        await doAll();
        const instants = [await store.nextWakeAt(), await store.nextOnAgenda(), await store.nextDeliveryAt()];
        const due = instants.flatMap((next) => next ?? []);
        const next = Math.min(...due.filter((one) => one > now));
        if (next > instant) break;
        at(next);
      }
      at(instant);
      await doAll();
    },
    acknowledge: (key, by) => store.transact(async (tx) => void (await tx.acknowledgeAlerts([key], now, by))),
    alerts: async () => await store.alerts({}, null, 100_000),
    messages: async () => (await store.messages({}, null, 100_000)).toReversed(),
  };
}

/** All that a node does when nobody asks, once, as of the present. */
function everything(ports: AlertPorts, system: Living): () => Promise<void> {
  const follow = follower(ports);
  const onDefect = (error: unknown) => {
    throw error;
  };
  return async () => {
    await system.look(500);
    while (await lookAtAgenda(ports, onDefect));
    while ((await dispatchAlerts(ports, 500)) > 0);
    await handOver(ports);
    await follow();
  };
}

/** As a receiver that takes everything at once. */
async function handOver({ store, now }: AlertPorts): Promise<void> {
  await store.transact(async (tx) => {
    const at = now();
    const lease = { by: 'test', at, until: at + 30_000, limit: 1_000, perRecipient: 1_000 };
    for (const { id, tries } of await tx.leaseMessages(lease)) {
      const attempt = { message: id, number: tries + 1, at, milliseconds: 1, status: 200, detail: '' };
      await tx.noteAttempt({ ...attempt, outcome: 'handedOver' }, 'test', { state: 'handedOver', nextAt: null });
    }
  });
}

/** Ends what is over among what changed, and plans the looks it calls for. */
function follower(ports: AlertPorts): () => Promise<void> {
  const { store } = ports;
  const planner = openChangePlanner(ports);
  let mark = '0';
  return async () => {
    for (;;) {
      const change = (await store.changesAfter(mark, 500)) ?? { mark: await store.mark(), tickets: [] };
      mark = change.mark;
      if (change.tickets.length === 0) return;
      await planner.plan();
      await endOver(
        ports,
        change.tickets.map(({ ticket }) => ticket),
      );
    }
  };
}
