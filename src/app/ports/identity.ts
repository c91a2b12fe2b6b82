// How somebody else is asked who a person is (OpenID Connect).

/** What must be remembered between sending a person away and their coming back; nobody else may learn it. */
export interface SignInSecrets {
  /** Comes back in the answer. */
  readonly state: string;
  /** Comes back in the signed token. */
  readonly nonce: string;
  /** Shows that who sent the person away is who takes the answer (PKCE). */
  readonly verifier: string;
}

/** Who the provider says a person is. Its word is checked; what it means here is another matter. */
export interface Identified {
  readonly issuer: string;
  /** Never given to somebody else by this issuer. */
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
  /** Whether the provider says that the address is the person's. */
  readonly isEmailVerified: boolean;
  /** Null: it says nothing of groups. */
  readonly groups: readonly string[] | null;
}

/** Why the provider's word does not count. */
export type IdentityFault =
  /** The provider does not answer, or with something else than it should (an error, a redirect, too much). */
  | 'providerAway'
  /** It names, or is, an address that we may not call. */
  | 'providerForbidden'
  /** What it says of itself does not fit: another issuer, an endpoint missing, no signature we accept. */
  | 'providerUnfit'
  /** It does not know us: another client id or secret than it has. */
  | 'clientRefused'
  /** It did not let the person in. */
  | 'declined'
  /** The answer that the browser brought, or the code in it, is not for this sign-in. */
  | 'answerInvalid'
  /** The token is not signed by it, not for us, not of this sign-in or not of now. */
  | 'tokenInvalid'
  /** What it tells of the person is about somebody else. */
  | 'otherSubject';

/** Thrown when nobody was identified. `detail`: which check failed, in words of ours only. */
export class NotIdentified extends Error {
  override readonly name = 'NotIdentified';
  readonly fault: IdentityFault;
  readonly detail: string;

  constructor(fault: IdentityFault, detail: string, cause?: unknown) {
    super(`${fault}: ${detail}`, cause === undefined ? {} : { cause });
    this.fault = fault;
    this.detail = detail;
  }
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Where to send the person, and what to remember. @throws NotIdentified */
  begin(): Promise<{ readonly url: string; readonly secrets: SignInSecrets }>;
  /** Who came back with these parameters in the answer. @throws NotIdentified */
  finish(answer: { readonly [name: string]: string }, secrets: SignInSecrets): Promise<Identified>;
}
