import { sql } from 'kysely';
import type { Change } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';

// A mark is the number of a transaction: what carries a lower one was over and kept when the mark was given, and what
// commits later has this one or a higher. It is never higher than one after the last change that is kept: PostgreSQL gives
// the numbers above that again after a crash, where what had them came to nothing. Within a long list it is the last row
// given: `<transaction>/<ticket>`. Numbers mean something in one database and one history of it only; which one stands
// before: `<history>:<transaction>`. After a restore, or on a replica that took over, what was told may never have been.

/**
 * The database, the server's own number, and the line of its history: a restore or a promotion begins another. So does a
 * demonstration that is loaded or taken out, by the instant of its loading: everything is another than it was.
 */
const HISTORY = sql`(
  select format('%s.%s.%s.%s', s.system_identifier, d.oid, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), coalesce(
    (select regexp_replace(value, '\\D', '', 'g') from setting where name = 'demonstrationLoaded'), '0'))
  from pg_control_system() s, pg_database d where d.datname = current_database()
)`;

export async function mark(on: Sql): Promise<string> {
  const { rows } = await sql<{ history: string; xid: string | null }>`
    select ${HISTORY} as history, (
      select (xid::text::bigint + 1)::text from ticket_change
      where xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid desc limit 1
    ) as xid`.execute(on);
  return `${rows[0]?.history}:${rows[0]?.xid ?? '0'}`;
}

/** Null: no mark of this database, or of another history of it (it was restored). */
export async function changesAfter(on: Sql, mark: string, limit: number): Promise<Change | null> {
  const [, history, from, ticket] = /^([\d.A-F]{1,80}):(\d{1,19})(?:\/(.*))?$/su.exec(mark) ?? [];
  if (history === undefined || from === undefined) return null;
  const { rows } = await sql<Row>`
    with bounds as (select pg_current_snapshot() as now),
    page as (
      select c.ticket, t.customer, c.xid from bounds, ticket_change c join ticket t on t.ticket = c.ticket
      where c.xid >= ${from}::xid8 and c.xid < pg_snapshot_xmin(bounds.now)
        and (${ticket ?? null}::text is null or (c.xid, c.ticket) > (${from}::xid8, ${ticket ?? ''}))
      order by c.xid, c.ticket limit ${limit}
    )
    select p.ticket, p.customer, p.xid::text as xid, ${history} <> ${HISTORY} or ${from}::xid8 > pg_snapshot_xmax(b.now) as foreign
    from bounds b left join page p on true
    order by p.xid, p.ticket`.execute(on);
  if (rows[0]?.foreign !== false) return null;
  const changed = rows.flatMap((row) => (row.ticket === null ? [] : [{ ticket: row.ticket, customer: row.customer }]));
  const { xid, ticket: last } = rows.at(-1) as Row;
  if (xid === null) return { mark, tickets: [] };
  const next = changed.length < limit ? String(BigInt(xid) + 1n) : `${xid}/${last}`;
  return { mark: `${history}:${next}`, tickets: changed };
}

interface Row {
  readonly ticket: string | null;
  readonly customer: string | null;
  readonly xid: string | null;
  readonly foreign: boolean;
}
