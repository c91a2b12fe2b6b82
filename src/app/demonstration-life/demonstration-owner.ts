import { personActor } from '../access/authenticate.ts';
import { completeSetup, ensureSetupCode, makeToken, revokeToken, SCOPES_OF } from '../access/index.ts';
import type { AccessParts } from '../access/parts.ts';
import { isRefusal } from '../refusal.ts';

/** How the owner of a demonstration signs in. */
const DEMONSTRATION_EMAIL = 'demo@leeway.example';
const NAME = 'Demonstration';

/**
 * Sees to it that a demonstration has its owner, and gives a token of that owner; the one told before is dead from then on.
 * @returns null: the owner of this demonstration is somebody else, who knows how to sign in
 */
export async function demonstrationOwner(
  password: string,
  parts: Pick<AccessParts, 'store' | 'now'>,
): Promise<{ readonly email: string; readonly token: string } | null> {
  const { store, now } = parts;
  const code = await ensureSetupCode(store, now());
  const visitor = { cookie: null, userAgent: 'leeway demo' };
  if (code !== null) {
    const made = await completeSetup({ code, name: NAME, email: DEMONSTRATION_EMAIL, password, ...visitor }, parts);
    if (isRefusal(made)) throw new Error(`the owner of the demonstration was refused: ${made.what.en}`);
  }
  const owner = await store.personByEmail(DEMONSTRATION_EMAIL);
  if (owner === null || owner.disabled || owner.role !== 'owner') return null;
  const actor = personActor(owner);
  for (const { id, name, revokedAt } of await store.tokens(owner.id))
    if (name === NAME && revokedAt === null) await revokeToken(actor, id, parts);
  const wanted = { name: NAME, scopes: [...SCOPES_OF.owner], customer: null, expiresAt: null };
  const token = await makeToken(actor, wanted, parts);
  if (isRefusal(token)) throw new Error(`the token of the demonstration was refused: ${token.what.en}`);
  return { email: DEMONSTRATION_EMAIL, token: token.secret };
}
