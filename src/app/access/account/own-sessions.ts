import type { Session } from '../../ports/index.ts';
import { type Refusal, refusal } from '../../refusal.ts';
import type { Actor, Scope } from '../actor.ts';
import { isAlive } from '../authenticate.ts';
import type { AccessParts } from '../parts.ts';
import { noSuch, onlyInPerson } from '../refusals.ts';
import { hashSecret } from '../secret-text.ts';

type Parts = Pick<AccessParts, 'store' | 'now'>;

/** Who somebody is here, as told to themselves. */
export interface Self {
  readonly kind: Actor['kind'];
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: Actor['role'];
  readonly approves: Actor['approves'];
  readonly customer: string | null;
  readonly scopes: readonly Scope[];
  /** Null: as the browser says. */
  readonly language: 'fr' | 'en' | null;
  readonly secondFactor: boolean;
}

/** Who am I? */
export async function whoAmI(actor: Actor, { store }: Parts): Promise<Self> {
  const person = actor.person === null ? null : await store.person(actor.person);
  const { kind, id, role, approves, customer } = actor;
  return {
    kind,
    id,
    role,
    approves,
    customer,
    name: person?.name ?? null,
    email: person?.email ?? null,
    scopes: [...actor.scopes].sort(),
    language: person?.language ?? null,
    secondFactor: person?.hasSecondFactor ?? false,
  };
}

/** One's own sessions that may still be used, newest first; `current` is the one that asks. */
export async function ownSessions(
  actor: Actor,
  cookie: string | null,
  { store, now }: Parts,
): Promise<readonly (Session & { readonly current: boolean })[] | Refusal> {
  if (actor.kind !== 'person') return onlyInPerson();
  const current = cookie === null ? null : hashSecret(cookie);
  const sessions = await store.sessionsOf(actor.id);
  return sessions
    .filter((session) => isAlive(session, now()))
    .map((session) => ({ ...session, current: session.hash === current }));
}

/** Ends one of one's own sessions, by its id. */
export async function endOwnSession(actor: Actor, id: string, { store }: Parts): Promise<null | Refusal> {
  if (actor.kind !== 'person') return onlyInPerson();
  const ended = await store.transact((tx) => tx.endSession(actor.id, id));
  return ended ? null : noSuch('Cette session', 'This session');
}

/** Signs out: the session of this cookie ends, if there still is one. */
export async function signOut(cookie: string | null, { store }: Parts): Promise<void> {
  if (cookie === null) return;
  const found = await store.session(hashSecret(cookie));
  if (found !== null) await store.transact((tx) => tx.endSession(found.person.id, found.session.id));
}

/** The language in which a person wants to be spoken to; null: as the browser says. */
export async function chooseLanguage(
  actor: Actor,
  language: 'fr' | 'en' | null,
  { store }: Parts,
): Promise<null | Refusal> {
  if (actor.kind !== 'person') return onlyInPerson();
  return await store.transact(async (tx) => {
    const person = await tx.lockPerson(actor.id);
    if (person === null)
      return refusal('notSignedIn', { fr: 'Cette personne n’est plus là.', en: 'This person is gone.' });
    const { role, approves, customer, disabled } = person;
    await tx.setStanding(actor.id, { role, approves, customer, disabled, language });
    return null;
  });
}
