import { createHash } from 'node:crypto';
import type { Event } from '../../core/event/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { ReportReads } from './customers/index.ts';
import type { RegisterReads } from './register.ts';

/** All that the record tells of, by area: `agreement.published`. */
export const AUDIT_ACTIONS = {
  agreement: ['published', 'withdrawn'],
  alert: ['acknowledged'],
  customer: ['registered', 'renamed', 'exported', 'live', 'dryRun', 'nameAttached', 'nameDetached'],
  demonstration: ['loaded', 'removed'],
  endpoint: [
    'made',
    'changed',
    'removed',
    'enabled',
    'disabled',
    'secretRotated',
    'oldSecretDropped',
    'tested',
    'replayed',
  ],
  exclusion: ['granted'],
  excusal: ['granted'],
  fact: ['corrected', 'retracted'],
  facts: ['sealed'],
  identity: ['tied'],
  invitation: ['made', 'used'],
  maintenance: ['announced', 'noticed', 'ended'],
  message: ['resent'],
  messages: ['dropped'],
  password: ['changed'],
  person: ['created', 'changed', 'erased', 'exported', 'wishes'],
  report: ['issued'],
  reset: ['made', 'used'],
  retention: ['set', 'removed', 'forgotten'],
  rota: ['set', 'removed'],
  rules: ['set'],
  scope: ['decided'],
  secondFactor: ['confirmed', 'removed'],
  session: ['started'],
  setup: ['completed'],
  signIn: ['limited', 'refused'],
  source: [
    'made',
    'changed',
    'removed',
    'live',
    'dryRun',
    'keyMade',
    'keyRevoked',
    'drafted',
    'draftRemoved',
    'mappingPublished',
    'secretAdded',
    'secretRemoved',
    'replayed',
  ],
  statement: ['issued', 'notified', 'contested', 'accepted', 'approved', 'claimed', 'invoiced', 'noticed', 'reported'],
  supplier: ['claimed'],
  token: ['made', 'revoked'],
  wallLink: ['made', 'revoked'],
} as const;

type Actions = typeof AUDIT_ACTIONS;

/** What was done, as the record calls it. */
export type AuditAction = { [Area in keyof Actions]: `${Area}.${Actions[Area][number]}` }[keyof Actions];

/** What somebody decided or did, for the record. No names and no secrets: ids only. */
export interface AuditNote {
  readonly at: Instant;
  /** The id of a person or token; null: this program itself. */
  readonly actor: string | null;
  /** `agreement.published`, `token.made`, `excusal.granted` … */
  readonly action: AuditAction;
  /** What it was done to: `agreement:boreal-or@3`, `ticket:INC-1`, `person:p-…`. */
  readonly object: string;
  readonly customer: string | null;
  readonly details: { readonly [key: string]: string | number | boolean | null };
}

/** A note in the chain: `hash` is over the one before and this one's content. */
export interface AuditEntry extends Omit<AuditNote, 'action'> {
  readonly action: string;
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

/** A fact as its row says it, with what is known of it elsewhere. */
export interface FactRow {
  readonly source: string;
  readonly id: string;
  readonly stream: string;
  readonly recordedAt: Instant;
  readonly occurredAt: Instant;
  readonly type: string;
  readonly subject: string;
  readonly author: string | null;
  readonly body: string;
  /** What was noted of it when it was kept; null: nothing is. */
  readonly identity: { readonly stream: string; readonly recordedAt: Instant; readonly content: string } | null;
  /** SHA-256 (hexadecimal) of the body that remained when something was last forgotten of it; null: nothing was. */
  readonly remains: string | null;
}

/** What remained of a fact when something was forgotten of it. */
export interface ForgottenRow {
  readonly source: string;
  readonly id: string;
  readonly forgottenAt: Instant;
  /** SHA-256 (hexadecimal) of its body. */
  readonly content: string;
}

/** That one fact takes another back, as it is noted beside the facts. */
export interface RetractionRow {
  readonly ofSource: string;
  readonly ofId: string;
  readonly source: string;
  readonly id: string;
  /** The body of the fact that is said to do so; null: there is none. */
  readonly body: string | null;
}

/** From an instant until before another; null: without a bound. */
export interface Stretch {
  readonly from: Instant | null;
  readonly until: Instant | null;
}

/** A store as of one moment, as it stands there, for comparing its parts with each other: nothing is taken for granted. */
export interface Ledger
  extends Pick<AuditReads, 'auditHead' | 'auditEntries' | 'auditAbout'>,
    Pick<
      RegisterReads,
      'publishedVersions' | 'customerAliases' | 'pastAliases' | 'registeredCustomers' | 'issuedStatements'
    >,
    ReportReads {
  countFacts(): Promise<number>;
  /** In the order (recordedAt, source, id). */
  factRows(recorded: Stretch): AsyncIterable<readonly FactRow[]>;
  /** In the order (forgottenAt, source, id). */
  forgottenRows(forgotten: Stretch): AsyncIterable<readonly ForgottenRow[]>;
  /** What was noted of facts that are not where it says, by source and id. */
  missingFacts(): AsyncIterable<readonly { readonly source: string; readonly id: string }[]>;
  retractionRows(): AsyncIterable<readonly RetractionRow[]>;
  /** The bodies of retractions of which it is not noted beside the facts what they take back. */
  unnotedRetractions(): AsyncIterable<readonly { readonly body: string }[]>;
  /** Tickets with facts that no list of tickets leads to, by id. */
  lostTickets(): AsyncIterable<readonly { readonly ticket: string }[]>;
  /** What an event says, as it is noted when a fact is kept: SHA-256, hexadecimal. */
  contentOf(event: Event): string;
}

/** Reads a store as of one moment, and adds to its record what only a look at all of it can tell. */
export interface LedgerBook {
  /** @throws Unavailable */
  read<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>;
  /**
   * Adds a note, unless another one about the same object was added after the entry of that number (0: after none).
   * @throws Unavailable
   */
  noteAfter(last: number, note: AuditNote): Promise<boolean>;
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
export function chained(note: Omit<AuditEntry, 'number' | 'previous' | 'hash'>, head: AuditHead): AuditEntry {
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
