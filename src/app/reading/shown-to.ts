import type { Agreement, Service } from '../../core/agreement/index.ts';
import { type Actor, may } from '../access/actor.ts';

/**
 * A version as one reader may read it, as values of core: what `contentFor` takes out of the text is taken out here too.
 * Without `internals:read`, what is ours alone. A customer besides sees no other adherents, no suppliers, no base, and no
 * names that our systems give him; nor who of others' people has which plan.
 */
export function shownTo(actor: Actor, agreement: Agreement): Agreement {
  if (actor.customer === null) return may(actor, 'internals:read') ? agreement : { ...agreement, internal: null };
  const own = actor.customer;
  const isForeign = (role: string) =>
    role === 'supplier' || (role === 'customer' && agreement.parties[role]?.id !== own);
  const { adherents, governance, services, customer } = agreement;
  return {
    ...agreement,
    internal: null,
    extends: null,
    adherents: adherents.filter((one) => one.customer === own),
    assignments: adherents.length > 0 ? [] : agreement.assignments,
    customer: customer?.id === own ? { id: own, aliases: {} } : null,
    parties: Object.fromEntries(
      Object.entries(agreement.parties)
        .filter(([role]) => !isForeign(role))
        .map(([role, party]) => [role, { ...party, aliases: {} }]),
    ),
    contacts: Object.fromEntries(Object.entries(agreement.contacts).filter(([, { party }]) => !isForeign(party))),
    services: Object.fromEntries(
      Object.entries(services).map(([id, service]): [string, Service] => [id, { ...service, dependsOn: null }]),
    ),
    governance: { ...governance, provenance: null },
  };
}
