import { HOUR_MS, type Instant, MINUTE_MS } from '../../core/time/index.ts';
import type { Person, Session, Token } from '../ports/index.ts';
import { type Actor, SCOPES_OF } from './actor.ts';
import type { AccessParts } from './parts.ts';
import { hashSecret } from './secret-text.ts';

/** A session that nobody used for so long is over. */
export const SESSION_IDLE_MS = 12 * HOUR_MS;
/** How exactly we know when a session or token was last used. */
const SEEN_EVERY_MS = MINUTE_MS;

/** What a request brings to say who asks: the value of the session cookie, or what follows `Bearer`. */
export interface Credentials {
  readonly kind: 'session' | 'token';
  readonly secret: string;
}

/**
 * Who asks: a person by the cookie, a token by `Authorization: Bearer lw_…`. What they may is read anew each time, so a
 * change of role, a disabled person or a revoked token counts from the next request on.
 * @returns null for something wrong and for something that has ended alike
 */
export async function authenticate(
  { kind, secret }: Credentials,
  parts: Pick<AccessParts, 'store' | 'now'>,
): Promise<Actor | null> {
  if (kind === 'token') return TOKEN.test(secret) ? await byToken(secret, parts) : null;
  return SESSION.test(secret) ? await bySession(secret, parts) : null;
}

const TOKEN = /^lw_[0-9A-Za-z]{43}$/;
const SESSION = /^[0-9A-Za-z]{43}$/;

async function bySession(cookie: string, { store, now }: Pick<AccessParts, 'store' | 'now'>): Promise<Actor | null> {
  const found = await store.session(hashSecret(cookie));
  const at = now();
  if (found === null || !isAlive(found.session, at) || !isActive(found.person)) return null;
  if (found.session.lastSeenAt + SEEN_EVERY_MS <= at) {
    await store.transact((tx) => tx.touchSession(found.session.hash, at));
  }
  return personActor(found.person);
}

async function byToken(secret: string, { store, now }: Pick<AccessParts, 'store' | 'now'>): Promise<Actor | null> {
  const found = await store.tokenByHash(hashSecret(secret));
  const at = now();
  if (found === null) return null;
  const actor = tokenActor(found.token, found.person, at);
  const { lastUsedAt, id } = found.token;
  if (actor !== null && (lastUsedAt === null || lastUsedAt + SEEN_EVERY_MS <= at)) {
    await store.transact((tx) => tx.touchToken(id, at));
  }
  return actor;
}

/** Whether a session may still be used: neither idle for too long nor past its end. */
export function isAlive({ lastSeenAt, endsAt }: Session, at: Instant): boolean {
  return at < endsAt && at < lastSeenAt + SESSION_IDLE_MS;
}

/** Whether a person may act at all. */
export function isActive({ disabled, erasedAt, role, customer }: Person): boolean {
  return !disabled && erasedAt === null && (role !== 'customer' || customer !== null);
}

/** A person as an actor: all that the role allows. */
export function personActor({ id, role, approves, customer }: Person): Actor {
  return { kind: 'person', id, person: id, role, approves, customer, scopes: SCOPES_OF[role] };
}

/** What a token is worth at an instant: never more than its maker then; null: nothing. */
export function tokenActor(token: Token, maker: Person, at: Instant): Actor | null {
  if (token.revokedAt !== null || (token.endsAt !== null && token.endsAt <= at) || !isActive(maker)) return null;
  if (maker.customer !== null && token.customer !== null && maker.customer !== token.customer) return null;
  const held = SCOPES_OF[maker.role];
  return {
    kind: 'token',
    id: token.id,
    person: maker.id,
    role: maker.role,
    approves: maker.approves,
    customer: maker.customer ?? token.customer,
    scopes: new Set(token.scopes.filter((scope) => held.has(scope))),
  };
}
