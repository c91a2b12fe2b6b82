import type { Agreement } from '../../../core/agreement/index.ts';
import { contentHash, type PlainAgreement, printAgreement } from '../../../language/index.ts';
import { type Actor, may } from '../../access/actor.ts';

/** A version's content as one reader may see it. */
export interface AgreementContent {
  /** As it was handed in, comments included; null for those who may not see what is ours alone. */
  readonly text: string | null;
  readonly resolved: string;
  readonly plain: PlainAgreement;
  readonly hash: string;
}

/** Whether an agreement names a customer: it is his contract, or he adheres to it. */
export function namesCustomer({ kind, customer, adherents }: Agreement, id: string): boolean {
  return kind === 'sla' && (customer?.id === id || adherents.some((one) => one.customer === id));
}

/** Whether somebody may see an agreement at all: a customer's actor only those that name that customer. */
export function maySee(actor: Actor, agreement: Agreement): boolean {
  if (!actor.scopes.has('agreements:read')) return false;
  return actor.customer === null || namesCustomer(agreement, actor.customer);
}

/**
 * What of a version an actor may read. Without `internals:read` what is ours alone is missing, and so is the text as it was
 * handed in, whose comments are ours. A customer sees besides no other adherents, no suppliers, no base, and no names that
 * our systems give him; the hash is that of what is shown, for a hash of the whole would let secrets be guessed.
 */
export function contentFor(actor: Actor, plain: PlainAgreement, text: string): AgreementContent {
  if (actor.customer === null && may(actor, 'internals:read')) return contentOf(plain, text);
  const { internal: _ours, ...shown } = plain;
  return contentOf(actor.customer === null ? shown : forOneCustomer(shown, actor.customer), null);
}

function contentOf(plain: PlainAgreement, text: string | null): AgreementContent {
  return { text, resolved: printAgreement(plain), plain, hash: contentHash(plain) };
}

/** An agreement as the customer it is shown to may read it. */
function forOneCustomer(plain: PlainAgreement, customer: string): PlainAgreement {
  const { basedOn: _base, provenance: _source, adherents, services, assignments, contacts, parties, ...rest } = plain;
  const isForeign = (role: string) => role === 'supplier' || (role === 'customer' && parties[role]?.id !== customer);
  const ofParties = <T>(entries: { readonly [id: string]: T }, partyOf: (id: string, entry: T) => string) =>
    Object.fromEntries(Object.entries(entries).filter(([id, entry]) => !isForeign(partyOf(id, entry))));
  return {
    ...rest,
    parties: Object.fromEntries(
      Object.entries(ofParties(parties, (role) => role)).map(([role, { aliases: _names, ...party }]) => [role, party]),
    ),
    ...(contacts === undefined ? {} : { contacts: ofParties(contacts, (_, { party }) => party) }),
    ...(adherents === undefined ? {} : { adherents: adherents.filter((one) => one.customer === customer) }),
    // Where several adhere, who has which level tells of the others' people.
    ...(assignments === undefined || adherents !== undefined ? {} : { assignments }),
    ...(services === undefined ? {} : { services: withoutSuppliers(services) }),
  };
}

function withoutSuppliers(services: NonNullable<PlainAgreement['services']>): NonNullable<PlainAgreement['services']> {
  return Object.fromEntries(
    Object.entries(services).map(([id, { dependsOn: _suppliers, ...service }]) => [id, service]),
  );
}
