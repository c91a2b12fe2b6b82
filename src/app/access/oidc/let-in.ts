import type { Instant } from '../../../core/time/index.ts';
import type { Allowance, Identified, Person, Role, Tx } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Entered, enter, type Visitor } from '../account/start-session.ts';
import { isActive } from '../authenticate.ts';
import { emailKeyOf, identityOf } from '../people/identity.ts';
import { standingFault } from '../people/reach.ts';
import { newId } from '../secret-text.ts';
import { noteRefused } from './note-refused.ts';
import type { OidcParts } from './parts.ts';
import type { OidcFault } from './refusals.ts';
import { roleOfGroups } from './role-of-groups.ts';

/** Thrown within a transaction, so that nothing of it stays. */
class Turned extends Error {
  readonly fault: OidcFault;
  readonly person: Person | null;
  constructor(fault: OidcFault, person: Person | null = null) {
    super(fault);
    this.fault = fault;
    this.person = person;
  }
}

/**
 * Lets in whom the provider identified: the person its subject is tied to; else, where that is allowed, whoever has the
 * address it vouches for; else, where groups give roles, somebody new. The role of the groups holds from now on.
 */
export async function letIn(
  who: Identified,
  visitor: Visitor,
  allowance: Allowance,
  parts: OidcParts,
): Promise<Entered | Refusal> {
  const at = parts.now();
  const role = parts.groups === null ? null : roleOfGroups(who.groups, parts.groups);
  try {
    return await parts.store.transact(async (tx) => {
      // Always before the person, as everywhere.
      const owners = await tx.lockOwners();
      const known = await tx.personByOidc(who.issuer, who.subject);
      if (parts.groups !== null && role === null) throw new Turned('noMappedGroup', known);
      const person = known ?? (await tied(tx, who, role, at, parts));
      if (role !== null) await giveRole(tx, person, role, owners, at);
      const entered = await enter(tx, person.id, 'oidc', visitor, at);
      if (entered === null) throw new Turned('notActive', person);
      await tx.giveBack(allowance);
      return entered;
    });
  } catch (error) {
    if (error instanceof Turned) return await noteRefused(error.fault, null, error.person, parts);
    throw error;
  }
}

/** Ties a subject that is new to a person that may already be here. */
async function tied(tx: Tx, who: Identified, role: Role | null, at: Instant, parts: OidcParts): Promise<Person> {
  const person = (await byEmail(tx, who, parts)) ?? (await newcomer(tx, who, role, at));
  // Two browsers at once: whoever comes second finds the person the first one made.
  if (!(await tx.tieOidc(who.issuer, who.subject, person.id, at))) throw new Turned('answerInvalid');
  await tx.note({
    at,
    actor: person.id,
    action: 'identity.tied',
    object: `person:${person.id}`,
    customer: person.customer,
    details: { issuer: who.issuer },
  });
  return person;
}

/** Whoever has the address that the provider vouches for, if that may tie and nobody else's word ties them yet. */
async function byEmail(tx: Tx, who: Identified, { linksByEmail }: OidcParts): Promise<Person | null> {
  if (!linksByEmail || who.email === null || !who.isEmailVerified) return null;
  // Addresses are compared after folding, where letters of other alphabets become ours: such a one is somebody else’s.
  if (!/^[\x21-\x7e]+$/.test(who.email)) return null;
  const person = await tx.personByEmail(emailKeyOf(who.email));
  if (person === null) return null;
  if (!isActive(person)) throw new Turned('notActive', person);
  if (await tx.hasOidc(person.id)) throw new Turned('emailTaken', person);
  return person;
}

async function newcomer(tx: Tx, who: Identified, role: Role | null, at: Instant): Promise<Person> {
  if (role === null) throw new Turned('unknownPerson');
  if (role === 'customer') throw new Turned('customerUnknown');
  const id = newId('p');
  const standing = { role, approves: [], customer: null, disabled: false, language: null };
  const added = await tx.addPerson({ id, ...standing, ...namesOf(who), createdAt: at, createdBy: null });
  if (added === 'emailTaken') throw new Turned('emailTaken');
  await tx.note({
    at,
    actor: null,
    action: 'person.created',
    object: `person:${id}`,
    customer: null,
    details: { role, by: 'oidc' },
  });
  const person = await tx.person(id);
  if (person === null) throw new Error('a person that was just added is not there');
  return person;
}

/** What may be kept of what the provider calls somebody; an address only if it vouches for it. */
function namesOf(who: Identified) {
  const name = identityOf(who.name, null);
  const email = identityOf(null, who.isEmailVerified ? who.email : null);
  return {
    name: isRefusal(name) ? null : name.name,
    email: isRefusal(email) ? null : email.email,
    emailKey: isRefusal(email) ? null : email.emailKey,
  };
}

async function giveRole(tx: Tx, before: Person, role: Role, owners: readonly string[], at: Instant): Promise<void> {
  const person = (await tx.lockPerson(before.id)) ?? before;
  if (person.role === role || !isActive(person)) return;
  if (role === 'customer' && person.customer === null) throw new Turned('customerUnknown', person);
  if (owners.length === 1 && owners[0] === person.id) throw new Turned('lastOwner', person);
  const { customer, disabled, language } = person;
  const approves = role === 'customer' ? [] : person.approves;
  const standing = { role, approves, customer, disabled, language };
  if (standingFault(standing) !== null) throw new Turned('roleUnfit', person);
  await tx.setStanding(person.id, standing);
  // What was begun with another role ends with it.
  await tx.endSessionsOf(person.id);
  await tx.dropOneTimes(person.id, ['secondFactor']);
  await tx.note({
    at,
    actor: null,
    action: 'person.changed',
    object: `person:${person.id}`,
    customer,
    details: { changed: 'role', roleBefore: person.role, role, by: 'oidc' },
  });
}
