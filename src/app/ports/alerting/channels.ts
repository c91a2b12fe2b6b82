import type { Channel } from '../../../core/alert/index.ts';

// How a message leaves: one adapter for each channel. It hands over once and says what came of it; when to try again is
// decided elsewhere.

/** What is handed over, the same bytes at every try. */
export interface Parcel {
  /** Of the message: `webhook-id`, `Message-ID`. */
  readonly id: string;
  readonly channel: Channel;
  /** An address for e-mail, a telephone number for `sms`; null where the endpoint says it. */
  readonly to: string | null;
  readonly endpoint: {
    readonly kind: 'webhook' | 'slack' | 'teams' | 'sms';
    readonly url: string;
    /** In the clear, newest first. */
    readonly secrets: readonly string[];
    /** Of a gateway: its template, filled, as JSON `{ method, headers, body }`; null elsewhere. */
    readonly template: string | null;
  } | null;
  /** As frozen: JSON of the wording (`subject`, `text`, `html`, `data` …). */
  readonly body: string;
}

export type HandedOver =
  | { readonly outcome: 'handedOver'; readonly status: number | null; readonly detail: string }
  /** Worth another try; `retryAfterMs` where the receiver asked for it. */
  | {
      readonly outcome: 'failed';
      readonly status: number | null;
      readonly detail: string;
      readonly retryAfterMs: number | null;
    }
  /** No other try will help (`gone`: the receiver wants nothing any more, for ever). */
  | { readonly outcome: 'refused'; readonly status: number | null; readonly detail: string; readonly gone: boolean };

export interface Carrier {
  readonly channels: readonly Channel[];
  /** Never throws for what the receiver does; ends within its own time limit, or when told to. */
  handOver(parcel: Parcel, signal: AbortSignal): Promise<HandedOver>;
  close(): Promise<void>;
}

/** What a mapping asks of a payload, with nothing left to decide: JSONata texts, each known by its entry and its field. */
export interface MappingPlan {
  readonly format: 'json' | 'form' | 'text';
  /** Gives the things in the payload; null: the whole of it is one. */
  readonly each: string | null;
  /** Whether a thing says nothing to us; null: each does. */
  readonly skip: string | null;
  /** One for each event that a thing may be. */
  readonly entries: readonly {
    /** Whether a thing is this event; null: each is. */
    readonly when: string | null;
    readonly fields: readonly { readonly name: string; readonly expression: string }[];
  }[];
}

/** Where in a plan something stands: `each` and `skip` have no entry, and `when` is a field as any other. */
export interface PlanPlace {
  readonly entry: number | null;
  readonly field: string;
  /** The number of the thing in the payload, from 0; null: the payload itself. */
  readonly thing: number | null;
}

/**
 * - `notReadable`: the payload is not of the format. `threw`: the expression can not be computed on it.
 * - `tooLong`, `tooLarge`, `tooDeep`: a limit of time, memory or recursion was passed.
 * - `nonsense`: the expression gives what can not be written as JSON.
 */
export interface MappingFault {
  readonly problem: 'notReadable' | 'threw' | 'tooLong' | 'tooLarge' | 'tooDeep' | 'nonsense';
  /** Null: the payload as a whole. */
  readonly place: PlanPlace | null;
  /** What the evaluator says, in English; cut. */
  readonly detail: string;
}

/** One thing of a payload, as a plan reads it. */
export interface MappedThing {
  /** Its number in the payload, from 0. */
  readonly thing: number;
  /** SHA-256 (hexadecimal) of its canonical JSON. */
  readonly digest: string;
  /** The events that it is: fields that give nothing are left out. */
  readonly events: readonly { readonly entry: number; readonly fields: { readonly [name: string]: unknown } }[];
}

/** What reading one payload came to. What is wrong with one thing does not sink the others. */
export type MappedPayload =
  | {
      readonly kind: 'read';
      readonly things: readonly MappedThing[];
      readonly skipped: number;
      readonly faults: readonly MappingFault[];
    }
  /** Too many wait already, of this source or in all: to be tried again later. */
  | { readonly kind: 'busy' };

/** Runs mappings where they can harm nothing: bounded in time and memory, in a process of their own. Never rejects. */
export interface MappingRunner {
  /** @param source in whose name: no source holds up the others */
  run(
    plan: MappingPlan,
    payload: { readonly contentType: string | null; readonly body: string },
    source: string,
  ): Promise<MappedPayload>;
  close(): Promise<void>;
}
