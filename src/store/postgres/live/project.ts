import { sql } from 'kysely';
import type { Projection } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';
import { CHANNEL } from './listen.ts';
import { clockColumns, recordsText, ticketColumns } from './rows.ts';

/** Replaces what is projected of tickets, in one statement (`project_tickets`). */
export async function project(on: Sql, projections: readonly Projection[]): Promise<void> {
  if (projections.length === 0) return;
  const tickets = recordsText(projections.map(({ ticket }) => ticketColumns(ticket)));
  const clocks = recordsText(projections.flatMap((one) => one.clocks.map((clock) => clockColumns(clock, one.ticket))));
  await sql`/* kept: project */ select project_tickets(${tickets}::json, ${clocks}::json, ${CHANNEL})`.execute(on);
}
