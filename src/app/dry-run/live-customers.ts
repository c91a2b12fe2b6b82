import type { Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import type { LiveCustomer, Store, Tx } from '../ports/index.ts';
import { notAllowed, notFound, type Refusal, refusal } from '../refusal.ts';

export interface DryRunPorts {
  readonly store: Store;
  readonly now: () => Instant;
  /** Whether anybody knows a customer of this id. */
  readonly isCustomer: (id: string, register: Tx) => Promise<boolean>;
}

/** Since when each customer is live, and who said so; who is not among them is in dry run. */
export async function liveCustomersFor(
  actor: Actor,
  { store }: Pick<DryRunPorts, 'store'>,
): Promise<readonly LiveCustomer[] | Refusal> {
  if (!may(actor, 'sources:read') || actor.customer !== null) return notYours();
  return await store.liveCustomers();
}

/**
 * Ends a customer's dry run: from now on people are told. Only a person does so, by name; what was decided before stays
 * untold. A customer that is live stays so, under the name of who said it first.
 */
export async function goLive(
  customer: string,
  actor: Actor,
  { store, now, isCustomer }: DryRunPorts,
): Promise<LiveCustomer | Refusal> {
  const refused = onlyPeople(actor);
  if (refused !== null) return refused;
  const at = now();
  return await store.transact(async (tx) => {
    if (!(await isCustomer(customer, tx))) return notFound(`Le client ${customer}`, `Customer ${customer}`);
    const live = { customer, liveAt: at, liveBy: actor.id };
    if (!(await tx.goLive(live))) {
      return (await tx.liveCustomers()).find((one) => one.customer === customer) ?? live;
    }
    await tx.note({
      at,
      actor: actor.id,
      action: 'customer.live',
      object: `customer:${customer}`,
      customer,
      details: {},
    });
    return live;
  });
}

/** Puts a customer back into dry run: from now on nobody is told. */
export async function endLive(
  customer: string,
  actor: Actor,
  { store, now }: Pick<DryRunPorts, 'store' | 'now'>,
): Promise<Refusal | null> {
  const refused = onlyPeople(actor);
  if (refused !== null) return refused;
  const at = now();
  return await store.transact(async (tx) => {
    if (!(await tx.endLive(customer))) return notFound(`Le client ${customer}`, `Customer ${customer}`);
    const object = `customer:${customer}`;
    await tx.note({ at, actor: actor.id, action: 'customer.dryRun', object, customer, details: {} });
    return null;
  });
}

/** That people are told outside is answered for by somebody with a name. */
function onlyPeople(actor: Actor): Refusal | null {
  if (!may(actor, 'sources:write') || actor.customer !== null) return notYours();
  if (actor.kind === 'person') return null;
  return refusal(
    'notAllowed',
    { fr: 'Seule une personne met fin à une marche à blanc.', en: 'Only a person ends a dry run.' },
    { fr: 'Connectez-vous en votre nom.', en: 'Sign in under your own name.' },
  );
}

function notYours(): Refusal {
  return notAllowed('La marche à blanc ne vous est pas ouverte.', 'Dry runs are not yours to see.');
}
