/** A living system whose present a test sets, with people to be warned; everything due is done when time is moved on. */
import {
  type AlertPorts,
  dispatchAlerts,
  endOver,
  lookAtAgenda,
  openChangePlanner,
  replanAgenda,
} from '../../src/app/alerts/index.ts';
import { openRules, type PlainRule } from '../../src/app/duty/index.ts';
import type { AlertRow, Endpoint, MessageRow, NewPerson, Rota, Store } from '../../src/app/ports/index.ts';
import type { happened } from '../live/agreement.ts';
import { living } from '../live/living.ts';

/** Two years before anything of the tests. */
const LONG_AGO = Date.parse('2024-01-01T00:00:00Z');

export interface Warned {
  readonly store: Store;
  readonly ports: AlertPorts;
  publish(agreement: object): Promise<void>;
  goLive(...customers: string[]): Promise<void>;
  person(id: string, rest?: Partial<NewPerson>, externalId?: string): Promise<void>;
  endpoint(id: string, rest?: Partial<Endpoint>): Promise<void>;
  rota(id: string, shifts: Rota['shifts']): Promise<void>;
  rules(...rules: PlainRule[]): Promise<void>;
  post(...events: ReturnType<typeof happened>[]): Promise<void>;
  /** Moves time on to an instant, doing whatever is due on the way, each at its instant. */
  until(instant: number): Promise<void>;
  acknowledge(key: string, by: string): Promise<void>;
  /** Latest first. */
  alerts(): Promise<readonly AlertRow[]>;
  /** In the order in which they were made. */
  messages(): Promise<readonly MessageRow[]>;
  /** `person:p-1 email`, for each message. */
  told(): Promise<readonly string[]>;
}

export function warned(store: Store, begin: number): Warned {
  const system = living(store, begin);
  let now = begin;
  const at = (instant: number) => {
    now = instant;
    system.at(instant);
  };
  const rules = openRules('UTC');
  const ports: AlertPorts = { store, rosters: system.ports.rosters, rules, now: () => now };
  const planner = openChangePlanner(ports);
  let mark: string | null = null;
  const onDefect = (error: unknown) => {
    throw error;
  };
  const follow = async () => {
    for (;;) {
      mark ??= '0';
      const change = (await store.changesAfter(mark, 500)) ?? { mark: await store.mark(), tickets: [] };
      mark = change.mark;
      if (change.tickets.length === 0) return;
      await planner.planFor(new Set(change.tickets.map(({ customer }) => customer)));
      await endOver(
        ports,
        change.tickets.map(({ ticket }) => ticket),
      );
    }
  };
  const doAll = async () => {
    await system.look(500);
    while (await lookAtAgenda(ports, onDefect));
    while ((await dispatchAlerts(ports, 500)) > 0);
    await handOver();
    await follow();
  };
  /** As a receiver that takes everything at once. */
  const handOver = () =>
    store.transact(async (tx) => {
      const lease = { by: 'test', at: now, until: now + 30_000, limit: 1_000, perRecipient: 1_000 };
      for (const { id, tries } of await tx.leaseMessages(lease)) {
        const attempt = { message: id, number: tries + 1, at: now, milliseconds: 1, status: 200, detail: '' };
        await tx.noteAttempt({ ...attempt, outcome: 'handedOver' }, 'test', { state: 'handedOver', nextAt: null });
      }
    });
  const all = async () => await store.alerts({}, null, 100_000);
  const messages = async () => (await store.messages({}, null, 100_000)).toReversed();
  return {
    store,
    ports,
    publish: async (agreement) => {
      await system.publish(JSON.stringify(agreement));
      await replanAgenda(ports);
    },
    goLive: (...customers) =>
      store.transact(async (tx) => {
        for (const customer of customers) await tx.goLive({ customer, liveAt: now, liveBy: 'p-1' });
      }),
    person: (id, rest = {}, externalId) =>
      store.transact(async (tx) => {
        const none = { approves: [], customer: null, disabled: false, language: 'en' as const, createdBy: null };
        const who = { name: id, email: `${id}@hexa.example`, emailKey: `${id}@hexa.example` };
        await tx.addPerson({ id, role: 'manager', ...none, ...who, createdAt: LONG_AGO, ...rest });
        if (externalId !== undefined) await tx.setExternalIds(id, [{ source: 'glpi', id: externalId }]);
      }),
    endpoint: (id, rest = {}) =>
      store.transact(async (tx) => {
        const made = { secretsSealed: [], template: null, customer: null, madeAt: LONG_AGO, madeBy: null };
        const works = { disabledBecause: null, disabledAt: null };
        const what = { kind: 'webhook' as const, title: id, url: 'https://hooks.example/', language: 'en' as const };
        await tx.putEndpoint({ id, ...what, ...made, ...works, ...rest }, null);
      }),
    rota: (id, shifts) =>
      store.transact(async (tx) => {
        const changed = { changedAt: LONG_AGO, changedBy: null };
        await tx.putRota({ id, title: id, timeZone: 'UTC', shifts, ...changed }, null);
      }),
    rules: (...given) =>
      store.transact(async (tx) => {
        const calendars = { office: { timeZone: 'UTC', hours: { 'mon-fri': ['09:00-18:00'] } } };
        const body = JSON.stringify({ timeZone: 'UTC', calendars, rules: given });
        await tx.putNotificationRules({ body, setAt: now, setBy: null }, null);
      }),
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
    alerts: all,
    messages,
    told: async () => (await messages()).map(({ recipient, channel }) => `${recipient} ${channel}`),
  };
}
