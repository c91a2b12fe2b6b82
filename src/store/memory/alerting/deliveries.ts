import { createHash } from 'node:crypto';
import type { MessageReads, MessageTx, NewMessage } from '../../../app/ports/index.ts';
import { dropWhere } from '../access/people.ts';
import { compareLists, keyOf } from '../live/tables.ts';
import { dropRow, type MemoryState, putRow } from '../state.ts';
import { isWaiting, shown, shownOrNull } from './messages.ts';
import { type AlertingTables, alertingTables, type KeptMessage, tellListeners } from './tables.ts';

/** What is written about messages. Transactions come one after another: nothing is left to lock. */
export function messageWrites(state: MemoryState): Omit<MessageTx, keyof MessageReads> {
  const tables = alertingTables(state);
  const { messages } = tables;
  return {
    tell: async (message, alerts, at) => tell(state, tables, message, alerts, at),
    tellEach: async (told, at) => told.map(({ message, alerts }) => tell(state, tables, message, alerts, at)),
    lastTold: async (recipient, channel, bundle, after) =>
      shownOrNull(
        [...messages.values()]
          .filter((one) => one.recipient === recipient && one.channel === channel && one.bundle === bundle)
          .filter(({ madeAt }) => madeAt > after)
          .sort((a, b) => compareLists([-a.madeAt, a.id], [-b.madeAt, b.id]))[0],
      ),
    joinTold: async (id, alerts) => {
      const message = messages.get(id);
      if (message !== undefined) join(state, tables, message, untold(tables, message, alerts), message.step);
    },
    leaseMessages: async (lease) => leaseMessages(state, tables, lease),
    freezeBody: async (id, body) => {
      const message = messages.get(id);
      if (message === undefined) throw new Error(`there is no message ${id}`);
      if (message.body === null) putRow(state, messages, id, { ...message, body });
      return message.body ?? body;
    },
    ...endings(state, tables),
  };
}

type Endings = Pick<MessageTx, 'noteAttempt' | 'cancelMessages' | 'dropMessages'>;

function endings(state: MemoryState, tables: AlertingTables): Endings {
  const { messages, attempts, alertsOf, told } = tables;
  return {
    noteAttempt: async (attempt, leasedBy, next) => {
      const message = messages.get(attempt.message);
      if (message === undefined || message.leasedBy !== leasedBy) return false;
      putRow(state, attempts, message.id, [...(attempts.get(message.id) ?? []), attempt]);
      const isCancelled = message.state === 'cancelled' && next.state !== 'handedOver';
      const goesOn = next.state === 'due' && !isCancelled;
      putRow(state, messages, message.id, {
        ...message,
        state: isCancelled ? 'cancelled' : next.state,
        tries: message.tries + 1,
        nextAt: goesOn ? (next.nextAt ?? attempt.at) : null,
        leasedBy: null,
        leasedUntil: null,
        endedAt: goesOn ? null : isCancelled ? message.endedAt : attempt.at,
      });
      tellListeners(state);
      return true;
    },
    cancelMessages: async (ids, at) => {
      const open = [...new Set(ids)].flatMap((id) => messages.get(id) ?? []).filter(isWaiting);
      for (const one of open)
        putRow(state, messages, one.id, { ...one, state: 'cancelled', nextAt: null, endedAt: at });
      if (open.length > 0) tellListeners(state);
      return open.length;
    },
    dropMessages: async (before, limit) => {
      const ended = [...messages.values()]
        .filter(({ endedAt, about }) => endedAt !== null && endedAt < before && about !== 'maintenance')
        .sort((a, b) => compareLists([a.endedAt ?? 0, a.id], [b.endedAt ?? 0, b.id]))
        .slice(0, limit);
      const ids = new Set(ended.map(({ id }) => id));
      for (const id of ids)
        for (const table of [messages, attempts, alertsOf]) dropRow(state, table as Map<string, unknown>, id);
      dropWhere(state, told, (message) => ids.has(message));
      return ended.map(({ id, body }) => ({
        id,
        sha256: body === null ? null : createHash('sha256').update(body).digest('hex'),
      }));
    },
  };
}

