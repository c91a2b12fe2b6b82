import type { Instant } from '../../../core/time/index.ts';

/** A link by which a screen on a wall shows the board: read only, and without anything about persons. */
export interface WallLink {
  readonly id: string;
  readonly hash: string;
  /** The first characters of its secret, to know it by. */
  readonly prefix: string;
  readonly name: string;
  /** The filter of the board, as plain JSON (`app/desk` reads it). */
  readonly filter: string;
  /** Whether customers are named on it. */
  readonly namesCustomers: boolean;
  /** The only customer whose clocks it shows; null: every customer's. */
  readonly customer: string | null;
  /** The maker, with whom it dies. */
  readonly person: string;
  readonly madeAt: Instant;
  readonly endsAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface WallReads {
  /** By making, newest first, revoked ones too. */
  wallLinks(): Promise<readonly WallLink[]>;
  wallLink(id: string): Promise<WallLink | null>;
  wallLinkByHash(hash: string): Promise<WallLink | null>;
}

/** Within one transaction. */
export interface WallTx extends WallReads {
  addWallLink(link: WallLink): Promise<void>;
  /** False: there is none, or it is revoked already. */
  revokeWallLink(id: string, at: Instant): Promise<boolean>;
}
