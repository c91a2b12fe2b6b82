import type { Person, Standing } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import { type Actor, may, SCOPES_OF } from '../actor.ts';
import { beyondOwn, invalid, noSuch } from '../refusals.ts';

/** Whether somebody lies within an actor's sight: one bound to a customer sees that customer's people only. */
export function sees(actor: Actor, person: Person): boolean {
  return actor.customer === null || person.customer === actor.customer;
}

/**
 * Whether an actor may make somebody this, or touch somebody who is this: never more than the actor may. So a token that
 * may write people, but not more, makes no owner, and no link with which it could become one.
 */
export function mayGrant(actor: Actor, standing: Pick<Standing, 'role' | 'customer'>): boolean {
  return (
    may(actor, 'people:write', standing.customer) &&
    [...SCOPES_OF[standing.role]].every((scope) => actor.scopes.has(scope))
  );
}

/** Somebody as an actor may touch; a refusal like any other for those who are gone or out of sight. */
export function touchable(actor: Actor, person: Person | null): Person | Refusal {
  if (person === null || person.erasedAt !== null || !sees(actor, person))
    return noSuch('Cette personne', 'This person');
  return mayGrant(actor, person) ? person : beyondOwn();
}

/** What does not go together in what somebody is to be; null: nothing. */
export function standingFault({ role, customer, approves }: Standing): Refusal | null {
  if (role === 'customer' && customer === null) {
    return invalid(
      '/customer',
      'customerMissing',
      'De quel client cette personne est-elle ?',
      'Of which customer is this person?',
      { fr: 'Donnez l’identifiant du client.', en: 'Give the id of the customer.' },
    );
  }
  if (role === 'owner' && customer !== null) {
    return invalid(
      '/customer',
      'ownerBound',
      'Un administrateur voit tous les clients.',
      'An owner sees every customer.',
    );
  }
  if (role === 'customer' && approves.length > 0) {
    return invalid(
      '/approves',
      'customerApproves',
      'Un client n’approuve rien ici.',
      'A customer approves nothing here.',
    );
  }
  return null;
}
