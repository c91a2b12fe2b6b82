import type { Instant } from '../../../core/time/index.ts';

// What sends us payloads of its own making, how they are read as events, and the payloads as they came.

/** One of a source's secrets, by which it shows that it is the source. */
export interface SourceKey {
  readonly id: string;
  readonly hash: string;
  /** The first characters, to know it by. */
  readonly prefix: string;
  readonly madeAt: Instant;
  readonly madeBy: string | null;
  readonly revokedAt: Instant | null;
}

export interface Source {
  /** What its events have as `source`. */
  readonly id: string;
  readonly title: string;
  /** The mapping it was made from: `generic`, `alertmanager`, `uptime-kuma`; null: its own. */
  readonly template: string | null;
  /** The mapping that is used, as written; and the one that is tried on samples (null: none). */
  readonly mapping: string;
  readonly draft: string | null;
  /** Where a person finds one of its tickets: an address of http or https with `{ticket}` for the id; null: nowhere. */
  readonly ticketUrl: string | null;
  readonly keys: readonly SourceKey[];
  /** Sealed secrets of signatures (Standard Webhooks), newest first; empty: a key is enough. */
  readonly secretsSealed: readonly string[];
  /** How often it speaks at least, in milliseconds of the calendar's open hours; null: it is not watched. */
  readonly everyMs: number | null;
  /** The calendar of its rhythm, as plain JSON of the agreement language; null: round the clock. */
  readonly calendar: string | null;
  /** Whole days for which payloads are kept. */
  readonly keepDays: number;
  /** When a named person ended its dry run, and who; null: it is in dry run. */
  readonly liveAt: Instant | null;
  readonly liveBy: string | null;
  /** The last payload that was really its own; null: none yet. */
  readonly lastReceivedAt: Instant | null;
  /** Since when it is silent beyond its rhythm; null: it is not. */
  readonly silentSince: Instant | null;
  readonly madeAt: Instant;
  readonly madeBy: string | null;
  readonly revision: number;
}

/** `waiting`: kept, and still to be read. `aside`: could not be read, and waits for a person. */
export type PayloadState = 'waiting' | 'read' | 'aside';

export interface Payload {
  /** Grows with time within a source. */
  readonly id: string;
  readonly source: string;
  readonly receivedAt: Instant;
  readonly contentType: string | null;
  readonly body: string;
  /** What the sender calls this payload (`webhook-id`), by which a repeat is known; null: it says nothing. */
  readonly sentAs: string | null;
  readonly state: PayloadState;
  /** The revision of the source under whose mapping it was read last; null: never. */
  readonly readUnder: number | null;
  /** What came of it, as JSON: ids of events, and problems with their places. */
  readonly outcome: string | null;
  /** Kept as a sample beyond `keepDays`, until somebody lets go of it. */
  readonly isSample: boolean;
}

export interface PayloadPlace {
  readonly receivedAt: Instant;
  readonly id: string;
}

/** Since when a customer is told of by messages: until then everything about them is in dry run. */
export interface LiveCustomer {
  readonly customer: string;
  readonly liveAt: Instant;
  readonly liveBy: string;
}

export interface SourceReads {
  /** By id. */
  sources(): Promise<readonly Source[]>;
  source(id: string): Promise<Source | null>;
  /** Null: no key, or one that was revoked. */
  sourceOfKey(hash: string): Promise<Source | null>;
  /** Since when each source is silent that is so beyond its rhythm, by id. */
  silences(): Promise<readonly { readonly source: string; readonly since: Instant }[]>;
  /** Latest received first; those of one instant by id, descending. `from` and before `to`: received. */
  payloads(
    filter: {
      readonly source: string;
      readonly state?: readonly PayloadState[];
      readonly isSample?: boolean;
      readonly from?: Instant;
      readonly to?: Instant;
    },
    after: PayloadPlace | null,
    limit: number,
  ): Promise<readonly Payload[]>;
  payload(source: string, id: string): Promise<Payload | null>;
  /** By customer. */
  liveCustomers(): Promise<readonly LiveCustomer[]>;
  /** Every `source` that events have, with the last instant at which one of its facts was recorded. */
  eventSources(): Promise<readonly { readonly source: string; readonly lastRecordedAt: Instant }[]>;
}

/** Within one transaction. */
export interface SourceTx extends SourceReads {
  lockSource(id: string): Promise<Source | null>;
  /**
   * Adds a source, or replaces it. False: its revision is another than `ifRevision` (0: there must be none; null: any).
   * What was `heard` meanwhile stays: replacing never sets `lastReceivedAt` back, and never makes a source silent.
   */
  putSource(source: Omit<Source, 'revision'>, ifRevision: number | null): Promise<boolean>;
  /** With its keys and its payloads, samples too. */
  removeSource(id: string): Promise<boolean>;
  /** Notes that it spoke; `silentSince` is forgotten. Gives since when it was silent. Its revision stays. */
  heard(id: string, at: Instant): Promise<Instant | null>;
  /** Notes that it is silent; false: it was already, or it spoke since `lastReceivedAt`. */
  silent(id: string, since: Instant, lastReceivedAt: Instant | null): Promise<boolean>;
  /** Keeps a payload of a source that exists. `repeated`: one of it was sent under the same `sentAs` already (its id). */
  addPayload(payload: Payload): Promise<{ readonly repeated: string | null }>;
  /** Locks payloads that wait since before an instant, of any source, skipping those another node holds. */
  lockWaitingPayloads(before: Instant, limit: number): Promise<readonly Payload[]>;
  notePayload(
    source: string,
    id: string,
    change: { readonly state: PayloadState; readonly readUnder: number; readonly outcome: string },
  ): Promise<void>;
  markSample(source: string, id: string, isSample: boolean): Promise<boolean>;
  /** Drops what is no sample, does not wait and is older than its source keeps; how many. */
  dropPayloads(at: Instant): Promise<number>;
  /** False: the customer is live already. */
  goLive(customer: LiveCustomer): Promise<boolean>;
  /** Back into dry run; false: it was not live. */
  endLive(customer: string): Promise<boolean>;
}
