import type { Instant } from '../../core/time/index.ts';

/** What somebody decided or did, for the record. No names and no secrets: ids only. */
export interface AuditNote {
  readonly at: Instant;
  /** The id of a person or token; null: this program itself. */
  readonly actor: string | null;
  /** `agreement.published`, `token.made`, `excusal.granted` … */
  readonly action: string;
  /** What it was done to: `agreement:boreal-or@3`, `ticket:INC-1`, `person:p-…`. */
  readonly object: string;
  readonly customer: string | null;
  readonly details: { readonly [key: string]: string | number | boolean | null };
}

/** A note in the chain: `hash` is over the one before and this one's content. */
export interface AuditEntry extends AuditNote {
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
}

export interface AuditTx {
  /** Adds a note at the end of the chain; other writers of notes wait until this transaction ends. */
  note(note: AuditNote): Promise<void>;
}

export interface AuditReads {
  /** In the order of their numbers, after one; at most so many. */
  auditEntries(after: number, limit: number): Promise<readonly AuditEntry[]>;
}
