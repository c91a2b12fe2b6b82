import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../core/time/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import type { IsCustomer } from '../../access/people/known-customer.ts';
import { isKeepable } from '../../ports/index.ts';
import { badField, isRefusal, type Lang, type Refusal } from '../../refusal.ts';
import { alreadyThere, type HandFact, type HandPorts, handIn, instantOf } from './record.ts';

export interface OpeningAsked {
  /** Its id; null: one is made. */
  readonly ticket: string | null;
  readonly customer: string;
  readonly priority: string | null;
  readonly service: string | null;
  readonly type: string | null;
  readonly team: string | null;
  readonly channel: string | null;
  readonly title: string | null;
  /** When it was reported; null: now. */
  readonly at: Instant | null;
  readonly lang: Lang;
}

/**
 * Opens a ticket by hand. Refused: `invalid` for a customer nobody knows, or an instant that has not come; `alreadyExists`
 * for an id that there is.
 */
export async function openTicketByHand(
  asked: OpeningAsked,
  actor: Actor,
  ports: HandPorts & { readonly isCustomer: IsCustomer },
): Promise<(HandFact & { readonly ticket: string }) | Refusal> {
  const { customer, lang } = asked;
  const isTheirs = may(actor, 'events:write', customer);
  if (!isTheirs || !isKeepable(customer) || !(await ports.isCustomer(customer, ports.store))) {
    return unknownCustomer(customer, lang);
  }
  const at = instantOf(asked.at, ports.now(), lang);
  if (isRefusal(at)) return at;
  const ticket = asked.ticket ?? newTicketId();
  if (isKeepable(ticket) && (await ports.store.ticket(ticket)) !== null) return alreadyThere(ticket);
  const { priority, service, type, team, channel, title } = asked;
  const given = { customer, priority, service, type, team, channel, title };
  const data = {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
    ...(priority === null ? {} : { confirmed: true }),
  };
  // Of two who open the same ticket at once, one finds the other's.
  const fact = await handIn({ type: 'ticket.opened', subject: ticket, at, data, lang }, actor, ports, `open:${ticket}`);
  return isRefusal(fact) ? fact : { ...fact, ticket };
}

/** Letters and digits that nobody takes for one another when read aloud. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** 1 in 850 000 000 000 that two are the same. */
function newTicketId(): string {
  const letters = [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]);
  return `L-${letters.join('')}`;
}

function unknownCustomer(customer: string, lang: Lang): Refusal {
  const what = {
    fr: `Le client «\u202f${customer}\u202f» est inconnu ici.`,
    en: `The customer “${customer}” is not known here.`,
  };
  const help = {
    fr: 'Inscrivez-le d’abord, ou publiez son contrat.',
    en: 'Register it first, or publish its agreement.',
  };
  return badField('/customer', 'unknownCustomer', what, help, lang);
}
