import { sql, type Transaction } from 'kysely';
import type { DroppedMessage, MessageReads, MessageTx, NewMessage, Telling } from '../../../app/ports/index.ts';
import { all, first } from '../access/reads.ts';
import { CHANNEL } from '../live/listen.ts';
import { MESSAGE, type MessageColumns, messageOf } from './messages.ts';
import { count, TELLING } from './rows.ts';

/** What is written about messages. */
export function messageWrites(tx: Transaction<unknown>): Omit<MessageTx, keyof MessageReads> {
  return {
    tell: async (message, alerts, at) => (await tellEach(tx, [{ message, alerts }], at))[0] ?? null,
    tellEach: (told, at) => tellEach(tx, told, at),
    lastTold: async (recipient, channel, bundle, after) => {
      const last = await first<MessageColumns>(
        tx,
        sql`select ${MESSAGE} from message m
          where m.recipient = ${recipient} and m.channel = ${channel} and m.bundle = ${bundle}
            and m.made_at > ${after}::bigint
          order by m.made_at desc, m.id limit 1`,
      );
      return last === null ? null : messageOf(last);
    },
    joinTold: async (id, alerts) => {
      const row = await first<{ readonly step: number; readonly telling: string }>(
        tx,
        sql`with held as (select id, step from message where id = ${id} for no key update)
          select step, ${TELLING} from held`,
      );
      if (row !== null) await sql`select join_message(${id}, ${[...alerts]}::text[], ${row.step})`.execute(tx);
    },
    leaseMessages: async ({ by, at, until, limit, perRecipient }) => {
      const leased = sql`/* kept: lease */ select ${MESSAGE}
        from lease_messages(${by}, ${at}::bigint, ${until}::bigint, ${limit}::integer, ${perRecipient}::integer)
          with ordinality as m order by m.ordinality`;
      return (await all<MessageColumns>(tx, leased)).map(messageOf);
    },
    freezeBody: async (id, body) => {
      const kept = await first<{ readonly body: string }>(
        tx,
        sql`update message set body = coalesce(body, ${body}) where id = ${id} returning body`,
      );
      if (kept === null) throw new Error(`there is no message ${id}`);
      return kept.body;
    },
    ...endings(tx),
  };
}

async function tellEach(...[tx, told, at]: [Transaction<unknown>, readonly Telling[], number]) {
  if (told.length === 0) return [];
  const given = told.map(({ message, alerts }) => ({ message: { ...columnsOf(message), made_at: at }, alerts }));
  // Each sees what the one before did: a function that changes something is called row by row.
  const rows = await all<{ readonly id: string | null }>(
    tx,
    sql`/* kept: tell */ select tell_message(
        g.one -> 'message', array(select json_array_elements_text(g.one -> 'alerts')), ${CHANNEL}
      ) as id
      from (
        select e.one, e.place from json_array_elements(${JSON.stringify(given)}::json) with ordinality as e (one, place)
        order by e.place offset 0
      ) as g order by g.place`,
  );
  return rows.map(({ id }) => id);
}

type Endings = Pick<MessageTx, 'noteAttempt' | 'cancelMessages' | 'dropMessages'>;

function endings(tx: Transaction<unknown>): Endings {
  return {
    noteAttempt: async (attempt, leasedBy, { state, nextAt }) => {
      const { message, number, at, milliseconds, outcome, status, detail } = attempt;
      const stays = sql`(m.state = 'cancelled' and ${state !== 'handedOver'}::boolean)`;
      const goesOn = sql`(${state === 'due'}::boolean and not ${stays})`;
      const noted = sql`/* kept: note-attempt */ with mine as (
          update message m set
            state = case when ${stays} then m.state else ${state} end,
            tries = m.tries + 1,
            next_at = case when ${goesOn} then ${nextAt ?? at}::bigint end,
            leased_by = null, leased_until = null,
            ended_at = case when ${goesOn} then null when ${stays} then m.ended_at else ${at}::bigint end
          where m.id = ${message} and m.leased_by = ${leasedBy}
          returning m.id
        ),
        kept as (
          insert into attempt (message, number, at, milliseconds, outcome, status, detail)
          select id, ${number}::integer, ${at}::bigint, ${milliseconds}::bigint, ${outcome}, ${status}::integer, ${detail}
          from mine
        )
        select id, ${TELLING} from mine`;
      return (await count(tx, noted)) === 1;
    },
    cancelMessages: (ids, at) =>
      count(
        tx,
        sql`with mine as (
            select id from message where id = any(${[...ids]}::text[]) and next_at is not null order by id
            for no key update
          )
          update message m set state = 'cancelled', next_at = null, ended_at = ${at} from mine where m.id = mine.id
          returning ${TELLING}`,
      ),
    dropMessages: (before, limit) =>
      all<DroppedMessage>(
        tx,
        sql`with gone as (
            delete from message where id = any(array(
              select id from message where ended_at < ${before} and about <> 'maintenance' order by ended_at, id limit ${limit}
            ))
            returning id, ended_at, encode(sha256(convert_to(body, 'UTF8')), 'hex') as sha256
          )
          select id, sha256 from gone order by ended_at, id`,
      ),
  };
}

function columnsOf(message: NewMessage) {
  const { id, recipient, channel, language, bundle, about, sendAt, customer, again, step, rule, details } = message;
  return {
    ...{ id, recipient, channel, language, bundle, about, send_at: sendAt, customer, again, step, rule },
    details: JSON.stringify(details),
  };
}
