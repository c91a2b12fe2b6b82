import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type AuditHead, asRecorded, type Ledger, type LedgerBook } from '../../../app/ports/index.ts';
import { auditReads, auditTx } from '../audit.ts';
import { customersTx } from '../customers/index.ts';
import type { Database } from '../database.ts';
import { contentOf } from '../live/append.ts';
import { registerTx } from '../register.ts';
import { factRows, forgottenRows, lostTickets, missingFacts, retractionRows, unnotedRetractions } from './rows.ts';

/** Any number will do, as long as every program that writes this database takes the same, and for nothing else. */
const NOTING = 7_305_114_203;

/** A store as it stands in a database, all of it as of one moment, while others write. */
export function openLedger(database: Database): LedgerBook {
  return {
    read: (work) =>
      database.ask((all) =>
        all
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute(async (tx) => {
            await sql`set local statement_timeout = 0`.execute(tx);
            await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
            return await work(ledgerIn(tx));
          }),
      ),
    noteAfter: (last, note) =>
      database.transact(async (tx) => {
        await sql`select pg_advisory_xact_lock(${NOTING})`.execute(tx);
        const { rows } = await sql<Pick<AuditHead, 'number'>>`
          select coalesce(max(number), 0) as number from audit_entry where object = ${asRecorded(note.object)}`.execute(
          tx,
        );
        if (rows[0]?.number !== last) return false;
        await auditTx(tx).note(note);
        return true;
      }),
  };
}

function ledgerIn(tx: Transaction<unknown>): Ledger {
  const { auditHead, auditEntries, auditAbout } = auditReads({ ask: (work) => work(tx) });
  const { publishedVersions, customerAliases, pastAliases, registeredCustomers, issuedStatements } = registerTx(tx);
  const { issuedReports } = customersTx(tx);
  return {
    auditHead,
    auditEntries,
    auditAbout,
    publishedVersions,
    customerAliases,
    pastAliases,
    registeredCustomers,
    issuedStatements,
    issuedReports,
    countFacts: async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from event`.execute(tx);
      return rows[0]?.n ?? 0;
    },
    factRows: (recorded) => unsorted(tx, factRows(recorded)),
    forgottenRows: (forgotten) => pages(tx, forgottenRows(forgotten)),
    missingFacts: () => pages(tx, missingFacts()),
    retractionRows: () => pages(tx, retractionRows()),
    unnotedRetractions: () => pages(tx, unnotedRetractions()),
    lostTickets: () => pages(tx, lostTickets()),
    contentOf: (event) => Buffer.from(contentOf(event), 'base64').toString('hex'),
  };
}

/** In the order of an index: sorting all facts would take the disk, and nothing would come before it was done. */
async function* unsorted<R>(tx: Transaction<unknown>, query: RawBuilder<R>): AsyncGenerator<readonly R[]> {
  await sql`set local enable_sort = off`.execute(tx);
  yield* pages(tx, query);
  await sql`set local enable_sort = on`.execute(tx);
}

/** Bodies are some hundred bytes as a rule, and some hundred thousand at most. */
const ROWS = 1_000;
let opened = 0;

/** Read through a cursor: memory stays flat, and several may be open at a time. */
async function* pages<R>(tx: Transaction<unknown>, query: RawBuilder<R>): AsyncGenerator<readonly R[]> {
  opened += 1;
  const cursor = sql.ref(`ledger_${opened}`);
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<R>`fetch ${sql.lit(ROWS)} from ${cursor}`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS) break;
  }
  await sql`close ${cursor}`.execute(tx);
}
