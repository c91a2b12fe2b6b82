import { customerIdOf, type Roster } from '../../agreement/index.ts';
import { type Event, type EventData, orderEvents } from '../../event/index.ts';
import { parseMoney, type Ratio, ratio, ratioOfDecimal } from '../../money/index.ts';
import type { ChargeNotice } from '../charge.ts';
import { agreementFor, agreementForBill } from './attribution.ts';
import { type ChargeFacts, joinChargeFacts, type MemberChange, NO_CHARGE_FACTS } from './charge-facts.ts';
import { type ChargedTicket, ticketsOf } from './ticket-scope.ts';

/** More minutes than one record of work can hold: ten years. */
const MOST_MINUTES = ratio(10 * 366 * 24 * 60);

/**
 * What charges depend on among events: work, quotes and decisions on the scope of tickets, joiners and leavers, values
 * of indices, bills of suppliers. Give the events that had happened and were known (each once), those of one ticket in
 * one call; what several calls give is put together by `joinChargeFacts`. Facts that cannot be read become notices.
 */
export function chargeFactsOf(events: readonly Event[], roster: Roster): ChargeFacts {
  const ordered = orderEvents(events);
  const tickets = ticketsOf(ordered);
  return joinChargeFacts(ordered.map((event) => factsOf(event, tickets, roster)));
}

function factsOf(event: Event, tickets: ReadonlyMap<string, ChargedTicket>, roster: Roster): ChargeFacts {
  switch (event.type) {
    case 'member.joined':
    case 'member.left':
      return { ...NO_CHARGE_FACTS, members: membersIn(event, roster) };
    case 'work.recorded':
      return workIn(event, tickets.get(event.subject), roster);
    case 'ticket.quoteAccepted':
      return quoteIn(event, tickets.get(event.subject), roster);
    case 'index.published':
      return indexIn(event);
    case 'supplier.billed':
      return billIn(event, roster);
    default:
      return NO_CHARGE_FACTS;
  }
}

function membersIn(event: Event, roster: Roster): readonly MemberChange[] {
  const name = said(event.data, 'customer');
  const customer = name === null ? null : customerIdOf(roster, name, event.source);
  if (name !== null && customer === null) return [];
  return ['user', 'site', 'device'].flatMap((kind): readonly MemberChange[] => {
    const id = said(event.data, kind);
    if (id === null) return [];
    const joined = event.type === 'member.joined';
    return [{ ...mark(event), customer, member: `${kind}:${id}`, joined, level: said(event.data, 'level') }];
  });
}

function workIn(event: Event, ticket: ChargedTicket | undefined, roster: Roster): ChargeFacts {
  const minutes = minutesOf(event.data['minutes']);
  if (minutes === null) return unreadable(event, 'minutes');
  const found = agreementFor(event, ticket, roster);
  if (found.agreement === null) return found.notice === null ? NO_CHARGE_FACTS : notice(event, found.notice, {});
  const scope = ticket?.scopeAt(event) ?? { outOfScope: false };
  const work = {
    ...mark(event),
    agreement: found.agreement,
    ticket: event.subject,
    minutes,
    onSite: event.data['onSite'] === true,
    outOfHours: event.data['outOfHours'] === true,
    outOfScope: scope.outOfScope,
    level: ticket?.level ?? null,
  };
  return { ...NO_CHARGE_FACTS, work: [work] };
}

/** FORMAT names no field of a quote: `amount`, or a `line` and a `quantity` of it, are read where an event carries them. */
function quoteIn(event: Event, ticket: ChargedTicket | undefined, roster: Roster): ChargeFacts {
  const text = said(event.data, 'amount');
  const amount = text === null ? null : parseMoney(text);
  if ((text === null && given(event.data, 'amount')) || (text !== null && amount === null))
    return unreadable(event, 'amount');
  const quantity = event.data['quantity'] ?? 1;
  if (typeof quantity !== 'number' || !Number.isSafeInteger(quantity) || quantity < 0)
    return unreadable(event, 'quantity');
  const found = agreementFor(event, ticket, roster);
  if (found.agreement === null) return found.notice === null ? NO_CHARGE_FACTS : notice(event, found.notice, {});
  const quote = {
    ...mark(event),
    agreement: found.agreement,
    ticket: event.subject,
    amount,
    line: said(event.data, 'line'),
    quantity,
    exclusion: ticket?.scopeAt(event).exclusion ?? null,
    service: ticket?.service ?? null,
  };
  return { ...NO_CHARGE_FACTS, quotes: [quote] };
}

function indexIn(event: Event): ChargeFacts {
  const month = said(event.data, 'month');
  const value = decimalOf(event.data['value']);
  if (month === null || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return unreadable(event, 'month');
  if (value === null || value.part <= 0n) return unreadable(event, 'value');
  return { ...NO_CHARGE_FACTS, indexes: [{ ...mark(event), index: event.subject, month, value }] };
}

function billIn(event: Event, roster: Roster): ChargeFacts {
  const amount = parseMoney(said(event.data, 'amount') ?? '');
  const month = said(event.data, 'period');
  if (amount === null) return unreadable(event, 'amount');
  if (month !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return unreadable(event, 'period');
  const { agreement, notice: odd } = agreementForBill(event, roster);
  if (agreement === null) return notice(event, odd ?? 'lineUnknown', {});
  return { ...NO_CHARGE_FACTS, bills: [{ ...mark(event), agreement, line: event.subject, amount, month }] };
}

function minutesOf(value: unknown): Ratio | null {
  const minutes = decimalOf(value);
  return minutes === null || minutes.part * MOST_MINUTES.whole > MOST_MINUTES.part * minutes.whole ? null : minutes;
}

/** A figure or its text as an exact fraction; null when below zero or no plain decimal. */
function decimalOf(value: unknown): Ratio | null {
  return typeof value === 'number' || typeof value === 'string' ? ratioOfDecimal(String(value)) : null;
}

function mark(event: Event): { readonly at: number; readonly event: string } {
  return { at: event.occurredAt, event: `${event.source}/${event.id}` };
}

function notice(event: Event, kind: ChargeNotice['kind'], facts: ChargeNotice['facts']): ChargeFacts {
  const one = { kind, agreement: null, line: null, ...mark(event), facts: { ...facts, subject: event.subject } };
  return { ...NO_CHARGE_FACTS, notices: [one] };
}

function unreadable(event: Event, field: string): ChargeFacts {
  const value = event.data[field];
  const shown = typeof value === 'object' || value === undefined ? '' : String(value).slice(0, 60);
  return notice(event, 'factUnreadable', { field, value: shown });
}

function given(data: EventData, key: string): boolean {
  return data[key] !== undefined && data[key] !== null;
}

/** A field's text, or the text of its number; null when it has none. */
export function said(data: EventData, key: string): string | null {
  const value = data[key];
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}
