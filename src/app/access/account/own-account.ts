import type { Instant } from '../../../core/time/index.ts';
import type { AuditAction, Person, Session, Tx } from '../../ports/index.ts';
import { isRefusal, type Refusal, refusal } from '../../refusal.ts';
import type { Actor } from '../actor.ts';
import type { AccessParts } from '../parts.ts';
import { onlyInPerson, tooManyTries, wrongCode, wrongPassword } from '../refusals.ts';
import { hashSecret } from '../secret-text.ts';
import { ofOwnPassword, ofSecondFactor } from './allowances.ts';
import { hashPassword, isPassword, passwordFault } from './password.ts';
import { isSecondFactor, newRecoveryCodes, newSecondFactor } from './second-factor.ts';
import { renewSession, type Visitor } from './start-session.ts';

// What a signed-in person changes about their own account. Each asks for what the session alone does not show, ends every
// session of the person, and gives the one who asked a new one.

/** A session begun longer ago than this does not stand in for a password where there is none. */
const FRESH_MS = 15 * 60_000;

interface Own {
  readonly person: Person;
  readonly session: Session;
}

/** The new value of the session cookie. */
export interface Renewed {
  readonly cookie: string;
  readonly session: Session;
}

/** Changes one's own password. @returns a new session, or a refusal (`notAllowed`: not the present one; `invalid`; `tooMany`) */
export async function changePassword(
  actor: Actor,
  asked: Visitor & { readonly present: string; readonly next: string },
  parts: AccessParts,
): Promise<Renewed | Refusal> {
  const own = await ownSession(actor, asked, parts);
  if (isRefusal(own)) return own;
  const refused = passwordFault(asked.next, own.person.email, '/next') ?? (await shown(own, asked.present, parts));
  if (refused !== null) return refused;
  const hash = await hashPassword(asked.next);
  return await changed(own, asked, parts, 'password.changed', async (tx, at) => {
    await tx.setPassword(own.person.id, hash, at);
    await tx.dropOneTimes(own.person.id, ['reset', 'secondFactor']);
    return own.session.secondFactor;
  });
}

/** A secret for an authenticator app. Nothing asks for its codes before one has been confirmed. */
export async function enrolSecondFactor(
  actor: Actor,
  asked: Visitor & { readonly password: string | null },
  parts: AccessParts,
): Promise<{ readonly uri: string; readonly secret: string } | Refusal> {
  const own = await ownSession(actor, asked, parts);
  if (isRefusal(own)) return own;
  const refused = await shown(own, asked.password, parts);
  if (refused !== null) return refused;
  const { id, email } = own.person;
  const { uri, secret, sealed } = newSecondFactor(id, email ?? id, parts.secretKey);
  return await parts.store.transact(async (tx) => {
    if ((await tx.lockPerson(id))?.hasSecondFactor !== false) return alreadyThere();
    await tx.setTotp(id, sealed);
    return { uri, secret };
  });
}

/** Confirms it with a first code. @returns a new session and the recovery codes, shown this once */
export async function confirmSecondFactor(
  actor: Actor,
  asked: Visitor & { readonly code: string },
  parts: AccessParts,
): Promise<(Renewed & { readonly recoveryCodes: readonly string[] }) | Refusal> {
  const own = await ownSession(actor, asked, parts);
  if (isRefusal(own)) return own;
  const { shown: recoveryCodes, hashes } = newRecoveryCodes();
  const renewed = await changed(own, asked, parts, 'secondFactor.confirmed', async (tx, at) => {
    if ((await tx.person(own.person.id))?.hasSecondFactor !== false) return alreadyThere();
    const refused = await codeShown(tx, own, asked.code, at, parts);
    if (refused !== null) return refused;
    await tx.confirmTotp(own.person.id, at, hashes);
    return true;
  });
  return isRefusal(renewed) ? renewed : { ...renewed, recoveryCodes };
}

