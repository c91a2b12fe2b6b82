import type { Approval, ExternalId, Person, Role } from '../../ports/index.ts';
import { isRefusal, type Refusal, refusal } from '../../refusal.ts';
import { type Actor, may, signature } from '../actor.ts';
import { allOrRefused } from '../all-or-refused.ts';
import type { AccessParts } from '../parts.ts';
import { beyondOwn, emailTaken, noSuch } from '../refusals.ts';
import { newId } from '../secret-text.ts';
import { identityOf } from './identity.ts';
import { type IsCustomer, unknownCustomer } from './known-customer.ts';
import { mayGrant, sees, standingFault } from './reach.ts';

type Parts = Pick<AccessParts, 'store' | 'now'>;

/** Somebody to be known here. Without an address: somebody events speak of, who never signs in. */
export interface PersonWanted {
  readonly name: string | null;
  readonly email: string | null;
  readonly role: Role;
  readonly approves: readonly Approval[];
  readonly customer: string | null;
  readonly language: 'fr' | 'en' | null;
  /** How events of sources call them. */
  readonly externalIds: readonly ExternalId[];
}

/** People by id, erased ones too, after an id; at most so many. An actor bound to a customer gets that customer's. */
export async function listPeople(
  actor: Actor,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  { store }: Parts,
): Promise<readonly Person[]> {
  if (!actor.scopes.has('people:read')) return [];
  return await store.people({ customer: actor.customer, after, limit });
}

/** One person; `notFound` also for somebody out of the actor's sight. */
export async function getPerson(actor: Actor, id: string, { store }: Parts): Promise<Person | Refusal> {
  const person = await store.person(id);
  const seen = person !== null && may(actor, 'people:read', person.customer) && sees(actor, person);
  return seen ? person : noSuch('Cette personne', 'This person');
}

/**
 * Makes somebody known. Nobody can sign in yet: an invitation or an identity provider lets them. Refused: `invalid` for a
 * customer that `isCustomer` does not know (missing: any is taken).
 */
export async function createPerson(
  actor: Actor,
  wanted: PersonWanted,
  { store, now, isCustomer }: Parts & { readonly isCustomer?: IsCustomer },
): Promise<Person | Refusal> {
  const standing = {
    role: wanted.role,
    approves: distinct(wanted.approves),
    customer: wanted.customer,
    disabled: false,
    language: wanted.language,
  };
  if (!mayGrant(actor, standing)) return beyondOwn();
  const fault = standingFault(standing);
  if (fault !== null) return fault;
  const identity = identityOf(wanted.name, wanted.email);
  if (isRefusal(identity)) return identity;
  const at = now();
  const id = newId('p');
  return await allOrRefused(store, async (tx) => {
    const unknown = await unknownCustomer(standing.customer, tx, isCustomer);
    if (unknown !== null) return unknown;
    const added = await tx.addPerson({ id, ...standing, ...identity, createdAt: at, createdBy: signature(actor) });
    if (added === 'emailTaken') return emailTaken();
    const held = heldByOthers(await tx.setExternalIds(id, wanted.externalIds));
    if (held !== null) return held;
    await tx.note({
      at,
      actor: signature(actor),
      action: 'person.created',
      object: `person:${id}`,
      customer: standing.customer,
      details: { role: standing.role, approves: standing.approves.join(' ') },
    });
    return (await tx.person(id)) ?? noSuch('Cette personne', 'This person');
  });
}

/** What is refused when ids are somebody else's already; null: none is. */
export function heldByOthers(held: readonly ExternalId[]): Refusal | null {
  const [first] = held;
  if (first === undefined) return null;
  return refusal(
    'alreadyExists',
    {
      fr: `« ${first.id} » de « ${first.source} » est déjà quelqu’un d’autre.`,
      en: `"${first.id}" of "${first.source}" is somebody else already.`,
    },
    { fr: 'Retirez-le d’abord à cette personne.', en: 'Take it from that person first.' },
  );
}

export function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
