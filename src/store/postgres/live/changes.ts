import { sql } from 'kysely';
import type { Change } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';

// A mark is the number of a transaction below which all are over (`pg_snapshot_xmin`): what commits late has a number from
// there on, so nothing is ever passed over. Within a long list it is the last row given: `<transaction>/<ticket>`.

export async function mark(on: Sql): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as mark`.execute(
    on,
  );
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
    select p.ticket, p.customer, p.changed_xid::text as xid, pg_snapshot_xmin(b.now)::text as upto,
      ${from}::xid8 > pg_snapshot_xmax(b.now) as foreign
    from bounds b left join page p on true
    order by p.changed_xid, p.ticket`.execute(on);
  if (rows[0]?.foreign !== false) return null;
  const changed = rows.flatMap((row) => (row.ticket === null ? [] : [{ ticket: row.ticket, customer: row.customer }]));
  const last = rows.at(-1) as Row;
  return { mark: changed.length < limit ? last.upto : `${last.xid}/${last.ticket}`, tickets: changed };
}

interface Row {
  readonly ticket: string | null;
  readonly customer: string | null;
  readonly xid: string | null;
  readonly upto: string;
  readonly foreign: boolean;
}
