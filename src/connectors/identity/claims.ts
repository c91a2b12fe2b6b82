type Claims = { readonly [claim: string]: unknown };

/** By how much two clocks may differ, in seconds. */
const TOLERANCE_S = 60;
/** A token that was made longer ago was not made for this sign-in, in seconds. */
const OLDEST_S = 900;
/** Nobody is in more groups than a person could look through. */
const MOST_GROUPS = 5_000;

/** What is wrong with a token beyond what the library looks at: when it was made, and for whom; null: nothing. */
export function claimsFault(
  { iat, sub }: { readonly iat: number; readonly sub: string },
  nowMs: number,
): string | null {
  const now = nowMs / 1000;
  // As the standard has it; and what a database keeps as it is.
  if (!/^[\x20-\x7e]{1,255}$/.test(sub)) return 'sub unfit';
  if (iat > now + TOLERANCE_S) return 'iat in the future';
  return iat < now - OLDEST_S ? 'iat long past' : null;
}

export function nameOf(claims: Claims): string | null {
  const given = claims['name'] ?? claims['preferred_username'];
  return typeof given === 'string' && given !== '' ? given : null;
}

/** The address, and whether the provider vouches for it; some write that as a text. */
export function emailOf(claims: Claims): { readonly email: string | null; readonly isEmailVerified: boolean } {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string' || email === '') return { email: null, isEmailVerified: false };
  return { email, isEmailVerified: verified === true || verified === 'true' };
}

/** The groups as a list of texts; a single text is one group. Null: the claim is missing, or is something else. */
export function groupsOf(claims: Claims, claim: string): readonly string[] | null {
  const given = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof given === 'string') return [given];
  if (!Array.isArray(given) || given.length > MOST_GROUPS) return null;
  return given.filter((group): group is string => typeof group === 'string');
}
