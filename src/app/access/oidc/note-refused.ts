import type { Person } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import type { OidcParts } from './parts.ts';
import { type OidcFault, oidcRefusal } from './refusals.ts';

/** Writes into the record that nobody got in through the identity provider, and why. @returns the refusal to tell */
export async function noteRefused(
  fault: OidcFault,
  detail: string | null,
  person: Person | null,
  { store, now, identity }: Pick<OidcParts, 'store' | 'now' | 'identity'>,
): Promise<Refusal> {
  const at = now();
  await store.transact((tx) =>
    tx.note({
      at,
      actor: null,
      action: 'signIn.refused',
      object: person === null ? `identityProvider:${identity?.issuer ?? ''}` : `person:${person.id}`,
      customer: person?.customer ?? null,
      details: { by: 'oidc', reason: fault, detail },
    }),
  );
  return oidcRefusal(fault);
}
