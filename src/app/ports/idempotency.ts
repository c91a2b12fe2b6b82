import type { Instant } from '../../core/time/index.ts';

// Requests that are to be worked on once, however often they are sent.

/** A request under the key its sender chose. */
export interface RequestClaim {
  /** Who sent it: keys of others do not meet. */
  readonly actor: string;
  readonly key: string;
  /** A hash of what was sent, and where to. */
  readonly request: string;
  readonly at: Instant;
  /** Until then nobody else works on it; afterwards whoever worked on it is taken to be dead. */
  readonly leasedUntil: Instant;
  /** From then on the key is free again. */
  readonly endsAt: Instant;
}

export type Claimed =
  /** It is to be worked on now, by whoever claimed it. */
  | { readonly kind: 'mine' }
  | { readonly kind: 'inFlight' }
  /** The key was used for another request. */
  | { readonly kind: 'different' }
  | { readonly kind: 'answered'; readonly answer: string };

export interface IdempotencyTx {
  /** Claims a request for whoever asks first; also forgets some keys that have ended. */
  claimRequest(claim: RequestClaim): Promise<Claimed>;
  /** Keeps the answer to a claimed request (sealed by the door: it may hold what is shown only once). */
  keepAnswer(actor: string, key: string, answer: string): Promise<void>;
  /** Gives a claimed request back: nothing was done. */
  releaseRequest(actor: string, key: string): Promise<void>;
}
