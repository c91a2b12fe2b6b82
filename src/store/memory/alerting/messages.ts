import type { MessageFilter, MessageReads, MessageRow, MessageState } from '../../../app/ports/index.ts';
import { compareLists } from '../live/tables.ts';
import type { MemoryState } from '../state.ts';
import { type AlertingTables, alertingTables, type KeptMessage } from './tables.ts';

const WAITING: ReadonlySet<MessageState> = new Set(['gathering', 'due', 'sending']);

/** Is it to be handed over, now or later? One that is being sent is due again when its lease is over. */
export function isWaiting(message: MessageRow): message is KeptMessage & { readonly nextAt: number } {
  return WAITING.has(message.state) && message.nextAt !== null;
}

export function messageReads(state: MemoryState): MessageReads {
  const tables = alertingTables(state);
  const { messages, alertsOf, attempts } = tables;
  return {
    messages: async (filter, after, limit) =>
      [...messages.values()]
        .filter((one) => isWanted(tables, one, filter))
        .filter((one) => after === null || compareLists(placeOf(one), placeOf(after)) > 0)
        .sort((a, b) => compareLists(placeOf(a), placeOf(b)))
        .slice(0, limit)
        .map(shown),
    message: async (id) => shownOrNull(messages.get(id)),
    alertsOfMessage: async (id) => alertsOf.get(id) ?? [],
    madeSince: async (to, from, most) =>
      to.map(({ recipient, channel }) => {
        const fits = (one: MessageRow) => isWanted(tables, one, { recipient, channel: [channel], from });
        return Math.min(most, [...messages.values()].filter(fits).length);
      }),
    attempts: async (message) => attempts.get(message) ?? [],
    deliveryBacklog: async (at) => {
      const all = [...messages.values()];
      const waiting = all.filter(isWaiting);
      const untried = waiting.filter(({ tries, sendAt }) => tries === 0 && sendAt <= at).map(({ sendAt }) => sendAt);
      const mails = all.filter(({ channel }) => channel === 'email');
      const taken = mails.filter(({ state }) => state === 'handedOver').map(({ endedAt }) => endedAt ?? 0);
      const last = Math.max(0, ...taken);
      const still = mails.filter(isWaiting).filter(({ tries, sendAt }) => tries > 0 && sendAt > last);
      return {
        due: waiting.filter(({ nextAt }) => nextAt <= at).length,
        oldestUntriedAt: earliest(untried),
        mailStillSince: earliest(still.map(({ sendAt }) => sendAt)),
        retrying: waiting.filter(({ tries }) => tries > 0).length,
        dead: all.filter((one) => one.state === 'dead').length,
      };
    },
    nextDeliveryAt: async () => earliest([...messages.values()].filter(isWaiting).map(({ nextAt }) => nextAt)),
  };
}

const placeOf = ({ madeAt, id }: Pick<MessageRow, 'madeAt' | 'id'>) => [-madeAt, id];

function earliest(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : instants.reduce((a, b) => Math.min(a, b));
}

function isWanted({ alertsOf }: AlertingTables, message: MessageRow, filter: MessageFilter): boolean {
  const { state, channel, recipient, alert, maintenance, from, to } = filter;
  return (
    (state === undefined || state.includes(message.state)) &&
    (channel === undefined || channel.includes(message.channel)) &&
    (recipient === undefined || message.recipient === recipient) &&
    (alert === undefined || (alertsOf.get(message.id) ?? []).includes(alert)) &&
    (maintenance === undefined || isNoticeOf(message, maintenance)) &&
    (from === undefined || message.madeAt >= from) &&
    (to === undefined || message.madeAt < to)
  );
}

function isNoticeOf({ about, details }: MessageRow, maintenances: readonly string[]): boolean {
  return about === 'maintenance' && maintenances.includes(String(details['maintenance']));
}

/** A message as it is given: without what only the store needs. */
export function shown({ urgency: _, ...message }: KeptMessage): MessageRow {
  return message;
}

export function shownOrNull(message: KeptMessage | undefined): MessageRow | null {
  return message === undefined ? null : shown(message);
}
