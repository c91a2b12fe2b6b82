/** A body that is written as things happen, from when the head of its answer was sent until either side ends it. */
export interface PushedBody {
  /** Begins to write, what was waiting first; called once at most. */
  readonly sendTo: (reader: Reader) => void;
  /** Nobody will ever read it. */
  readonly cancel: () => void;
}

/** Where a pushed body goes: what a response of Node.js has of it, with nothing between. */
export interface Reader {
  readonly write: (bytes: Uint8Array) => unknown;
  /** In bytes, what was written and not taken yet. */
  readonly writableLength: number;
  readonly end: () => unknown;
}
