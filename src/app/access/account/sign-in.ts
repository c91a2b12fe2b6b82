import type { Instant } from '../../../core/time/index.ts';
import type { Allowance, Taken } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import { isActive } from '../authenticate.ts';
import type { AccessParts } from '../parts.ts';
import { emailKeyOf } from '../people/identity.ts';
import { deadLink, tooManyTries, wrongCode, wrongSignIn } from '../refusals.ts';
import { hashSecret } from '../secret-text.ts';
import { ofAddress, ofNetwork, ofSecondFactor } from './allowances.ts';
import { isPassword } from './password.ts';
import { isSecondFactor } from './second-factor.ts';
import { type Entered, enter, startSession, type Visitor } from './start-session.ts';

/** After so many wrong codes the first factor must be shown again. */
const CODES_A_CHALLENGE = 5;

/** What somebody types to sign in, and from where. */
export interface SignIn extends Visitor {
  readonly email: string;
  readonly password: string;
  /** What limits count by: an IPv4 address, an IPv6 /64 (`networkOf`). */
  readonly network: string;
}

/**
 * Signs in with an address and a password. Known and unknown addresses take the same steps, so that neither words nor
 * time tell them apart; what is tried too often is not looked at at all.
 * @returns a session, a challenge for the second factor, or a refusal (`notSignedIn`, `tooMany`)
 */
export async function signIn(asked: SignIn, parts: AccessParts): Promise<Entered | Refusal> {
  const { store, now } = parts;
  const emailKey = emailKeyOf(asked.email);
  const network = ofNetwork(asked.network, parts);
  const address = ofAddress(emailKey, parts);
  const askedAt = now();
  const taken = await takeBoth(network, address, askedAt, parts);
  if (!taken.allowed) return tooManyTries(taken.retryAt, askedAt);
  const person = await store.personByEmail(emailKey);
  const account = await store.account(person?.id ?? '');
  const right = await isPassword(asked.password, account?.passwordHash ?? null);
  if (!right || person === null || !isActive(person)) return wrongSignIn();
  const at = now();
  const entered = await store.transact(async (tx) => {
    await tx.giveBack(network);
    await tx.giveBack(address);
    // Between the look at the password and this lock it may have been changed: then it is not the password any more.
    await tx.lockPerson(person.id);
    if ((await tx.account(person.id))?.passwordHash !== account?.passwordHash) return null;
    return await enter(tx, person.id, 'password', asked, at, taken.failures);
  });
  return entered ?? wrongSignIn();
}

/** The network first: whoever has no tries left there uses up nobody's address. */
async function takeBoth(network: Allowance, address: Allowance, at: Instant, { store }: AccessParts): Promise<Taken> {
  return await store.transact(async (tx) => {
    const byNetwork = await tx.take(network, at);
    if (!byNetwork.allowed) return byNetwork;
    const byAddress = await tx.take(address, at);
    if (!byAddress.allowed && byAddress.first) {
      await tx.note({
        at,
        actor: null,
        action: 'signIn.limited',
        // The beginning of the blinded key: tells attacked addresses apart without saying them.
        object: address.key.slice(0, 24),
        customer: null,
        details: { failures: byAddress.failures },
      });
    }
    return byAddress;
  });
}

/**
 * The second step: the challenge that the first gave, and a code of the app or a recovery code.
 * @returns a session, or a refusal (`notFound` for a challenge that is over, `notSignedIn`, `tooMany`)
 */
export async function signInSecondFactor(
  asked: Visitor & { readonly challenge: string; readonly code: string },
  { store, now, secretKey }: AccessParts,
): Promise<Entered | Refusal> {
  const hash = hashSecret(asked.challenge);
  const at = now();
  return await store.transact(async (tx) => {
    const challenge = await tx.oneTime(hash);
    if (challenge?.kind !== 'secondFactor' || challenge.person === null || challenge.endsAt <= at) return deadLink();
    const person = await tx.lockPerson(challenge.person);
    if (person === null || !isActive(person) || !person.hasSecondFactor) return deadLink();
    const allowance = ofSecondFactor(person.id);
    const taken = await tx.take(allowance, at);
    if (!taken.allowed) return tooManyTries(taken.retryAt, at);
    if (!(await isSecondFactor(tx, person.id, asked.code, at, secretKey))) {
      const tries = await tx.tryOneTime(hash);
      if (tries !== null && tries >= CODES_A_CHALLENGE) await tx.takeOneTime(hash, 'secondFactor');
      return wrongCode();
    }
    if ((await tx.takeOneTime(hash, 'secondFactor')) === null) return deadLink();
    await tx.giveBack(allowance);
    const { by, failuresBefore } = JSON.parse(challenge.payload ?? '{}');
    const failures = failuresBefore + taken.failures;
    return await startSession(tx, person, { by, secondFactor: true }, asked, at, failures);
  });
}
