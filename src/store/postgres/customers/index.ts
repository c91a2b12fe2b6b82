import type { Transaction } from 'kysely';
import type { CustomersReads, CustomersTx } from '../../../app/ports/index.ts';
import type { Database } from '../database.ts';
import { countedSums, movingClocks, openClocks } from './figures.ts';
import { addReport, issuedReports } from './reports.ts';

/** Sums by customer and issued reports, read outside any transaction. */
export function customersReads({ ask }: Pick<Database, 'ask'>): CustomersReads {
  return {
    openClocks: (customers) => ask((on) => openClocks(on, customers)),
    countedSums: (spans, customers, at) => ask((on) => countedSums(on, spans, customers, at)),
    movingClocks: (agreements, customers, at) => ask((on) => movingClocks(on, agreements, customers, at)),
    issuedReports: (filter, after, limit) => ask((on) => issuedReports(on, filter, after, limit)),
  };
}

/** Reports, within a transaction. */
export function customersTx(tx: Transaction<unknown>): CustomersTx {
  return {
    issuedReports: (filter, after, limit) => issuedReports(tx, filter, after, limit),
    addReport: (report) => addReport(tx, report),
  };
}
