import { sql, type Transaction } from 'kysely';
import type { Payload, SourceReads, SourceTx } from '../../../app/ports/index.ts';
import { all, first } from '../access/reads.ts';
import { type Ask, changes, count, every, inPortions, isOneOf, TELLING } from './rows.ts';

const PAYLOAD = sql`p.id, p.source, p.received_at as "receivedAt", p.content_type as "contentType", p.body,
  p.sent_as as "sentAs", p.state, p.read_under as "readUnder", p.outcome, p.is_sample as "isSample"`;

export function payloadReads(ask: Ask): Pick<SourceReads, 'payloads' | 'payload'> {
  return {
    payloads: ({ source, state, isSample, from, to }, after, limit) => {
      const fits = every([
        sql`p.source = ${source}`,
        isOneOf(sql`p.state`, state),
        isSample === undefined ? null : isSample ? sql`p.is_sample` : sql`not p.is_sample`,
        from === undefined ? null : sql`p.received_at >= ${from}::bigint`,
        to === undefined ? null : sql`p.received_at < ${to}::bigint`,
        after === null ? null : sql`(p.received_at, p.id) < (${after.receivedAt}::bigint, ${after.id})`,
      ]);
      const page = sql`select ${PAYLOAD} from payload p where ${fits}
        order by p.received_at desc, p.id desc limit ${limit}`;
      return ask((on) => all<Payload>(on, page));
    },
    payload: (source, id) =>
      ask((on) =>
        first<Payload>(on, sql`select ${PAYLOAD} from payload p where p.source = ${source} and p.id = ${id}`),
      ),
  };
}

type Writes = Pick<SourceTx, 'addPayload' | 'lockWaitingPayloads' | 'notePayload' | 'markSample' | 'dropPayloads'>;

export function payloadWrites(tx: Transaction<unknown>): Writes {
  return {
    addPayload: async (payload) => {
      const { source, id, receivedAt, contentType, body, sentAs, state, readUnder, outcome, isSample } = payload;
      const added = sql`/* kept: add-payload */ insert into payload
          (source, id, received_at, content_type, body, sent_as, state, read_under, outcome, is_sample)
        values (${source}, ${id}, ${receivedAt}, ${contentType}, ${body}, ${sentAs}, ${state}, ${readUnder}, ${outcome},
          ${isSample})
        on conflict do nothing returning ${TELLING}`;
      if ((await count(tx, added)) === 1) return { repeated: null };
      const known = sql`select id from payload where source = ${source} and (id = ${id} or sent_as = ${sentAs}::text)
        order by id = ${id} limit 1`;
      return { repeated: (await first<{ readonly id: string }>(tx, known))?.id ?? id };
    },
    lockWaitingPayloads: (before, limit) =>
      all<Payload>(
        tx,
        sql`select ${PAYLOAD} from payload p where p.state = 'waiting' and p.received_at < ${before}
          order by p.received_at, p.source, p.id limit ${limit} for no key update skip locked`,
      ),
    notePayload: async (source, id, { state, readUnder, outcome }) => {
      await sql`update payload set state = ${state}, read_under = ${readUnder}, outcome = ${outcome}
        where source = ${source} and id = ${id}`.execute(tx);
    },
    markSample: async (source, id, isSample) =>
      (await changes(tx, sql`update payload set is_sample = ${isSample} where source = ${source} and id = ${id}`)) ===
      1,
    dropPayloads: (at) =>
      inPortions(
        tx,
        (portion) => sql`delete from payload p using (
            select d.source, d.id from source s join payload d on d.source = s.id
            where not d.is_sample and d.state <> 'waiting'
              and d.received_at < ${at}::bigint - s.keep_days * 86400000::bigint
            limit ${portion}
          ) as old
          where p.source = old.source and p.id = old.id`,
      ),
  };
}
