import type { IdentityProvider, Role } from '../../ports/index.ts';
import type { AccessParts } from '../parts.ts';

/** How people sign in through an identity provider. */
export interface OidcSettings {
  /** Null: none is set, and nobody signs in that way. */
  readonly identity: IdentityProvider | null;
  /** Which role the members of a group have; null: the provider gives no roles, people get theirs here. */
  readonly groups: ReadonlyMap<string, Role> | null;
  /** Whether an address that the provider vouches for ties its account to the person here who has that address. */
  readonly linksByEmail: boolean;
}

/** What signing in through an identity provider works with. */
export interface OidcParts extends AccessParts, OidcSettings {}
