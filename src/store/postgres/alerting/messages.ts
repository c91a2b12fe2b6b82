import { sql } from 'kysely';
import type { Attempt, MessageFilter, MessageReads, MessageRow } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { all, first } from '../access/reads.ts';
import { type Ask, every, isOneOf } from './rows.ts';

/** As a message is read in TypeScript. */
export const MESSAGE = sql`m.id, m.recipient, m.channel, m.language, m.bundle, m.about, m.send_at as "sendAt", m.customer,
  m.again, m.step, m.rule, m.details, m.state, m.made_at as "madeAt", m.body, m.tries, m.next_at as "nextAt",
  m.leased_by as "leasedBy", m.leased_until as "leasedUntil", m.ended_at as "endedAt", m.alerts`;

export type MessageColumns = Omit<MessageRow, 'details'> & { readonly details: string };

export function messageOf(row: MessageColumns): MessageRow {
  return { ...row, details: JSON.parse(row.details) as MessageRow['details'] };
}

export function messageReads(ask: Ask): MessageReads {
  return {
    messages: async (filter, after, limit) => {
      const beyond =
        after === null
          ? null
          : sql`m.made_at <= ${after.madeAt}::bigint and (m.made_at < ${after.madeAt}::bigint or m.id > ${after.id})`;
      const page = sql`select ${MESSAGE} from message m where ${every([fits(filter), beyond])}
        order by m.made_at desc, m.id limit ${limit}`;
      return (await ask((on) => all<MessageColumns>(on, page))).map(messageOf);
    },
    message: async (id) => {
      const row = await ask((on) =>
        first<MessageColumns>(on, sql`select ${MESSAGE} from message m where m.id = ${id}`),
      );
      return row === null ? null : messageOf(row);
    },
    alertsOfMessage: async (id) => {
      const told = sql`select alert from message_alert where message = ${id} order by place`;
      return (await ask((on) => all<{ readonly alert: string }>(on, told))).map(({ alert }) => alert);
    },
    madeSince: (to, from, most) => madeSince(ask, to, from, most),
    attempts: (message) =>
      ask((on) =>
        all<Attempt>(
          on,
          sql`select message, number, at, milliseconds, outcome, status, detail from attempt
            where message = ${message} order by number`,
        ),
      ),
    deliveryBacklog: (at) => deliveryBacklog(ask, at),
    nextDeliveryAt: () => nextDeliveryAt(ask),
  };
}

async function madeSince(ask: Ask, ...[to, from, most]: Parameters<MessageReads['madeSince']>) {
  if (to.length === 0) return [];
  const recipients = to.map(({ recipient }) => recipient);
  const counts = sql`/* kept: made-since */ select (
      select count(*) from (
        select from message m
        where m.recipient = r.recipient and m.channel = r.channel and m.made_at >= ${from}::bigint
        limit ${most}::integer
      ) as made
    ) as number
    from unnest(${recipients}::text[], ${to.map(({ channel }) => channel)}::text[]) with ordinality
      as r (recipient, channel, place)
    order by r.place`;
  return (await ask((on) => all<{ readonly number: number }>(on, counts))).map(({ number }) => number);
}

async function nextDeliveryAt(ask: Ask): Promise<Instant | null> {
  const next = sql`select min(next_at) as at from message where next_at is not null`;
  return (await ask((on) => first<{ readonly at: number | null }>(on, next)))?.at ?? null;
}

async function deliveryBacklog(ask: Ask, at: Instant) {
  // How long mail has stood still is read behind the oldest that waits: nothing, as long as none does.
  const backlog = sql`select count(*) filter (where next_at <= ${at}::bigint) as due,
      min(send_at) filter (where tries = 0 and send_at <= ${at}::bigint) as "oldestUntriedAt",
      min(send_at) filter (where tries > 0 and channel = 'email' and send_at > coalesce((
        select max(h.ended_at) from message h
        where h.state = 'handedOver' and h.channel = 'email' and h.ended_at is not null and h.ended_at > (
          select min(w.send_at) from message w where w.next_at is not null and w.tries > 0 and w.channel = 'email'
        )
      ), -1)) as "mailStillSince",
      count(*) filter (where tries > 0) as retrying, (select count(*) from message where state = 'dead') as dead
    from message where next_at is not null`;
  const row = await ask((on) => first<Awaited<ReturnType<MessageReads['deliveryBacklog']>>>(on, backlog));
  return row ?? { due: 0, oldestUntriedAt: null, mailStillSince: null, retrying: 0, dead: 0 };
}

function fits({ state, channel, recipient, alert, maintenance, from, to }: MessageFilter) {
  return every([
    isOneOf(sql`m.state`, state),
    isOneOf(sql`m.channel`, channel),
    recipient === undefined ? null : sql`m.recipient = ${recipient}`,
    alert === undefined ? null : sql`m.id in (select t.message from message_alert t where t.alert = ${alert})`,
    maintenance === undefined
      ? null
      : sql`m.about = 'maintenance' and (m.details::json ->> 'maintenance') = any(${[...maintenance]}::text[])`,
    from === undefined ? null : sql`m.made_at >= ${from}::bigint`,
    to === undefined ? null : sql`m.made_at < ${to}::bigint`,
  ]);
}
