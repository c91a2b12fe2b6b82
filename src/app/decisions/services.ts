import type { Agreement, Target } from '../../core/agreement/index.ts';
import type { Instant, Span } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { badField, type Lang, notAllowed, type Refusal } from '../refusal.ts';
import { namesCustomer } from '../register/agreements/customer-view.ts';
import type { DecisionPorts } from './record.ts';

/** Where, and for whom, a decision about a service counts; `customer` null: for all who have the service. */
export interface ServiceAsked {
  readonly service: string;
  readonly customer: string | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly lang: Lang;
}

/** A target that a decision about a service may touch. */
export interface Touched {
  readonly agreement: Agreement;
  readonly target: Target;
}

/**
 * The availability targets that promise something of a service in a stretch of time, of the customer if one is named.
 * Refused: a stretch without length, and a service or customer that no agreement in use knows.
 */
export async function touchedBy(
  asked: ServiceAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<readonly Touched[] | Refusal> {
  const { service, customer, from, to, lang } = asked;
  if (!may(actor, 'decisions:write', customer)) {
    return notAllowed('Cette décision n’est pas la vôtre.', 'This decision is not yours to take.');
  }
  if (to <= from) return noLength(lang);
  const inUse = (await ports.rosters.inForce(ports.store)).agreements;
  const agreements = inUse.filter((one) => customer === null || namesCustomer(one, customer));
  if (customer !== null && agreements.length === 0) return unknown('/customer', lang);
  if (!agreements.some((one) => Object.hasOwn(one.services, service))) return unknown('/service', lang);
  return inForceWith(asked, inUse).flatMap((agreement) =>
    agreement.targets
      .filter(({ measure, when }) => measure === 'availability' && (when.service ?? [service]).includes(service))
      .map((target) => ({ agreement, target })),
  );
}

/** The agreements (of the customer, if one is named) that have a service and are in force in a stretch of time. */
export function inForceWith(
  { service, customer, from, to }: Pick<ServiceAsked, 'service' | 'customer' | 'from' | 'to'>,
  inUse: readonly Agreement[],
): readonly Agreement[] {
  const having = inUse.filter(
    (one) => Object.hasOwn(one.services, service) && (customer === null || namesCustomer(one, customer)),
  );
  return having.filter((one) => isInForceDuring(one, having, { from, to }));
}

/** Versions follow each other: one is in force until the next of its agreement takes effect. */
function isInForceDuring(one: Agreement, all: readonly Agreement[], { from, to }: Span): boolean {
  const next = all
    .filter(
      ({ id, effectiveAt, version }) => id === one.id && effectiveAt >= one.effectiveAt && version !== one.version,
    )
    .map(({ effectiveAt }) => effectiveAt);
  const until = Math.min(one.endsAt ?? Number.POSITIVE_INFINITY, ...next);
  return one.effectiveAt < to && from < until;
}

function noLength(lang: Lang): Refusal {
  const what = { fr: 'La fin ne vient pas après le début.', en: 'The end does not come after the beginning.' };
  return badField('/to', 'spanWithoutLength', what, null, lang);
}

function unknown(pointer: '/service' | '/customer', lang: Lang): Refusal {
  const isService = pointer === '/service';
  const what = isService
    ? { fr: 'Aucun contrat publié ne nomme ce service.', en: 'No published agreement names this service.' }
    : { fr: 'Aucun contrat publié ne nomme ce client.', en: 'No published agreement names this customer.' };
  const help = {
    fr: isService ? 'Écrivez-le comme le contrat l’écrit, sous «\u202fservices\u202f».' : 'Écrivez son identifiant.',
    en: isService ? 'Write it as the agreement does, under “services”.' : 'Write its id.',
  };
  return badField(pointer, isService ? 'unknownService' : 'unknownCustomer', what, help, lang);
}
