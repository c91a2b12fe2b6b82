import type { Instant } from '../../core/time/index.ts';

// What people have declared: versions of agreements, customers and the names they go by, what was issued.

/** One published version of an agreement. Never changed; withdrawn at most. */
export interface PublishedVersion {
  readonly agreement: string;
  readonly version: number;
  /** As it was handed in. */
  readonly text: string;
  /** The canonical text with everything it extends written out: what is judged by. */
  readonly resolved: string;
  /** Content hash of `resolved`. */
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string | null;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnBecause: string | null;
}

/** A name that a source gives a customer, attached by a person. */
export interface CustomerAlias {
  readonly source: string;
  readonly alias: string;
  readonly customer: string;
  readonly attachedAt: Instant;
  readonly attachedBy: string | null;
}

export interface RegisterReads {
  /** Withdrawn ones too, by agreement, version. */
  publishedVersions(): Promise<readonly PublishedVersion[]>;
  customerAliases(): Promise<readonly CustomerAlias[]>;
}

// biome-ignore lint/suspicious/noEmptyInterface: its methods come with the use cases that write
export interface RegisterTx {}