/** Takes one's own second factor away, for the password and a code of it. */
export async function removeSecondFactor(
  actor: Actor,
  asked: Visitor & { readonly password: string | null; readonly code: string },
  parts: AccessParts,
): Promise<Renewed | Refusal> {
  const own = await ownSession(actor, asked, parts);
  if (isRefusal(own)) return own;
  const refused = await shown(own, asked.password, parts);
  if (refused !== null) return refused;
  return await changed(own, asked, parts, 'secondFactor.removed', async (tx, at) => {
    const wrong = await codeShown(tx, own, asked.code, at, parts);
    if (wrong !== null) return wrong;
    await tx.setTotp(own.person.id, null);
    await tx.dropOneTimes(own.person.id, ['secondFactor']);
    return false;
  });
}

async function ownSession(actor: Actor, { cookie }: Visitor, { store }: AccessParts): Promise<Own | Refusal> {
  if (actor.kind !== 'person' || cookie === null) return onlyInPerson();
  const own = await store.session(hashSecret(cookie));
  return own === null || own.person.id !== actor.id ? onlyInPerson() : own;
}

/** Asks again for the password; of those who have none, that they have signed in just now. Null: shown. */
async function shown({ person, session }: Own, password: string | null, parts: AccessParts): Promise<Refusal | null> {
  const { store, now } = parts;
  const account = await store.account(person.id);
  if ((account?.passwordHash ?? null) === null) {
    return session.startedAt + FRESH_MS > now() ? null : signInAgain();
  }
  const allowance = ofOwnPassword(person.id);
  const at = now();
  const taken = await store.transact((tx) => tx.take(allowance, at));
  if (!taken.allowed) return tooManyTries(taken.retryAt, at);
  if (!(await isPassword(password ?? '', account?.passwordHash ?? null))) return wrongPassword();
  await store.transact((tx) => tx.giveBack(allowance));
  return null;
}

async function codeShown(tx: Tx, { person }: Own, code: string, at: Instant, { secretKey }: AccessParts) {
  const allowance = ofSecondFactor(person.id);
  const taken = await tx.take(allowance, at);
  if (!taken.allowed) return tooManyTries(taken.retryAt, at);
  if (!(await isSecondFactor(tx, person.id, code, at, secretKey))) return wrongCode();
  await tx.giveBack(allowance);
  return null;
}

/** Does a change in a transaction; then every session ends and a new one begins, with the second factor as `work` says. */
async function changed(
  { person, session }: Own,
  visitor: Visitor,
  { store, now }: AccessParts,
  action: AuditAction,
  work: (tx: Tx, at: Instant) => Promise<boolean | Refusal>,
): Promise<Renewed | Refusal> {
  const at = now();
  return await store.transact(async (tx) => {
    // Whoever disables, erases or resets holds this lock too. A session they ended changes nothing any more.
    await tx.lockPerson(person.id);
    if ((await tx.session(session.hash)) === null) return onlyInPerson();
    const secondFactor = await work(tx, at);
    if (isRefusal(secondFactor)) return secondFactor;
    await tx.endSessionsOf(person.id);
    const renewed = await renewSession(tx, person, { by: session.by, secondFactor }, visitor, at);
    const { id, customer } = person;
    await tx.note({ at, actor: id, action, object: `person:${id}`, customer, details: {} });
    return { cookie: renewed.cookie, session: renewed.session };
  });
}

function alreadyThere(): Refusal {
  return refusal(
    'conflict',
    { fr: 'Un second facteur est déjà en place.', en: 'A second factor is in place already.' },
    { fr: 'Retirez-le d’abord.', en: 'Remove it first.' },
  );
}

function signInAgain(): Refusal {
  return refusal(
    'notAllowed',
    {
      fr: 'Cette connexion date de plus d’un quart d’heure.',
      en: 'This sign-in is more than a quarter of an hour old.',
    },
    { fr: 'Reconnectez-vous, puis recommencez.', en: 'Sign in again, then repeat.' },
  );
}
