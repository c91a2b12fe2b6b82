import type { CustomersReads, CustomersTx, IssuedReport, ReportPlace, ReportReads } from '../../../app/ports/index.ts';
import { compareKeys, keyOf, liveTables } from '../live/tables.ts';
import { type MemoryState, putRow, tableSet } from '../state.ts';
import { countedSums, movingClocks, openClocks } from './figures.ts';

type Reports = Map<string, IssuedReport>;

/** Issued reports, by customer, month and number. */
export const reportsOf = (state: MemoryState): Reports => tableSet(state, 'reports', (): Reports => new Map());

/** Sums by customer and issued reports. */
export function customersReads(state: MemoryState): CustomersReads {
  const tables = liveTables(state);
  return {
    openClocks: async (customers) => openClocks(tables, customers),
    countedSums: async (spans, customers, at) => countedSums(tables, spans, customers, at),
    movingClocks: async (agreements, customers, at) => movingClocks(tables, agreements, customers, at),
    ...reportReads(reportsOf(state)),
  };
}

/** Reports, within a transaction. */
export function customersTx(state: MemoryState): CustomersTx {
  const reports = reportsOf(state);
  return {
    ...reportReads(reports),
    addReport: async (report) => {
      const key = keyOf(report.customer, report.month, report.number);
      if (reports.has(key)) return false;
      putRow(state, reports, key, report);
      return true;
    },
  };
}

function reportReads(reports: Reports): ReportReads {
  return {
    issuedReports: async ({ customer, month }, after, limit) =>
      [...reports.values()]
        .filter((one) => (customer ?? one.customer) === one.customer && (month ?? one.month) === one.month)
        .filter((one) => after === null || inOrder(after, one) < 0)
        .sort(inOrder)
        .slice(0, limit),
  };
}

function inOrder(a: ReportPlace, b: ReportPlace): number {
  return compareKeys(b.month, a.month) || compareKeys(a.customer, b.customer) || b.number - a.number;
}
