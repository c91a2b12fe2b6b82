/** What a column can hold of a line. `text` is the same in every row. */
export const LEDGER_FIELDS = [
  'date',
  'month',
  'from',
  'to',
  'document',
  'agreement',
  'agreementTitle',
  'customer',
  'customerName',
  'kind',
  'item',
  'label',
  'level',
  'ticket',
  'quantity',
  'unitPrice',
  'amount',
  'debit',
  'credit',
  'vatRate',
  'vat',
  'total',
  'currency',
  'vatTreatment',
  'state',
  'pending',
  'account',
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** What a line is, for its account: a kind of charge, or of what promises brought. */
export const LEDGER_KINDS = [
  'recurring',
  'oneOff',
  'usage',
  'extra',
  'passThrough',
  'priceReduction',
  'penalty',
  'bonus',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export const LEDGER_DATES = ['yyyy-mm-dd', 'dd/mm/yyyy', 'yyyymmdd', 'ddmmyyyy', 'ddmmyy'] as const;
export const LEDGER_SEPARATORS = [';', ',', 'tab', '|'] as const;

export interface LedgerColumn {
  readonly title: string;
  readonly holds: { readonly field: LedgerField } | { readonly text: string };
}

/** How the lines of a statement become the rows of a table that an accounting program reads. */
export interface LedgerMapping {
  readonly separator: (typeof LEDGER_SEPARATORS)[number];
  readonly decimal: '.' | ',';
  readonly dates: (typeof LEDGER_DATES)[number];
  /** `final`: only lines with an amount that counts now. `all`: also figures that still wait, at nothing. */
  readonly rows: 'final' | 'all';
  /** A byte order mark at the beginning, by which some programs know UTF-8. */
  readonly byteOrderMark: boolean;
  readonly accounts: ReadonlyMap<LedgerKind, string>;
  readonly columns: readonly LedgerColumn[];
}
