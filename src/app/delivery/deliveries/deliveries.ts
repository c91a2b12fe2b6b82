import type { Actor } from '../../access/actor.ts';
import type { Attempt, MessageFilter, MessagePlace, MessageRow } from '../../ports/index.ts';
import { notAllowed, notFound, type Refusal } from '../../refusal.ts';
import type { EndpointPorts } from '../ports.ts';

/** One message with all that came of it. */
export interface DeliveryView {
  readonly message: MessageRow;
  /** Keys of its alerts. */
  readonly alerts: readonly string[];
  /** What receivers answered is told to administrators only; `detail` is empty for others. */
  readonly attempts: readonly Attempt[];
}

/** Messages, latest made first, after a place. Only for those who look after all customers. */
export async function deliveriesFor(
  filter: MessageFilter,
  page: { readonly after: MessagePlace | null; readonly limit: number },
  actor: Actor,
  { store }: Pick<EndpointPorts, 'store'>,
): Promise<readonly MessageRow[] | Refusal> {
  if (!mayRead(actor)) return notYours();
  return await store.messages(filter, page.after, page.limit);
}

export async function deliveryFor(
  id: string,
  actor: Actor,
  { store }: Pick<EndpointPorts, 'store'>,
): Promise<DeliveryView | Refusal> {
  if (!mayRead(actor)) return notYours();
  const message = await store.message(id);
  if (message === null) return noMessage(id);
  const [alerts, attempts] = await Promise.all([store.alertsOfMessage(id), store.attempts(id)]);
  return { message, alerts, attempts: attempts.map((attempt) => shownTo(actor, attempt)) };
}

function mayRead(actor: Actor): boolean {
  return actor.scopes.has('alerts:read') && actor.customer === null && actor.role !== 'customer';
}

function shownTo({ role }: Actor, attempt: Attempt): Attempt {
  return role === 'owner' ? attempt : { ...attempt, detail: '' };
}

function notYours(): Refusal {
  return notAllowed('Les remises ne vous sont pas ouvertes.', 'Deliveries are not open to you.');
}

export function noMessage(id: string): Refusal {
  return notFound(`Le message ${id}`, `Message ${id}`);
}