type Told = Pick<NewMessage, 'recipient' | 'channel' | 'step' | 'about' | 'again' | 'id'>;

/** A message sent again by hand tells again of what was told before. */
function toldKey({ recipient, channel, step, about, again, id }: Told, alert: string): string {
  return keyOf(alert, recipient, channel, step, about, again === null ? '' : id);
}

function untold({ told }: AlertingTables, message: Told, alerts: readonly string[]): readonly string[] {
  return [...new Set(alerts)].filter((alert) => !told.has(toldKey(message, alert)));
}

function tell(
  state: MemoryState,
  tables: AlertingTables,
  message: NewMessage,
  alerts: readonly string[],
  at: number,
): string | null {
  const { messages } = tables;
  const left = untold(tables, message, alerts);
  if (alerts.length > 0 && left.length === 0) return null;
  const gathering = message.again === null ? gatheringFor(tables, message) : undefined;
  if (gathering === undefined && messages.has(message.id)) throw new Error(`there is a message ${message.id} already`);
  const joined: KeptMessage =
    gathering === undefined
      ? { ...message, ...UNTRIED, madeAt: at, nextAt: message.sendAt }
      : {
          ...gathering,
          customer: gathering.customer === message.customer ? message.customer : null,
          sendAt: Math.min(gathering.sendAt, message.sendAt),
          nextAt: Math.min(gathering.sendAt, message.sendAt),
        };
  join(state, tables, joined, left, message.step);
  return joined.id;
}

const UNTRIED = {
  state: 'gathering',
  body: null,
  tries: 0,
  leasedBy: null,
  leasedUntil: null,
  endedAt: null,
  alerts: 0,
  urgency: 1,
} as const;

function gatheringFor({ messages }: AlertingTables, wanted: NewMessage): KeptMessage | undefined {
  return [...messages.values()].find(
    (one) =>
      one.state === 'gathering' &&
      one.again === null &&
      one.recipient === wanted.recipient &&
      one.channel === wanted.channel &&
      one.bundle === wanted.bundle &&
      one.about === wanted.about,
  );
}

/** Keeps a message, with alerts that join it at a step. */
function join(
  state: MemoryState,
  tables: AlertingTables,
  message: KeptMessage,
  alerts: readonly string[],
  step: number,
): void {
  const all = [...(tables.alertsOf.get(message.id) ?? []), ...alerts];
  const isBreach = alerts.some((key) => tables.alerts.get(key)?.kind === 'breach');
  putRow(state, tables.messages, message.id, {
    ...message,
    alerts: all.length,
    urgency: isBreach ? 0 : message.urgency,
  });
  putRow(state, tables.alertsOf, message.id, all);
  for (const alert of alerts) putRow(state, tables.told, toldKey({ ...message, step }, alert), message.id);
  tellListeners(state);
}

function leaseMessages(
  state: MemoryState,
  { messages }: AlertingTables,
  { by, at, until, limit, perRecipient }: Parameters<MessageTx['leaseMessages']>[0],
) {
  const waiting = [...messages.values()].filter(isWaiting);
  const leased = new Map<string, number>();
  const count = (recipient: string) => leased.get(recipient) ?? 0;
  for (const one of waiting)
    if (one.state === 'sending' && one.nextAt > at) leased.set(one.recipient, count(one.recipient) + 1);
  const due = waiting
    .filter(({ nextAt }) => nextAt <= at)
    .sort((a, b) => compareLists([a.urgency, a.nextAt, a.id], [b.urgency, b.nextAt, b.id]));
  const taken: KeptMessage[] = [];
  for (const one of due) {
    if (taken.length >= limit) break;
    if (count(one.recipient) >= perRecipient) continue;
    leased.set(one.recipient, count(one.recipient) + 1);
    const kept: KeptMessage = { ...one, state: 'sending', leasedBy: by, leasedUntil: until, nextAt: until };
    putRow(state, messages, one.id, kept);
    taken.push(kept);
  }
  return taken.map(shown);
}
