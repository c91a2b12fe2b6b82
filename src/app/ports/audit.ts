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

/**
 * A note as the entry after the end of a chain. Whatever could begin a line, move a cursor, colour a text or turn its
 * direction, and what no database keeps (NUL, half a surrogate pair), is written out as `\u{001b}`: wherever the record is
 * told, it is told as it was written.
 */
export function chained(note: AuditNote, head: AuditHead): AuditEntry {
  const details = Object.entries(note.details).map(([key, value]) => [
    asRecorded(key),
    typeof value === 'string' ? asRecorded(value) : value,
  ]);
  const entry = {
    number: head.number + 1,
    at: note.at,
    actor: note.actor === null ? null : asRecorded(note.actor),
    action: asRecorded(note.action),
    object: asRecorded(note.object),
    customer: note.customer === null ? null : asRecorded(note.customer),
    details: Object.fromEntries(details) as AuditNote['details'],
    previous: head.hash,
  };
  return { ...entry, hash: auditHash(entry) };
}

/** A text as it stands in the record: for finding entries by an id. */
export function asRecorded(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16).padStart(4, '0')}}`,
  );
}
