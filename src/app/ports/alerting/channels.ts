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
