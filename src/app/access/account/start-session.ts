import { DAY_MS, type Instant, MINUTE_MS } from '../../../core/time/index.ts';
import type { Person, Session, Tx } from '../../ports/index.ts';
import { isActive } from '../authenticate.ts';
import { hashSecret, newId, newSecret } from '../secret-text.ts';

/** However busy: after so long a session is over. */
export const SESSION_MS = 30 * DAY_MS;
/** How long the second factor may be after the first. */
const BETWEEN_FACTORS_MS = 10 * MINUTE_MS;

/** From which browser. */
export interface Visitor {
  /** The value of the session cookie it brought: that session ends when a new one begins. */
  readonly cookie: string | null;
  readonly userAgent: string;
}

/** A person is in, with the new value of the session cookie; or one more step is needed. */
export type Entered =
  | { readonly kind: 'session'; readonly cookie: string; readonly session: Session; readonly person: Person }
  | { readonly kind: 'secondFactor'; readonly challenge: string; readonly endsAt: Instant };

/**
 * Lets in a person who has shown a first factor: a session, unless a second factor is confirmed; then a challenge for it.
 * This is the only door, for passwords and identity providers alike, so nobody passes the second factor by.
 * @returns null: the person may not act (any more)
 */
export async function enter(
  tx: Tx,
  id: string,
  by: Session['by'],
  visitor: Visitor,
  at: Instant,
  failuresBefore = 0,
): Promise<Entered | null> {
  const person = await tx.lockPerson(id);
  if (person === null || !isActive(person)) return null;
  if (!person.hasSecondFactor)
    return await startSession(tx, person, { by, secondFactor: false }, visitor, at, failuresBefore);
  const challenge = newSecret();
  const endsAt = at + BETWEEN_FACTORS_MS;
  const payload = JSON.stringify({ by, failuresBefore });
  await tx.addOneTime({
    hash: hashSecret(challenge),
    kind: 'secondFactor',
    person: id,
    madeAt: at,
    endsAt,
    payload,
    tries: 0,
  });
  return { kind: 'secondFactor', challenge, endsAt };
}

/** A session for a person who has shown all that is asked; the one the browser had before ends. */
export async function startSession(
  tx: Tx,
  person: Person,
  shown: Pick<Session, 'by' | 'secondFactor'>,
  visitor: Visitor,
  at: Instant,
  failuresBefore: number,
): Promise<Entered & { readonly kind: 'session' }> {
  const before = visitor.cookie === null ? null : await tx.session(hashSecret(visitor.cookie));
  if (before !== null) await tx.endSession(before.session.person, before.session.id);
  const entered = await renewSession(tx, person, shown, visitor, at);
  // Whoever comes in sweeps: as much is swept as comes in, and nobody needs to remember it.
  await tx.dropEnded(at - DAY_MS);
  await tx.note({
    at,
    actor: person.id,
    action: 'session.started',
    object: `person:${person.id}`,
    customer: person.customer,
    details: { by: shown.by, secondFactor: shown.secondFactor, failuresBefore },
  });
  return entered;
}

/** A new id for somebody who is in already; ending the old one is the caller's. */
export async function renewSession(
  tx: Tx,
  person: Person,
  shown: Pick<Session, 'by' | 'secondFactor'>,
  visitor: Visitor,
  at: Instant,
): Promise<Entered & { readonly kind: 'session' }> {
  const cookie = newSecret();
  const session: Session = {
    hash: hashSecret(cookie),
    id: newId('s'),
    person: person.id,
    startedAt: at,
    lastSeenAt: at,
    endsAt: at + SESSION_MS,
    by: shown.by,
    secondFactor: shown.secondFactor,
    userAgent: visitor.userAgent.replace(/[^\x20-\x7e]/g, '?').slice(0, 200),
  };
  await tx.addSession(session);
  return { kind: 'session', cookie, session, person };
}
