import type { Channel } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';

// What leaves, or is shown on the page: one message for one recipient over one channel, about one or many alerts. A message
// keeps its id and its bytes through every try: what is handed over twice, after a kill, can be told apart by its receiver.

/** `gathering`: more alerts may join until `sendAt`. `due`: to be handed over at `nextAt`. `dead`: given up, visible. */
export type MessageState = 'gathering' | 'due' | 'sending' | 'handedOver' | 'dead' | 'cancelled';

/** Who is told: `person:p-1`, `contact:boreal-or/it-manager`, `endpoint:e-1`. */
export type RecipientKey = string;

export interface NewMessage {
  /** `msg_…`: the `webhook-id`, and the left part of the `Message-ID`. */
  readonly id: string;
  readonly recipient: RecipientKey;
  readonly channel: Channel;
  readonly language: 'fr' | 'en';
  /** What may join a message that is still gathering: the same recipient, channel, bundle and `about`. */
  readonly bundle: string;
  /** `alert`, `ended`, `test`, `digest`, `maintenance`, or any other word of the wording. */
  readonly about: string;
  /** From then on it is handed over. */
  readonly sendAt: Instant;
  /** The customer whose data it holds; null: of several, or none. */
  readonly customer: string | null;
  /** Of a message sent again by hand: the one before. It tells of what was told already, and nothing joins it. */
  readonly again: string | null;
  /** The step of the ladder it stands for (0: the first), and under which rule; null: none. */
  readonly step: number;
  readonly rule: string | null;
  /** What the wording needs besides the alerts. */
  readonly details: { readonly [name: string]: unknown };
}

export interface MessageRow extends NewMessage {
  readonly state: MessageState;
  readonly madeAt: Instant;
  /** Frozen at the first try: exactly what is handed over, whatever changes meanwhile; null before. */
  readonly body: string | null;
  readonly tries: number;
  /** When it is tried (next); while it is being sent, when its lease is over; null: never again. */
  readonly nextAt: Instant | null;
  /** Who is sending it, until when nobody else does. */
  readonly leasedBy: string | null;
  readonly leasedUntil: Instant | null;
  readonly endedAt: Instant | null;
  /** How many alerts it tells of. */
  readonly alerts: number;
}

/** What came of one try. Nothing of it is shown to who may not read deliveries. */
export interface Attempt {
  readonly message: string;
  /** From 1. */
  readonly number: number;
  readonly at: Instant;
  readonly milliseconds: number;
  readonly outcome: 'handedOver' | 'failed' | 'refused';
  /** Status of HTTP or SMTP; null: there was no answer. */
  readonly status: number | null;
  /** What was answered, or why there was no answer; cut, without secrets. */
  readonly detail: string;
}

export interface MessageFilter {
  readonly state?: readonly MessageState[];
  readonly channel?: readonly Channel[];
  readonly recipient?: RecipientKey;
  readonly alert?: string;
  /** Notices to customers of these planned maintenances (ids of their facts): `about` is `maintenance`. */
  readonly maintenance?: readonly string[];
  /** Made from then on, and before. */
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface MessagePlace {
  readonly madeAt: Instant;
  readonly id: string;
}

/** A recipient, over one channel. */
export type Reader = Pick<NewMessage, 'recipient' | 'channel'>;

/** A message, and the keys of the alerts that it tells of. */
export interface Telling {
  readonly message: NewMessage;
  readonly alerts: readonly string[];
}

export interface MessageReads {
  /** Latest made first; those of one instant by id, ascending. */
  messages(filter: MessageFilter, after: MessagePlace | null, limit: number): Promise<readonly MessageRow[]>;
  message(id: string): Promise<MessageRow | null>;
  /** Keys of the alerts a message tells of, in the order in which they joined. */
  alertsOfMessage(id: string): Promise<readonly string[]>;
  /** How many were made to each of these since an instant, in their order; no more than `most` are counted. */
  madeSince(to: readonly Reader[], from: Instant, most: number): Promise<readonly number[]>;
  /** In their order. */
  attempts(message: string): Promise<readonly Attempt[]>;
  /**
   * How many are due, and the oldest `sendAt` that has come of those never tried; how many were tried, or given up.
   * `mailStillSince`: the oldest `sendAt` of mails that were tried in vain, and no mail has been handed over since.
   */
  deliveryBacklog(at: Instant): Promise<{
    readonly due: number;
    readonly oldestUntriedAt: Instant | null;
    readonly mailStillSince: Instant | null;
    readonly retrying: number;
    readonly dead: number;
  }>;
  /** When the next message is due (one being sent: when its lease is over); null: none. */
  nextDeliveryAt(): Promise<Instant | null>;
}

/** A message that is gone. */
export interface DroppedMessage {
  readonly id: string;
  readonly sha256: string | null;
}

/** Within one transaction. */
export interface MessageTx extends MessageReads {
  /**
   * Adds alerts to the message that is gathering for the same recipient, channel, bundle and `about`, or makes this one.
   * An alert that the recipient was told of over this channel at this step, by a message that is `about` the same, is left
   * out; where none is left, null. No alerts given at all (a test): the message is made all the same. Gives the message
   * they joined. That is sent at the earlier `sendAt`; its `customer` is null once it is about several.
   */
  tell(message: NewMessage, alerts: readonly string[], at: Instant): Promise<string | null>;
  /**
   * The same for many, one after the other. Whoever tells several recipients names them in one order, so that no two that
   * do so at once wait for each other in a ring.
   */
  tellEach(told: readonly Telling[], at: Instant): Promise<readonly (string | null)[]>;
  /**
   * The latest message to a recipient over a channel about a bundle that was made after an instant, whatever its state.
   */
  lastTold(recipient: RecipientKey, channel: Channel, bundle: string, after: Instant): Promise<MessageRow | null>;
  /** Notes that alerts are told of by a message that left already (it said they would come), at its step. */
  joinTold(message: string, alerts: readonly string[]): Promise<void>;
  /**
   * Leases messages that are due (gathering ones whose `sendAt` has come, and such whose lease is over), the most urgent
   * first (those of a breach, then by `nextAt`), at most `perRecipient` of one recipient among those leased, skipping those
   * that another node holds. `by` names this lease: who leases a message twice must tell the two apart.
   */
  leaseMessages(lease: {
    readonly by: string;
    readonly at: Instant;
    readonly until: Instant;
    readonly limit: number;
    readonly perRecipient: number;
  }): Promise<readonly MessageRow[]>;
  /** Keeps the bytes before the first try; gives what is kept (these, or those that came first). The message must exist. */
  freezeBody(id: string, body: string): Promise<string>;
  /**
   * Ends a lease with what came of the try. False: the lease was lost to another node, and nothing was kept. A message that
   * was cancelled meanwhile stays so, unless it was handed over.
   */
  noteAttempt(
    attempt: Attempt,
    leasedBy: string,
    next: { readonly state: 'handedOver' | 'due' | 'dead'; readonly nextAt: Instant | null },
  ): Promise<boolean>;
  /** Those neither handed over nor given up yet; how many. */
  cancelMessages(ids: readonly string[], at: Instant): Promise<number>;
  /**
   * Drops messages that ended before, with their attempts, the longest ended first; at most so many. Alerts stay, and so do
   * notices to customers (`about` is `maintenance`), which are proofs. Gives what is gone, each with the SHA-256
   * (hexadecimal) of what it said; null: it never said anything.
   */
  dropMessages(before: Instant, limit: number): Promise<readonly DroppedMessage[]>;
}
