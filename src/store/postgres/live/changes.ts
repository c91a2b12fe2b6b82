import { sql } from 'kysely';
import type { Change } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';

// A mark is the number of a transaction: what carries a lower one was over and kept when the mark was given, and what
// commits later has this one or a higher. It is never higher than one after the last change that is kept: PostgreSQL gives
// the numbers above that again after a crash, where what had them came to nothing. Within a long list it is the last row
// given: `<transaction>/<ticket>`.

export async function mark(on: Sql): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select (changed_xid::text::bigint + 1)::text as mark from ticket
    where changed_xid < pg_snapshot_xmin(pg_current_snapshot())
    order by changed_xid desc limit 1`.execute(on);
  return rows[0]?.mark ?? '0';
}

/** Null: no mark of this database, or of a time that it no longer knows (it was restored). */
export async function changesAfter(on: Sql, mark: string, limit: number): Promise<Change | null> {
  const [, from, ticket] = /^(\d{1,19})(?:\/(.*))?$/su.exec(mark) ?? [];
  if (from === undefined) return null;
  const { rows } = await sql<Row>`
    with bounds as (select pg_current_snapshot() as now),
    page as (
      select ticket, customer, changed_xid from ticket, bounds
      where changed_xid >= ${from}::xid8 and changed_xid < pg_snapshot_xmin(bounds.now)
        and (${ticket ?? null}::text is null or (changed_xid, ticket) > (${from}::xid8, ${ticket ?? ''}))
      order by changed_xid, ticket limit ${limit}
    )
    select p.ticket, p.customer, p.changed_xid::text as xid, ${from}::xid8 > pg_snapshot_xmax(b.now) as foreign
    from bounds b left join page p on true
    order by p.changed_xid, p.ticket`.execute(on);
  if (rows[0]?.foreign !== false) return null;
  const changed = rows.flatMap((row) => (row.ticket === null ? [] : [{ ticket: row.ticket, customer: row.customer }]));
  const { xid, ticket: last } = rows.at(-1) as Row;
  if (xid === null) return { mark, tickets: [] };
  return { mark: changed.length < limit ? String(BigInt(xid) + 1n) : `${xid}/${last}`, tickets: changed };
}

interface Row {
  readonly ticket: string | null;
  readonly customer: string | null;
  readonly xid: string | null;
  readonly foreign: boolean;
}
