import { gatewayFor } from '../../alerts/dispatch/gateway.ts';
import { mayTellCustomer } from '../../messages/index.ts';
import { type AlertRow, type Endpoint, type MessageRow, plainAddress } from '../../ports/index.ts';
import { templateOf } from '../endpoints/opened-endpoint.ts';
import { type AddressBook, contactOf, endpointOf, personOf } from './address-book.ts';

/** Where a message goes, and what its reader may be told. */
export interface Way {
  readonly to: string | null;
  readonly endpoint: Endpoint | null;
  readonly audience: 'ours' | 'customer';
  /** The agreement that names the reader as a contact; null: none does. */
  readonly contactOf: string | null;
  readonly mayRead: (alert: AlertRow) => boolean;
}

/** Why a message goes nowhere any more, for the record. */
export interface NoWay {
  readonly because: string;
}

/** Where a message goes at this instant. People go, contacts change, receivers are switched off: then it goes nowhere. */
export function wayOf(message: MessageRow, book: AddressBook): Way | NoWay {
  const { recipient } = message;
  if (book.isDemonstration && !staysHere(message)) return { because: 'a demonstration sends nothing outside' };
  if (personOf(recipient) !== null) return wayToPerson(message, book);
  if (endpointOf(recipient) !== null) return wayToEndpoint(message, book);
  return wayToContact(message, book);
}

/** Shown on the page, or a test that a person asked for and gets. */
function staysHere({ recipient, channel, about }: MessageRow): boolean {
  return channel === 'page' || (about === 'test' && channel === 'email' && personOf(recipient) !== null);
}

const EVERYTHING = { audience: 'ours', contactOf: null, mayRead: () => true } as const;

function wayToPerson({ recipient, channel, details }: MessageRow, book: AddressBook): Way | NoWay {
  const person = book.people.get(personOf(recipient) ?? '');
  if (person === undefined || person.erasedAt !== null) return { because: 'the person is not here any more' };
  if (person.disabled) return { because: 'the person may not sign in any more' };
  const { customer } = person;
  const reader =
    person.role === 'customer'
      ? { audience: 'customer' as const, contactOf: null, mayRead: readsAs(book, customer, null) }
      : { ...EVERYTHING, mayRead: (alert: AlertRow) => customer === null || alert.customer === customer };
  if (channel === 'page') return { ...reader, to: null, endpoint: null };
  if (channel === 'email') {
    const to = person.email === null ? null : plainAddress(person.email);
    return to === null
      ? { because: 'the person has no address that mail can be sent to' }
      : { ...reader, to, endpoint: null };
  }
  if (channel !== 'sms') return { because: `a person is not reached by ${channel}` };
  const phone = book.wishes.get(person.id)?.phone ?? null;
  if (phone === null) return { because: 'the person has no telephone number' };
  const gateway = gatewayFor(customer, details['gateway'], book.endpoints.values());
  if (gateway === null) return { because: 'there is no gateway that takes a number' };
  return { ...reader, to: phone, endpoint: gateway };
}

function wayToEndpoint({ recipient, channel }: MessageRow, book: AddressBook): Way | NoWay {
  const endpoint = book.endpoints.get(endpointOf(recipient) ?? '');
  if (endpoint === undefined) return { because: 'the receiver was removed' };
  if (endpoint.disabledBecause !== null)
    return { because: `the receiver is switched off (${endpoint.disabledBecause})` };
  if (endpoint.kind !== channel) return { because: 'the receiver is of another kind' };
  const { customer } = endpoint;
  if (channel === 'sms' && templateOf(endpoint)?.names.includes('to') === true) {
    return { because: 'the gateway asks for a number, and a receiver has none' };
  }
  if (customer === null) return { ...EVERYTHING, to: null, endpoint };
  // What is bound to a customer may be read by them.
  return { audience: 'customer', contactOf: null, mayRead: readsAs(book, customer, null), to: null, endpoint };
}

function wayToContact({ recipient, channel }: MessageRow, book: AddressBook): Way | NoWay {
  const found = contactOf(recipient, book);
  if (found === null) return { because: 'no agreement names this contact any more' };
  const { agreement, contact } = found;
  if (channel !== 'email') return { because: `a contact is not reached by ${channel}` };
  const reach = contact.reach.find(({ by }) => by === 'email');
  const to = reach === undefined ? null : plainAddress(reach.at);
  if (to === null) return { because: 'the contact has no address that mail can be sent to' };
  const isOurs = contact.party !== 'customer';
  return {
    to,
    endpoint: null,
    audience: isOurs ? 'ours' : 'customer',
    contactOf: agreement.id,
    mayRead: isOurs ? (alert) => alert.agreement === agreement.id : readsAs(book, null, agreement.id),
  };
}

/** A customer's reader is told nothing before the customer is live, and nothing of others. */
function readsAs({ liveCustomers }: AddressBook, customer: string | null, agreement: string | null) {
  return (alert: AlertRow) =>
    alert.customer !== null && liveCustomers.has(alert.customer) && mayTellCustomer(alert, customer, agreement);
}
