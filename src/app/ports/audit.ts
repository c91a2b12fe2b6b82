import { createHash } from 'node:crypto';
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
  /** From 1, without a gap. */
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
}

/** The end of the chain; number 0 and `AUDIT_START` before the first entry. */
export type AuditHead = Pick<AuditEntry, 'number' | 'hash'>;

export interface AuditTx {
  /**
   * Adds a note at the end of the chain; other writers of notes wait until this transaction ends, so it is best called
   * last.
   */
  note(note: AuditNote): Promise<void>;
}

export interface AuditReads {
  /** In the order of their numbers, after one; at most so many. */
  auditEntries(after: number, limit: number): Promise<readonly AuditEntry[]>;
  /** As `auditEntries`, only those by one of these actors or about one of these objects. */
  auditAbout(ids: readonly string[], after: number, limit: number): Promise<readonly AuditEntry[]>;
  /** As `auditEntries`, only those of one customer. */
  auditOfCustomer(customer: string, after: number, limit: number): Promise<readonly AuditEntry[]>;
  auditHead(): Promise<AuditHead>;
}

/** What the first entry is chained to. */
export const AUDIT_START = '0'.repeat(64);

/** SHA-256, as 64 hexadecimal digits, over the hash before and everything an entry says, written in one way only. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { number, at, actor, action, object, customer, previous } = entry;
  const details = Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([number, at, actor, action, object, customer, details]);
  return createHash('sha256').update(`${previous}\n${text}`).digest('hex');
}

/** A note as the entry after the end of a chain. Code points no database keeps (NUL, half a surrogate pair) become U+FFFD. */
export function chained(note: AuditNote, head: AuditHead): AuditEntry {
  const details = Object.entries(note.details).map(([key, value]) => [
    keepable(key),
    typeof value === 'string' ? keepable(value) : value,
  ]);
  const entry = {
    number: head.number + 1,
    at: note.at,
    actor: note.actor === null ? null : keepable(note.actor),
    action: keepable(note.action),
    object: keepable(note.object),
    customer: note.customer === null ? null : keepable(note.customer),
    details: Object.fromEntries(details) as AuditNote['details'],
    previous: head.hash,
  };
  return { ...entry, hash: auditHash(entry) };
}

const keepable = (text: string): string =>
  text.replace(/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
