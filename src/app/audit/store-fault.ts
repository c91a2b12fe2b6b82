import type { Instant } from '../../core/time/index.ts';

/** A table of what people declare, whose rows the record tells of. */
export type DeclaredTable =
  | 'agreement_version'
  | 'statement'
  | 'report'
  | 'customer'
  | 'customer_alias'
  | 'customer_alias_past';

/** One thing in a store that is not what the program left there. */
export type StoreFault =
  /** A column of a fact says something else than the rest of what is known of it. */
  | { readonly kind: 'factChanged'; readonly source: string; readonly id: string; readonly column: FactColumn }
  /** A fact of which nothing was noted when it was kept: it was not kept by the program, or its note is gone. */
  | { readonly kind: 'factUnknown'; readonly source: string; readonly id: string }
  /** A fact that was kept and is gone, or lies elsewhere. */
  | { readonly kind: 'factMissing'; readonly source: string; readonly id: string }
  /** A decision that the record names, whose fact is gone. */
  | { readonly kind: 'decisionMissing'; readonly source: string; readonly id: string; readonly entry: number }
  /** Something is said to have been forgotten of a fact, whose source the record knows no retention of. */
  | { readonly kind: 'forgottenUnnoted'; readonly source: string; readonly id: string }
  /** A fact is said to take another back, and does not. */
  | {
      readonly kind: 'retractionUnfounded';
      readonly source: string;
      readonly id: string;
      readonly ofSource: string;
      readonly ofId: string;
    }
  /** A fact takes another back, and it is not noted beside the facts: that one counts again. */
  | { readonly kind: 'retractionUnnoted'; readonly source: string; readonly id: string }
  /** Of a stretch of time that was sealed not all is there, or not as it was: what each single fact says may still fit. */
  | {
      readonly kind: 'sealBroken';
      readonly of: 'facts' | 'forgotten';
      readonly entry: number;
      readonly from: Instant | null;
      readonly until: Instant;
      readonly sealed: number;
      readonly found: number;
    }
  /** A row of what was declared says something else than the record, or than its own hash. */
  | {
      readonly kind: 'rowChanged';
      readonly table: DeclaredTable;
      readonly row: string;
      readonly column: string;
      readonly entry: number;
    }
  /** The record tells of it, and it is gone. */
  | { readonly kind: 'rowMissing'; readonly table: DeclaredTable; readonly row: string; readonly entry: number }
  /** It is there, and the record does not tell of it. */
  | { readonly kind: 'rowUnnoted'; readonly table: DeclaredTable; readonly row: string }
  /** Its facts are there, and no list of tickets leads to them: it would be left out of every count. */
  | { readonly kind: 'ticketLost'; readonly ticket: string };

/** Columns of `event`, by their names there; `body` stands for what was noted of it too. */
export type FactColumn = 'body' | 'source' | 'id' | 'type' | 'subject' | 'occurred_at' | 'recorded_at' | 'stream';

const TOLD_AT_MOST = 1000;

/** What was found, as far as it is told. */
export interface Findings {
  readonly add: (fault: StoreFault) => void;
  readonly found: () => { readonly total: number; readonly told: readonly StoreFault[] };
}

/** Counts all faults and keeps the first thousand. */
export function openFindings(): Findings {
  const told: StoreFault[] = [];
  let total = 0;
  return {
    add: (fault) => {
      total += 1;
      if (told.length < TOLD_AT_MOST) told.push(fault);
    },
    found: () => ({ total, told }),
  };
}
