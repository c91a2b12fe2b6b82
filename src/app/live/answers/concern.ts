import type { Agreement, Versions } from '../../../core/agreement/index.ts';
import type { Actor } from '../../access/actor.ts';

/** May this customer see it? An agreement of the provider with it, with everybody, or one it adheres to. */
export function isOfCustomer({ kind, customer, adherents }: Agreement, id: string): boolean {
  if (kind !== 'sla') return false;
  if (customer !== null) return customer.id === id;
  return adherents.length === 0 || adherents.some((one) => one.customer === id);
}

/** What an actor may see of an agreement that has several versions: all of it, or nothing. */
export function maySeeVersions({ versions }: Versions, { customer }: Pick<Actor, 'customer'>): boolean {
  return customer === null || versions.some((version) => isOfCustomer(version, customer));
}
