import { type RawBuilder, sql, type Transaction } from 'kysely';
import {
  type AuditEntry,
  type AuditHead,
  type AuditNote,
  type AuditReads,
  type AuditTx,
  asRecorded,
  chained,
} from '../../app/ports/index.ts';
import type { Database, Sql } from './database.ts';

/** Writes the record, within a transaction. */
export function auditTx(tx: Transaction<unknown>): AuditTx {
  return { note: (note) => append(tx, note) };
}

/** The record, read outside any transaction. */
export function auditReads(database: Pick<Database, 'ask'>): AuditReads {
  return {
    auditEntries: (after, limit) => database.ask((on) => entries(on, sql`true`, after, limit)),
    auditAbout: (ids, after, limit) =>
      database.ask((on) =>
        entries(on, sql`(actor = any(${ids.map(asRecorded)}) or object = any(${ids.map(asRecorded)}))`, after, limit),
      ),
    auditOfCustomer: (customer, after, limit) =>
      database.ask((on) => entries(on, sql`customer = ${asRecorded(customer)}`, after, limit)),
    auditHead: () =>
      database.ask(async (on) => {
        const { rows } = await sql<AuditHead>`select number, hash from audit_head`.execute(on);
        return rows[0]!;
      }),
  };
}

async function append(on: Sql, note: AuditNote): Promise<void> {
  const { rows } = await sql<AuditHead>`select number, hash from audit_head for update`.execute(on);
  const entry = chained(note, rows[0]!);
  await sql`insert into audit_entry (number, at, actor, action, object, customer, details, previous, hash)
    values (${entry.number}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.object}, ${entry.customer},
      ${JSON.stringify(entry.details)}, ${entry.previous}, ${entry.hash})`.execute(on);
  await sql`update audit_head set number = ${entry.number}, hash = ${entry.hash}`.execute(on);
}

type Row = Omit<AuditEntry, 'details'> & { readonly details: string };

async function entries(
  on: Sql,
  fits: RawBuilder<unknown>,
  after: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const { rows } = await sql<Row>`
    select number, at, actor, action, object, customer, details, previous, hash
    from audit_entry where number > ${after} and ${fits} order by number limit ${limit}`.execute(on);
  return rows.map((row) => ({ ...row, details: detailsOf(row.details) }));
}

/** Somebody may have written into the database by hand: what is no JSON any more is shown as it stands, and found by its hash. */
function detailsOf(text: string): AuditNote['details'] {
  try {
    return JSON.parse(text) as AuditNote['details'];
  } catch {
    return { unreadable: text };
  }
}
