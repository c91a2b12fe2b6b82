/** A store with people, an agreement and receivers, whose present a test sets, and real carriers. */
import { BLANK_ALERT } from '../../../src/app/alerts/blank-alert.ts';
import { newMessageId } from '../../../src/app/alerts/message-id.ts';
import { type DeliveryPorts, deliverDue, type EndpointWanted, makeEndpoint } from '../../../src/app/delivery/index.ts';
import { openRules } from '../../../src/app/duty/index.ts';
import type { Carrier, NewAlert, NewMessage, NewPerson, Store } from '../../../src/app/ports/index.ts';
import { isRefusal } from '../../../src/app/refusal.ts';
import { openHooks } from '../../../src/connectors/hooks/index.ts';
import { openMail } from '../../../src/connectors/mail/index.ts';
import { openOutbound } from '../../../src/connectors/outbound/index.ts';
import { BOREAL } from '../../live/agreement.ts';
import { living } from '../../live/living.ts';
import { actorOf } from '../../register/register-world.ts';
import type { RealMailServer } from './mail-server.ts';

/** Monday 2 March 2026, 09:45 in UTC. */
export const BEGIN = Date.parse('2026-03-02T09:45:00Z');
export const OWNER = actorOf('owner');

const AGREEMENT = {
  ...BOREAL,
  timeZone: 'Europe/Paris',
  language: 'fr',
  title: { fr: 'Infogérance Or', en: 'Managed services, Gold' },
  contacts: {
    'it-manager': { party: 'customer', role: 'it', name: 'Ida', reach: { email: 'ida@boreal.example' } },
    duty: { party: 'provider', role: 'duty', name: 'Desk', reach: { email: 'desk@hexa.example' } },
  },
} as const;

export interface Delivering {
  readonly store: Store;
  readonly ports: DeliveryPorts;
  readonly clock: { at: number };
  /** What was wrong with us. */
  readonly defects: unknown[];
  readonly person: (id: string, rest?: Partial<NewPerson>) => Promise<void>;
  readonly endpoint: (
    rest: Partial<EndpointWanted> & { readonly url: string },
  ) => Promise<{ id: string; secret: string }>;
  /** Decides an alert and makes the message that tells of it; gives the message's id. */
  readonly tell: (recipient: string, alert?: Partial<NewAlert>, message?: Partial<NewMessage>) => Promise<string>;
  /** Hands over what is due now. */
  readonly deliver: (worker?: string) => Promise<number>;
  /** Moves time on to an instant, handing over whatever is due on the way. */
  readonly until: (instant: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function delivering(store: Store, mail: RealMailServer | null = null): Promise<Delivering> {
  const system = living(store, BEGIN);
  await system.publish(JSON.stringify(AGREEMENT));
  const clock = { at: BEGIN };
  const defects: unknown[] = [];
  const outbound = openOutbound({ allowNetworks: ['127.0.0.0/8'], timeoutMs: 15_000 });
  // Signatures are verified by the present of the receiver, which is everybody's.
  const hooks = openHooks({ outbound, now: () => Date.now(), userAgent: 'Leeway/test' });
  const host = 'leeway.example';
  const post: Carrier[] =
    mail === null ? [] : [openMail({ server: mail.server, from: 'Leeway <leeway@hexa.example>', host })];
  const ports: DeliveryPorts = {
    store,
    now: () => clock.at,
    rosters: system.ports.rosters,
    rules: openRules('Europe/Paris'),
    carriers: [hooks, ...post],
    sealingKey: new Uint8Array(32).fill(7),
    baseUrl: 'https://leeway.example',
    worker: 'one',
    onDefect: (error) => void defects.push(error),
  };
  const deliver = (worker = 'one') => deliverDue({ ...ports, worker }, new AbortController().signal);
  return {
    store,
    ports,
    clock,
    defects,
    person: (id, rest = {}) => addPerson(store, id, rest),
    endpoint: (rest) => addEndpoint(ports, rest),
    tell: (recipient, alert = {}, message = {}) => tell(store, clock.at, recipient, alert, message),
    deliver,
    async until(instant) {
      for (;;) {
        await deliver();
        const next = await store.nextDeliveryAt();
        if (next === null || next > instant) break;
        clock.at = Math.max(clock.at, next);
      }
      clock.at = instant;
    },
    close: async () => {
      for (const carrier of ports.carriers) await carrier.close();
      await outbound.close();
      await store.close();
    },
  };
}

async function addPerson(store: Store, id: string, rest: Partial<NewPerson>): Promise<void> {
  const standing = { role: 'manager' as const, approves: [], customer: null, disabled: false, language: 'en' as const };
  const email = `${id}@hexa.example`;
  await store.transact((tx) =>
    tx.addPerson({ id, ...standing, name: id, email, emailKey: email, createdAt: BEGIN, createdBy: null, ...rest }),
  );
}

async function addEndpoint(ports: DeliveryPorts, rest: Partial<EndpointWanted> & { readonly url: string }) {
  const wanted = {
    kind: 'webhook',
    title: rest.url,
    language: 'en',
    customer: null,
    template: null,
    lang: 'en',
  } as const;
  const made = await makeEndpoint({ ...wanted, ...rest }, OWNER, ports);
  if (isRefusal(made)) throw new Error(JSON.stringify(made));
  return { id: made.endpoint.id, secret: made.secret ?? '' };
}

let count = 0;

async function tell(
  store: Store,
  at: number,
  recipient: string,
  alert: Partial<NewAlert>,
  message: Partial<NewMessage>,
): Promise<string> {
  count += 1;
  const key = `alert-${count}`;
  const what = { ticket: `INC-${count}`, agreement: 'boreal-or', measure: 'resolution', target: 'repair', cycle: 1 };
  const whose = { customer: 'boreal', service: 'internet', team: 'Réseau', assignee: 'Camille Martin', source: 'glpi' };
  const due = { thresholdPpm: 750_000, dueAt: at + 72 * 60_000, priority: 'P1', details: { version: 1 } };
  return await store.transact(async (tx) => {
    const decided = { ...BLANK_ALERT, key, kind: 'threshold' as const, at, ...what, ...whose, ...due, ...alert };
    await tx.decide([{ ...decided, standing: 'new' }], at);
    await tx.settleAlerts([decided.key], 'told', at);
    const id = newMessageId();
    const channel = recipient.startsWith('endpoint:') ? 'webhook' : 'email';
    const told = {
      channel,
      language: 'en',
      about: 'alert',
      bundle: `one ${id}`,
      sendAt: at,
      customer: 'boreal',
    } as const;
    const rest = { again: null, step: 0, rule: 'everything', details: {} };
    await tx.tell({ id, recipient, ...told, ...rest, ...message }, [decided.key], at);
    return id;
  });
}
