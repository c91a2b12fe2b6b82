import type { Actor } from '../access/index.ts';
import { type DecisionPorts, read, statementFor } from '../decisions/index.ts';
import { isRefusal, type Lang, type Refusal } from '../refusal.ts';
import { frozenForLedger } from './frozen-statement.ts';
import { type LedgerTable, ledgerCsv } from './ledger-csv.ts';
import type { LedgerField, LedgerMapping } from './ledger-mapping.ts';
import { LEDGER_TITLES } from './ledger-titles.ts';

/** What bookkeeping usually takes of a line. */
const USUAL: readonly LedgerField[] = [
  'date',
  'document',
  'account',
  'customer',
  'kind',
  'label',
  'level',
  'ticket',
  'quantity',
  'unitPrice',
  'amount',
  'vatRate',
  'vat',
  'total',
  'currency',
  'state',
];

export interface LedgerAsked {
  readonly agreement: string;
  readonly month: string;
  readonly number: number;
  /** Titles and labels are in this language. */
  readonly lang: Lang;
  /** Null: those bookkeeping usually takes. */
  readonly columns: readonly LedgerField[] | null;
  readonly mapping: Omit<LedgerMapping, 'columns'>;
}

/** The lines of an issued statement as a table, every amount as it was frozen; for whoever may read the statement. */
export async function statementLedger(
  asked: LedgerAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<LedgerTable | Refusal> {
  const found = await statementFor(asked, actor, ports);
  if (isRefusal(found)) return found;
  const { issued, statement } = found;
  // As the agreements were known when it was issued: its version may be withdrawn since.
  const { agreements } = await ports.rosters.knownAt(ports.store, issued.knownAt);
  const agreement = agreements.find(({ ref }) => ref === statement.agreement);
  if (agreement === undefined) throw new Error(`${statement.agreement} was in force when its statement was issued`);
  const columns = (asked.columns ?? USUAL).map((field) => ({
    title: LEDGER_TITLES[field][asked.lang],
    holds: { field },
  }));
  return ledgerCsv([frozenForLedger(read(issued), agreement)], { ...asked.mapping, columns }, asked.lang);
}
