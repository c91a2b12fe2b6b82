import { type RawBuilder, sql } from 'kysely';
import type { Projection } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from './listen.ts';
import { clockColumns, recordsText, ticketColumns } from './rows.ts';

/**
 * Replaces what is projected of tickets in one statement. A row that says what it said before is not written; a ticket
 * counts as changed when it or one of its clocks did. Its root is what `lockGroups` made it.
 */
export async function project(on: Sql, projections: readonly Projection[]): Promise<void> {
  if (projections.length === 0) return;
  const tickets = recordsText(projections.map(({ ticket }) => ticketColumns(ticket)));
  const clocks = recordsText(projections.flatMap((one) => one.clocks.map((clock) => clockColumns(clock, one.ticket))));
  await sql`
    with given as materialized (select * from json_populate_recordset(null::ticket, ${tickets}::json)),
    timed as materialized (select * from json_populate_recordset(null::clock, ${clocks}::json)),
    gone as (${DROP_CLOCKS}),
    put as (${PUT_CLOCKS}),
    touched as (select ticket from gone union select ticket from put),
    kept as (${PUT_TICKETS})
    select pg_notify(${CHANNEL}, changed_xid::text) from kept where changed_xid = pg_current_xact_id() limit 1`.execute(
    on,
  );
}

/** The clocks that a ticket had and has no more. */
const DROP_CLOCKS = sql`
  delete from clock k using given g
  where k.ticket = g.ticket and not exists (
    select from timed c where c.ticket = k.ticket and c.agreement = k.agreement and c.measure = k.measure
      and c.cycle = k.cycle and c.version = k.version
  )
  returning k.ticket`;

/** The clocks that are new or say something else. */
const PUT_CLOCKS = sql`
  insert into clock as k
  select * from timed c
  where not exists (
    select from clock o where o.ticket = c.ticket and o.agreement = c.agreement and o.measure = c.measure
      and o.cycle = c.cycle and o.version = c.version and o is not distinct from c
  )
  order by ticket, agreement, measure, cycle, version
  on conflict (ticket, agreement, measure, cycle, version) do update set
    target = excluded.target, level = excluded.level, state = excluded.state, verdict = excluded.verdict,
    started_at = excluded.started_at, due_at = excluded.due_at, due_target = excluded.due_target,
    due_level = excluded.due_level, stopped_at = excluded.stopped_at, breached_at = excluded.breached_at,
    first_verdict = excluded.first_verdict, elapsed_ms = excluded.elapsed_ms, remaining_ms = excluded.remaining_ms,
    paused_ms = excluded.paused_ms, budget_ms = excluded.budget_ms, counted_on = excluded.counted_on,
    priority = excluded.priority, excused_by = excluded.excused_by, excused_because = excluded.excused_because,
    counts_at = excluded.counts_at, moves = excluded.moves, board_at = excluded.board_at, kind = excluded.kind,
    facets = excluded.facets
  returning k.ticket`;

/** What readers see of a ticket. */
function shown(of: 't' | 'excluded'): RawBuilder<unknown> {
  const row = sql.ref(of);
  return sql`${row}.customer, ${row}.called_as, ${row}.source, ${row}.opened_at, ${row}.ended_at, ${row}.priority,
    ${row}.service, ${row}.type, ${row}.team, ${row}.site, ${row}.assignee, ${row}.no_commitment, ${row}.notices,
    ${row}.restatements, ${row}.last_event_at`;
}

const COLUMNS = sql`ticket, root, customer, called_as, source, opened_at, ended_at, priority, service, type, team, site,
  assignee, no_commitment, notices, restatements, last_event_at, generation, wake_at`;

/** The tickets that say something else; which of these readers will see tells `changed_xid`. */
const PUT_TICKETS = sql`
  insert into ticket as t (${COLUMNS})
  select ${COLUMNS} from given order by ticket
  on conflict (ticket) do update set
    customer = excluded.customer, called_as = excluded.called_as, source = excluded.source,
    opened_at = excluded.opened_at, ended_at = excluded.ended_at, priority = excluded.priority,
    service = excluded.service, type = excluded.type, team = excluded.team, site = excluded.site,
    assignee = excluded.assignee, no_commitment = excluded.no_commitment, notices = excluded.notices,
    restatements = excluded.restatements, last_event_at = excluded.last_event_at, generation = excluded.generation,
    wake_at = excluded.wake_at,
    changed_xid = case
      when t.ticket in (select ticket from touched) or coalesce(t.generation, -1) < 0
        or (${shown('t')}) is distinct from (${shown('excluded')})
      then pg_current_xact_id() else t.changed_xid
    end
  where t.ticket in (select ticket from touched)
    or (${shown('t')}, t.generation, t.wake_at) is distinct from (${shown('excluded')}, excluded.generation, excluded.wake_at)
  returning t.changed_xid`;
