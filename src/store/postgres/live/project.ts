import { sql } from 'kysely';
import type { Projection } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from './listen.ts';
import { recordsText } from './records.ts';
import { clockColumns, ticketColumns } from './rows.ts';

/** Replaces what is projected of tickets, in one statement (`project_tickets`). */
export async function project(on: Sql, projections: readonly Projection[]): Promise<void> {
  if (projections.length === 0) return;
  const tickets = recordsText(projections.map(({ ticket }) => ({ ...ticketColumns(ticket), ...KEPT })));
  const clocks = recordsText(projections.flatMap((one) => one.clocks.map((clock) => clockColumns(clock, one.ticket))));
  await sql`/* kept: project */ select project_tickets(${tickets}::ticket[], ${clocks}::clock[], ${CHANNEL})`.execute(
    on,
  );
}

/** The last columns of a ticket, which are not projected. */
const KEPT = { has_ties: null, changed_xid: null, opened_key: null, has_restatements: null } as const;
