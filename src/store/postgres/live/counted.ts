import { sql } from 'kysely';
import type { CountedRow } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Database } from '../database.ts';
import type { Columns } from './records.ts';
import { clockOf, ticketOf } from './rows.ts';

/** As of one moment, so that a clock that changes meanwhile is neither missed nor given twice. */
export async function* countedClocks(
  database: Database,
  agreements: readonly string[],
  from: Instant | null,
): AsyncGenerator<readonly CountedRow[]> {
  const counted = sql<{ clock: Columns | null; ticket: Columns }>`
    with counted as materialized (
      select * from clock k
      where k.agreement = any (${agreements}::text[])
        and k.counts_at is not null and (${from}::bigint is null or k.counts_at >= ${from}::bigint)
      union all
      select * from clock k
      where k.agreement = any (${agreements}::text[]) and k.moves
        and (k.counts_at is null or k.counts_at < ${from}::bigint)
    )
    select to_json(k) as clock, to_json(t) as ticket
    from counted k join ticket t on t.ticket = k.ticket
    union all
    select null, to_json(t) from ticket t
    where t.has_restatements and t.generation >= 0 and not exists (select from counted k where k.ticket = t.ticket)`;
  for await (const rows of database.stream(counted, PAGE))
    yield rows.map(({ clock, ticket }) => ({
      clock: clock === null ? null : clockOf(clock),
      ticket: ticketOf(ticket),
    }));
}

/** How many rows are fetched at a time. */
const PAGE = 1_000;
