import { sql, type Transaction } from 'kysely';
import type { LiveCustomer, Source, SourceReads, SourceTx } from '../../../app/ports/index.ts';
import { all, first } from '../access/reads.ts';
import type { Sql } from '../database.ts';
import { type Ask, changes, count, putRevised, type Revised, TELLING } from './rows.ts';

const SOURCE = sql`s.id, s.title, s.template, s.mapping, s.draft, s.ticket_url as "ticketUrl", s.secrets_sealed as "secretsSealed",
  s.every_ms as "everyMs", s.calendar, s.keep_days as "keepDays", s.live_at as "liveAt", s.live_by as "liveBy",
  s.last_received_at as "lastReceivedAt", s.silent_since as "silentSince", s.made_at as "madeAt", s.made_by as "madeBy",
  s.revision,
  coalesce((select json_agg(json_build_object('id', k.id, 'hash', k.hash, 'prefix', k.prefix, 'madeAt', k.made_at,
    'madeBy', k.made_by, 'revokedAt', k.revoked_at) order by k.place) from source_key k where k.source = s.id),
    '[]'::json) as keys`;

type Reads = Pick<SourceReads, 'sources' | 'source' | 'sourceOfKey' | 'silences' | 'liveCustomers' | 'eventSources'>;

export function sourceReads(ask: Ask): Reads {
  return {
    sources: () => ask((on) => all<Source>(on, sql`select ${SOURCE} from source s order by s.id`)),
    source: (id) => ask((on) => first<Source>(on, sql`select ${SOURCE} from source s where s.id = ${id}`)),
    sourceOfKey: (hash) =>
      ask((on) =>
        first<Source>(
          on,
          sql`/* kept: source-of-key */ select ${SOURCE} from source_key h join source s on s.id = h.source
            where h.hash = ${hash} and h.revoked_at is null`,
        ),
      ),
    silences: () =>
      ask((on) =>
        all<{ readonly source: string; readonly since: number }>(
          on,
          sql`/* kept: silences */ select id as source, silent_since as since from source
            where silent_since is not null order by id`,
        ),
      ),
    liveCustomers: () =>
      ask((on) =>
        all<LiveCustomer>(
          on,
          sql`select customer, live_at as "liveAt", live_by as "liveBy" from live_customer order by customer`,
        ),
      ),
    eventSources: () => ask(eventSources),
  };
}

/** Each found from the one before it, and its last fact at the end of its stretch: as many steps as there are sources. */
function eventSources(on: Sql) {
  return all<{ readonly source: string; readonly lastRecordedAt: number }>(
    on,
    sql`with recursive known (source) as (
        (select source from event_identity order by source limit 1)
        union all
        select (select i.source from event_identity i where i.source > k.source order by i.source limit 1)
        from known k where k.source is not null
      )
      select k.source, l.recorded_at as "lastRecordedAt" from known k
      cross join lateral (
        select i.recorded_at from event_identity i where i.source = k.source
        order by i.source desc, i.recorded_at desc limit 1
      ) as l
      order by k.source`,
  );
}

const SOURCES: Revised = {
  table: 'source',
  key: 'id',
  columns: [
    ...[
      'title',
      'template',
      'mapping',
      'draft',
      'ticket_url',
      'secrets_sealed',
      'every_ms',
      'calendar',
      'keep_days',
      'live_at',
    ],
    ...['live_by', 'made_at', 'made_by'],
  ],
  added: ['last_received_at', 'silent_since'],
  // What was heard while somebody wrote the source anew stays known.
  besides: (given) => sql`
    last_received_at = greatest(t.last_received_at, ${sql.ref(`${given}.last_received_at`)}),
    silent_since = case when ${sql.ref(`${given}.silent_since`)} is not null then t.silent_since end`,
};

type Writes = Pick<SourceTx, 'lockSource' | 'putSource' | 'removeSource' | 'heard' | 'silent' | 'goLive' | 'endLive'>;

/** A source that is locked may still be sent payloads: those only hold on to its key. */
export function sourceWrites(tx: Transaction<unknown>): Writes {
  return {
    lockSource: (id) =>
      first<Source>(tx, sql`select ${SOURCE} from source s where s.id = ${id} for no key update of s`),
    putSource: (source, ifRevision) => putSource(tx, source, ifRevision),
    removeSource: async (id) => (await changes(tx, sql`delete from source where id = ${id}`)) === 1,
    heard: async (id, at) => {
      const was = await first<{ readonly since: number | null }>(
        tx,
        sql`/* kept: heard */ with was as (select id, silent_since from source where id = ${id} for no key update)
          update source s set last_received_at = greatest(s.last_received_at, ${at}::bigint), silent_since = null
          from was where s.id = was.id returning was.silent_since as since`,
      );
      return was?.since ?? null;
    },
    silent: async (id, since, lastReceivedAt) =>
      (await changes(
        tx,
        sql`update source set silent_since = ${since}
          where id = ${id} and silent_since is null and last_received_at is not distinct from ${lastReceivedAt}::bigint`,
      )) === 1,
    goLive: async ({ customer, liveAt, liveBy }) =>
      (await count(
        tx,
        sql`insert into live_customer (customer, live_at, live_by) values (${customer}, ${liveAt}, ${liveBy})
          on conflict (customer) do nothing returning ${TELLING}`,
      )) === 1,
    endLive: async (customer) =>
      (await count(tx, sql`delete from live_customer where customer = ${customer} returning ${TELLING}`)) === 1,
  };
}

async function putSource(
  tx: Transaction<unknown>,
  source: Omit<Source, 'revision'>,
  ifRevision: number | null,
): Promise<boolean> {
  const row = {
    ...{ id: source.id, title: source.title, template: source.template, mapping: source.mapping, draft: source.draft },
    ...{ ticket_url: source.ticketUrl },
    ...{ secrets_sealed: source.secretsSealed, every_ms: source.everyMs, calendar: source.calendar },
    ...{ keep_days: source.keepDays, live_at: source.liveAt, live_by: source.liveBy },
    ...{ last_received_at: source.lastReceivedAt, silent_since: source.silentSince },
    ...{ made_at: source.madeAt, made_by: source.madeBy },
  };
  if (!(await putRevised(tx, SOURCES, row, ifRevision))) return false;
  await sql`delete from source_key where source = ${source.id}`.execute(tx);
  const keys = source.keys.map(({ id, hash, prefix, madeAt, madeBy, revokedAt }, place) => ({
    ...{ place, id, hash, prefix, made_at: madeAt, made_by: madeBy, revoked_at: revokedAt },
  }));
  await sql`insert into source_key (source, place, id, hash, prefix, made_at, made_by, revoked_at)
    select ${source.id}, place, id, hash, prefix, made_at, made_by, revoked_at
    from json_populate_recordset(null::source_key, ${JSON.stringify(keys)}::json)`.execute(tx);
  return true;
}
