import type { Agreement } from '../agreement/index.ts';
import type { Concern } from './facts/fact.ts';

/**
 * Does a fact concern an agreement? One that names no customer does, and so does any under an agreement that names
 * none. A customer is meant by its id, or by its alias under the fact's source; where the agreement has no alias under
 * that source, by any of its aliases. Adherents are meant by their ids.
 */
export function concerns(fact: Concern, { customer, adherents }: Agreement): boolean {
  if (fact.customer === null || (customer === null && adherents.length === 0)) return true;
  if (adherents.some((one) => one.customer === fact.customer)) return true;
  if (customer === null) return false;
  if (customer.id === fact.customer) return true;
  return Object.hasOwn(customer.aliases, fact.source)
    ? customer.aliases[fact.source] === fact.customer
    : Object.values(customer.aliases).includes(fact.customer);
}
