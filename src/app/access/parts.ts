import type { Instant } from '../../core/time/index.ts';
import type { Store } from '../ports/index.ts';

/** What the use cases of access work with. */
export interface AccessParts {
  readonly store: Store;
  readonly now: () => Instant;
  /** 32 bytes kept outside the database: seals second factors, and hides addresses in the keys of allowances. */
  readonly secretKey: Uint8Array;
  /**
   * Where people reach us, without a slash at its end: links are made from this only, never from what a request says.
   * Null: not known; links then begin with their path.
   */
  readonly baseUrl: string | null;
}
