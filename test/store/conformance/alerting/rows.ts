import type { NewAlert, NewMessage, Payload, Rota, Source, Store, Tx } from '../../../../src/app/ports/index.ts';

export const AT = Date.parse('2026-03-02T09:00:00Z');
export const MINUTE = 60_000;
export const DAY = 86_400_000;

type Decided = Parameters<Tx['decide']>[0][number];

export function alertOf(key: string, given: Partial<Decided> = {}): Decided {
  const about: NewAlert = {
    key,
    kind: 'threshold',
    at: AT,
    ticket: 'T-1',
    agreement: 'boreal-or',
    measure: 'resolution',
    cycle: 1,
    target: 'resolve',
    thresholdPpm: 750_000,
    dueAt: AT + 60 * MINUTE,
    customer: 'boreal',
    service: 'internet',
    team: 'n1',
    assignee: 'u-1',
    priority: 'P1',
    source: 'desk',
    bundle: null,
    contacts: ['boreal-or/it-manager'],
    details: { clocks: 3, text: 'Liaison « coupée »' },
  };
  return { ...about, standing: 'new', ...given };
}

export function messageOf(id: string, given: Partial<NewMessage> = {}): NewMessage {
  return {
    id,
    recipient: 'person:p-1',
    channel: 'email',
    language: 'fr',
    bundle: 'ticket:T-1',
    about: 'alert',
    sendAt: AT + 2_000,
    customer: 'boreal',
    again: null,
    step: 0,
    rule: 'all',
    details: { more: [1, null] },
    ...given,
  };
}

export function sourceOf(id: string, given: Partial<Omit<Source, 'revision'>> = {}): Omit<Source, 'revision'> {
  return {
    id,
    title: 'Zabbix',
    template: 'generic',
    mapping: 'return []',
    draft: null,
    ticketUrl: null,
    keys: [key(`${id}-1`)],
    secretsSealed: ['sealed-2', 'sealed-1'],
    everyMs: 5 * MINUTE,
    calendar: '{"open":"00:00"}',
    keepDays: 30,
    liveAt: null,
    liveBy: null,
    lastReceivedAt: null,
    silentSince: null,
    madeAt: AT,
    madeBy: 'p-1',
    ...given,
  };
}

export function key(id: string, revokedAt: number | null = null) {
  return { id, hash: `hash-of-${id}`, prefix: id.slice(0, 2), madeAt: AT, madeBy: null, revokedAt };
}

export function payloadOf(id: string, given: Partial<Payload> = {}): Payload {
  return {
    id,
    source: 'zabbix',
    receivedAt: AT,
    contentType: 'application/json',
    body: '{"a":"é"}',
    sentAs: null,
    state: 'waiting',
    readUnder: null,
    outcome: null,
    isSample: false,
    ...given,
  };
}

export function rotaOf(id: string, shifts: Rota['shifts'] = []): Omit<Rota, 'revision'> {
  return { id, title: 'Astreinte', timeZone: 'Europe/Paris', shifts, changedAt: AT, changedBy: 'p-1' };
}

export async function decided(store: Store, ...alerts: readonly Decided[]) {
  return await store.transact((tx) => tx.decide(alerts, AT));
}

export async function told(store: Store, message: NewMessage, alerts: readonly string[], at = AT) {
  return await store.transact((tx) => tx.tell(message, alerts, at));
}

export async function leased(store: Store, given: Partial<Parameters<Tx['leaseMessages']>[0]> = {}) {
  const at = given.at ?? AT + MINUTE;
  const lease = { by: 'node-1', at, until: at + 30_000, limit: 10, perRecipient: 10, ...given };
  return (await store.transact((tx) => tx.leaseMessages(lease))).map(({ id }) => id);
}

/** A try that came to something, by who leased the message. */
export async function tried(
  store: Store,
  message: string,
  number: number,
  next: Parameters<Tx['noteAttempt']>[2],
  by = 'node-1',
) {
  const outcome = next.state === 'handedOver' ? ('handedOver' as const) : ('failed' as const);
  const attempt = { message, number, at: AT + number * MINUTE, milliseconds: 12, outcome, status: 500, detail: 'x' };
  return await store.transact((tx) => tx.noteAttempt(attempt, by, next));
}

export async function pages<T, P>(
  read: (after: P | null) => Promise<readonly T[]>,
  size: number,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (;;) {
    const page = await read((found.at(-1) as P | undefined) ?? null);
    found.push(...page);
    if (page.length < size) return found;
  }
}

/** By the sentence that must hold; each is asked of an empty store. */
export type Cases = { readonly [sentence: string]: (store: Store) => Promise<void> };
