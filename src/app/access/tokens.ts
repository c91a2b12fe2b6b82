import type { Instant } from '../../core/time/index.ts';
import type { AuditAction, AuditTx, Scope, Token } from '../ports/index.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { type Actor, signature } from './actor.ts';
import { allOrRefused } from './all-or-refused.ts';
import { isActive, personActor } from './authenticate.ts';
import type { AccessParts } from './parts.ts';
import { identityOf } from './people/identity.ts';
import { type IsCustomer, unknownCustomer } from './people/known-customer.ts';
import { beyondOwn, invalid, noSuch, onlyInPerson } from './refusals.ts';
import { hashSecret, newId, newSecret } from './secret-text.ts';

type Parts = Pick<AccessParts, 'store' | 'now'>;

/** What a token is to be good for. */
export interface TokenWanted {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The only customer whose data it may see; null: all that its maker may. */
  readonly customer: string | null;
  readonly expiresAt: Instant | null;
}

/**
 * Makes a token, told this once (`lw_…`). It may at most what its maker may at that moment, shrinks with the maker's role
 * and dies with the maker. Only a person makes tokens: one that leaked makes no others. Refused: `invalid` for a customer
 * that `isCustomer` does not know (missing: any is taken).
 */
export async function makeToken(
  actor: Actor,
  wanted: TokenWanted,
  { store, now, isCustomer }: Parts & { readonly isCustomer?: IsCustomer },
): Promise<{ readonly token: Token; readonly secret: string } | Refusal> {
  if (actor.kind !== 'person') return onlyInPerson();
  const at = now();
  const named = identityOf(wanted.name, null);
  if (isRefusal(named)) return named;
  if (named.name === null) return invalid('/name', 'nameMissing', 'Le nom manque.', 'The name is missing.');
  if (wanted.scopes.length === 0) {
    return invalid('/scopes', 'scopesMissing', 'Ce jeton ne pourrait rien.', 'This token could do nothing.');
  }
  if (wanted.expiresAt !== null && wanted.expiresAt <= at) {
    return invalid('/expiresAt', 'endsInThePast', 'Cette fin est déjà passée.', 'This end has passed already.');
  }
  const secret = `lw_${newSecret()}`;
  const token: Token = {
    id: newId('t'),
    hash: hashSecret(secret),
    prefix: secret.slice(0, 9),
    name: named.name,
    person: actor.id,
    scopes: [...new Set(wanted.scopes)].sort(),
    customer: wanted.customer ?? actor.customer,
    madeAt: at,
    endsAt: wanted.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  return await allOrRefused(store, async (tx) => {
    // As the maker is now, not as the request began: a role may just have been taken away.
    const maker = await tx.lockPerson(actor.id);
    if (maker === null || !isActive(maker)) return onlyInPerson();
    const { scopes, customer } = personActor(maker);
    if (!token.scopes.every((scope) => scopes.has(scope))) return beyondOwn();
    if (customer !== null && token.customer !== customer) return noSuch('Ce client', 'This customer');
    const unknown = await unknownCustomer(wanted.customer, tx, isCustomer);
    if (unknown !== null) return unknown;
    await tx.addToken(token);
    await note(tx, actor, 'token.made', token, at);
    return { token, secret };
  });
}

/** Tokens, newest first, revoked ones too: one's own; everybody's for those who may write people. */
export async function listTokens(actor: Actor, { store }: Parts): Promise<readonly Token[]> {
  const tokens = await store.tokens(seesAll(actor) ? null : actor.person);
  return tokens.filter((token) => actor.customer === null || token.customer === actor.customer);
}

/** Ends a token for good. Ending an ended one changes nothing. */
export async function revokeToken(actor: Actor, id: string, { store, now }: Parts): Promise<null | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const token = await tx.token(id);
    const own = token !== null && (token.person === actor.person || seesAll(actor));
    if (!own || (actor.customer !== null && token.customer !== actor.customer)) return noSuch('Ce jeton', 'This token');
    if (token.revokedAt !== null) return null;
    await tx.revokeToken(id, at);
    await note(tx, actor, 'token.revoked', token, at);
    return null;
  });
}

function seesAll(actor: Actor): boolean {
  return actor.scopes.has('people:write') || actor.kind === 'system';
}

async function note(tx: AuditTx, actor: Actor, action: AuditAction, token: Token, at: Instant): Promise<void> {
  const details = { scopes: token.scopes.join(' '), maker: token.person, endsAt: token.endsAt };
  await tx.note({
    at,
    actor: signature(actor),
    action,
    object: `token:${token.id}`,
    customer: token.customer,
    details,
  });
}
