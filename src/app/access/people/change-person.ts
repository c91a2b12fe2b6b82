import type { Person, Standing, Tx } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Actor, signature } from '../actor.ts';
import { allOrRefused } from '../all-or-refused.ts';
import type { AccessParts } from '../parts.ts';
import { beyondOwn, emailTaken, lastOwner } from '../refusals.ts';
import { identityOf } from './identity.ts';
import { type IsCustomer, unknownCustomer } from './known-customer.ts';
import { distinct, heldByOthers, type PersonWanted } from './people.ts';
import { mayGrant, standingFault, touchable } from './reach.ts';

type Parts = Pick<AccessParts, 'store' | 'now'>;

/** What is to be different; missing keys stay. */
export type PersonChange = { readonly [key in keyof PersonWanted]?: PersonWanted[key] | undefined } & {
  readonly disabled?: boolean | undefined;
};

/**
 * Changes somebody. Another role, customer or approval, or being disabled, ends all their sessions: the next one is of the
 * new standing. Refused: `invalid` for another customer that `isCustomer` does not know (missing: any is taken). Another address kills their invitation and reset links. The last owner stays one.
 */
export async function changePerson(
  actor: Actor,
  id: string,
  change: PersonChange,
  { store, now, isCustomer }: Parts & { readonly isCustomer?: IsCustomer },
): Promise<Person | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    // Always before the person: so that two who change each other do not wait for one another.
    const owners = await tx.lockOwners();
    const person = touchable(actor, await tx.lockPerson(id));
    if (isRefusal(person)) return person;
    const standing = standingAfter(person, change);
    const refused = mayGrant(actor, standing) ? standingFault(standing) : beyondOwn();
    if (refused !== null) return refused;
    const unknown =
      standing.customer === person.customer ? null : await unknownCustomer(standing.customer, tx, isCustomer);
    if (unknown !== null) return unknown;
    if (isLastOwner(owners, id) && (standing.role !== 'owner' || standing.disabled)) return lastOwner();
    const stands = sameStanding(person, standing);
    await tx.setStanding(id, standing);
    if (!stands) await endAll(tx, id);
    const renamed = (await changeIdentity(tx, person, change)) ?? (await changeExternalIds(tx, id, change));
    if (renamed !== null) return renamed;
    await tx.note({
      at,
      actor: signature(actor),
      action: 'person.changed',
      object: `person:${id}`,
      customer: standing.customer,
      details: {
        changed: Object.keys(change).sort().join(' '),
        roleBefore: person.role,
        role: standing.role,
        disabled: standing.disabled,
      },
    });
    return (await tx.person(id)) ?? person;
  });
}

function standingAfter(person: Person, change: PersonChange): Standing {
  const { role, approves, customer, disabled, language } = person;
  return {
    role: change.role ?? role,
    approves: distinct(change.approves ?? approves),
    customer: change.customer === undefined ? customer : change.customer,
    disabled: change.disabled ?? disabled,
    language: change.language === undefined ? language : change.language,
  };
}

function sameStanding(before: Standing, after: Standing): boolean {
  return (
    before.role === after.role &&
    before.customer === after.customer &&
    before.disabled === after.disabled &&
    [...before.approves].sort().join() === [...after.approves].sort().join()
  );
}

async function endAll(tx: Tx, id: string): Promise<void> {
  await tx.endSessionsOf(id);
  await tx.dropOneTimes(id, ['secondFactor', 'reset', 'invitation']);
}

async function changeIdentity(tx: Tx, person: Person, change: PersonChange): Promise<Refusal | null> {
  if (change.name === undefined && change.email === undefined) return null;
  const identity = identityOf(
    change.name === undefined ? person.name : change.name,
    change.email === undefined ? person.email : change.email,
  );
  if (isRefusal(identity)) return identity;
  if ((await tx.setIdentity(person.id, identity)) === 'emailTaken') return emailTaken();
  if (identity.emailKey !== person.emailKey) await tx.dropOneTimes(person.id, ['invitation', 'reset', 'secondFactor']);
  return null;
}

async function changeExternalIds(tx: Tx, id: string, { externalIds }: PersonChange): Promise<Refusal | null> {
  return externalIds === undefined ? null : heldByOthers(await tx.setExternalIds(id, externalIds));
}

/** Whether nobody but this one is an owner who can act. */
export function isLastOwner(owners: readonly string[], id: string): boolean {
  return owners.length === 1 && owners[0] === id;
}

/** Takes somebody's second factor away who has lost it. All their sessions end; the password is asked as ever. */
export async function removeFactorOf(actor: Actor, id: string, { store, now }: Parts): Promise<null | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const person = touchable(actor, await tx.lockPerson(id));
    if (isRefusal(person)) return person;
    await tx.setTotp(id, null);
    await endAll(tx, id);
    const { customer } = person;
    await tx.note({
      at,
      actor: signature(actor),
      action: 'secondFactor.removed',
      object: `person:${id}`,
      customer,
      details: {},
    });
    return null;
  });
}
