import type { Tx } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import { invalid } from '../refusals.ts';

/** Whether the register, or an agreement in force, knows a customer. */
export type IsCustomer = (
  id: string,
  register: Pick<
    Tx,
    'publishedVersions' | 'customerNames' | 'pastAliases' | 'generation' | 'rosterMark' | 'registeredCustomers'
  >,
) => Promise<boolean>;

/**
 * Refuses to bind somebody, or a token, to a customer nobody knows: whoever is registered under that id later would be open
 * to them. Asked only once the actor is known to see that customer, so that strangers are not told what exists. Null: fine.
 */
export async function unknownCustomer(
  id: string | null,
  tx: Tx,
  isCustomer: IsCustomer | undefined,
): Promise<Refusal | null> {
  if (id === null || isCustomer === undefined || (await isCustomer(id, tx))) return null;
  return invalid('/customer', 'unknownCustomer', 'Ce client est inconnu ici.', 'This customer is not known here.', {
    fr: 'Enregistrez-le d’abord, ou publiez son contrat.',
    en: 'Register it first, or publish its agreement.',
  });
}
