import type { Event } from '../../core/event/index.ts';
import type { Stream } from '../ports/index.ts';

const TICKET = 'ticket:';
const SERVICE = 'service:';
const MEMBER = 'member:';

const OF_SERVICES = ['outage.', 'check.', 'monitor.', 'maintenance.', 'exclusion.'];

/** The stream a fact is kept in: what must be consistent together. */
export function streamOf({ type, subject, data }: Event): Stream {
  if (type.startsWith('ticket.') || type.startsWith('notification.') || type === 'work.recorded') {
    return ticketStream(subject);
  }
  if (OF_SERVICES.some((prefix) => type.startsWith(prefix))) return serviceStream(subject);
  if (type.startsWith('member.')) return memberStream(typeof data['customer'] === 'string' ? data['customer'] : '');
  return otherStream(subject);
}

export function ticketStream(ticket: string): Stream {
  return TICKET + ticket;
}

/** @param service empty: what is told of no service in particular */
export function serviceStream(service: string): Stream {
  return SERVICE + service;
}

export function memberStream(customer: string): Stream {
  return MEMBER + customer;
}

/** What concerns neither a ticket, nor a service, nor members: measurements of a target, indexes, what suppliers billed … */
export function otherStream(subject: string): Stream {
  return `other:${subject}`;
}

/** The ticket whose stream it is; null: of something else. */
export function ticketOf(stream: Stream): string | null {
  return stream.startsWith(TICKET) ? stream.slice(TICKET.length) : null;
}

/** The customer whose members' stream it is; null: of something else. */
export function memberCustomerOf(stream: Stream): string | null {
  return stream.startsWith(MEMBER) ? stream.slice(MEMBER.length) : null;
}
