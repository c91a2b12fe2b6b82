// How the lines of a statement become a table for an accounting program: the mapping of columns, and the table.
export { ledgerCsv } from './ledger-csv.ts';
export {
  LEDGER_DATES,
  LEDGER_FIELDS,
  LEDGER_KINDS,
  LEDGER_SEPARATORS,
  type LedgerMapping,
} from './ledger-mapping.ts';
export { readLedgerMapping } from './read-ledger-mapping.ts';
export { statementLedger } from './statement-ledger.ts';
