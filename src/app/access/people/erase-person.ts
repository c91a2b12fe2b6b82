import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Actor, signature } from '../actor.ts';
import { allOrRefused } from '../all-or-refused.ts';
import type { AccessParts } from '../parts.ts';
import { lastOwner } from '../refusals.ts';
import { isLastOwner } from './change-person.ts';
import { touchable } from './reach.ts';

/**
 * Takes away all that says who somebody is: name, address, account, sessions, links, external ids; their tokens are dead.
 * The id stays, and with it whatever it signed: verdicts, decisions and the record are untouched. There is no way back.
 */
export async function erasePerson(
  actor: Actor,
  id: string,
  { store, now }: Pick<AccessParts, 'store' | 'now'>,
): Promise<null | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const owners = await tx.lockOwners();
    const person = touchable(actor, await tx.lockPerson(id));
    if (isRefusal(person)) return person;
    if (isLastOwner(owners, id)) return lastOwner();
    await tx.erasePerson(id, at);
    const { customer } = person;
    await tx.note({
      at,
      actor: signature(actor),
      action: 'person.erased',
      object: `person:${id}`,
      customer,
      details: {},
    });
    return null;
  });
}
