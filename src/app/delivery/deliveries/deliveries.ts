import type { Actor } from '../../access/actor.ts';
import type { Attempt, MessageFilter, MessagePlace, MessageRow } from '../../ports/index.ts';
import { notAllowed, notFound, type Refusal } from '../../refusal.ts';
import type { EndpointPorts } from '../ports.ts';
import { contactOf } from '../sending/address-book.ts';

/** A message with the name of the contact it is for, as the agreement has it now; null: it is for no contact of one. */
export interface NamedMessage extends MessageRow {
  readonly recipientName: string | null;
}

/** One message with all that came of it. */
export interface DeliveryView {
  readonly message: NamedMessage;
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
  ports: NamingPorts,
): Promise<readonly NamedMessage[] | Refusal> {
  if (!mayRead(actor)) return notYours();
  const [rows, nameOf] = await Promise.all([ports.store.messages(filter, page.after, page.limit), contactNames(ports)]);
  return rows.map((row) => ({ ...row, recipientName: nameOf(row) }));
}

export async function deliveryFor(id: string, actor: Actor, ports: NamingPorts): Promise<DeliveryView | Refusal> {
  if (!mayRead(actor)) return notYours();
  const { store } = ports;
  const message = await store.message(id);
  if (message === null) return noMessage(id);
  const [alerts, attempts] = await Promise.all([store.alertsOfMessage(id), store.attempts(id)]);
  const nameOf = await contactNames(ports);
  return {
    message: { ...message, recipientName: nameOf(message) },
    alerts,
    attempts: attempts.map((attempt) => shownTo(actor, attempt)),
  };
}

type NamingPorts = Pick<EndpointPorts, 'store' | 'rosters' | 'now'>;

async function contactNames({ store, rosters, now }: NamingPorts): Promise<(message: MessageRow) => string | null> {
  const book = { live: await rosters.inForce(store), at: now() };
  return ({ recipient }) => contactOf(recipient, book)?.contact.name ?? null;
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
