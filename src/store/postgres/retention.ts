import { sql, type Transaction } from 'kysely';
import type { KeptBody, Retention, RetentionReads, RetentionTx } from '../../app/ports/index.ts';
import type { Database } from './database.ts';

interface Row {
  readonly source: string;
  readonly days: number;
  readonly set_at: number;
  readonly set_by: string | null;
  readonly done_at: number | null;
  readonly done_id: string | null;
  readonly forgotten: number;
}

const COLUMNS = sql`source, days, set_at, set_by, done_at, done_id, forgotten`;

export function retentionReads(database: Database): RetentionReads {
  return {
    retentions: () =>
      database.ask(async (on) => {
        const { rows } = await sql<Row>`select ${COLUMNS} from retention order by source`.execute(on);
        return rows.map(retentionOf);
      }),
  };
}

export function retentionTx(tx: Transaction<unknown>): RetentionTx {
  const one = async (query: ReturnType<typeof sql<Row>>): Promise<Retention | null> => {
    const { rows } = await query.execute(tx);
    return rows[0] === undefined ? null : retentionOf(rows[0]);
  };
  return {
    putRetention: async ({ source, days, setAt, setBy }) => {
      await sql`
        insert into retention (source, days, set_at, set_by) values (${source}, ${days}, ${setAt}, ${setBy})
        on conflict (source) do update set
          days = excluded.days, set_at = excluded.set_at, set_by = excluded.set_by, done_at = null, done_id = null,
          forgotten = 0
      `.execute(tx);
    },
    removeRetention: (source) => one(sql<Row>`delete from retention where source = ${source} returning ${COLUMNS}`),
    lockRetention: (source) => one(sql<Row>`select ${COLUMNS} from retention where source = ${source} for update`),
    bodiesOf: async (source, before, after, limit) => {
      // The source stands in the place too, so that the index of (recorded_at, source, id) is entered where it is.
      const from = after === null ? sql`true` : beyond(source, after.recordedAt, after.id);
      const { rows } = await sql<{ stream: string; recordedAt: number; id: string; body: string }>`
        select stream, recorded_at as "recordedAt", id, body from event
        where source = ${source} and recorded_at < ${before}::bigint and ${from}
        order by recorded_at, source, id limit ${limit}`.execute(tx);
      return rows;
    },
    forget: async (source, bodies) => {
      if (bodies.length === 0) return 0;
      const { rows } = await sql<{ replaced: number }>`
        select forget(${source}, ${recordsOf(bodies)}::json) as replaced`.execute(tx);
      return rows[0]?.replaced ?? 0;
    },
    removeDemonstration: async () => {
      const { rows } = await sql<{ removed: boolean }>`select remove_demonstration() as removed`.execute(tx);
      return rows[0]?.removed ?? false;
    },
    doneTo: async (source, { recordedAt, id }, forgotten) => {
      await sql`
        update retention set done_at = ${recordedAt}, done_id = ${id}, forgotten = forgotten + ${forgotten}::bigint
        where source = ${source}`.execute(tx);
    },
  };
}

function beyond(source: string, recordedAt: number, id: string) {
  return sql`(recorded_at, source, id) > (${recordedAt}::bigint, ${source}, ${id})`;
}

function recordsOf(bodies: readonly KeptBody[]): string {
  return JSON.stringify(
    bodies.map(({ stream, recordedAt, id, body }) => ({ stream, recorded_at: recordedAt, id, body })),
  );
}

function retentionOf({ source, days, set_at, set_by, done_at, done_id, forgotten }: Row): Retention {
  const doneTo = done_at === null ? null : { recordedAt: done_at, id: done_id ?? '' };
  return { source, days, setAt: set_at, setBy: set_by, doneTo, forgotten };
}
