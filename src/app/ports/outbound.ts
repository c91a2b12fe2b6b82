// How anything of ours asks another server something, at an address that somebody else may have chosen.

/** Why there is no answer. */
export type OutboundFault =
  /** The address is none that may be reached: another scheme, a user before the host, a place inside. */
  | 'forbidden'
  /** Nobody answers there, or the name leads nowhere. */
  | 'unreachable'
  | 'tooSlow'
  | 'tooLarge'
  /** What came is no answer of HTTP. */
  | 'malformed';

/** Thrown instead of an answer. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly fault: OutboundFault;

  constructor(fault: OutboundFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.fault = fault;
  }
}

export interface OutboundRequest {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

/** The only way out for what others may aim: it can not be led to an address inside. */
export interface Outbound {
  /**
   * One request over http or https. The address that the name resolves to is looked at and connected to in one go; a
   * redirect is an answer like any other and is not followed. The answer is whole and of a limited size.
   * @throws NoAnswer
   */
  fetch(url: string, request?: OutboundRequest): Promise<Response>;
  close(): Promise<void>;
}
