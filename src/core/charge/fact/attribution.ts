import { type Agreement, customerIdOf, type Roster, rankFor, versionAt } from '../../agreement/index.ts';
import type { Event } from '../../event/index.ts';
import { dateOfDay, instantToLocal } from '../../time/index.ts';
import type { ChargeNoticeKind } from '../charge.ts';
import type { ChargedTicket } from './ticket-scope.ts';

interface Attribution {
  /** Id of the one agreement that may bill the fact; null: none. */
  readonly agreement: string | null;
  /** Why none does, where that is odd. */
  readonly notice: ChargeNoticeKind | null;
}

/**
 * Which agreement bills the work or the quote of a ticket: the one the event names (`agreement`); else, of the
 * customer's that price work at all, the one that names the customer most closely, then the one that has the ticket's
 * service. Two that tie bill nothing: nobody pays twice, and nobody pays by a silent choice.
 */
export function agreementFor(event: Event, ticket: ChargedTicket | undefined, roster: Roster): Attribution {
  const named = event.data['agreement'];
  if (typeof named === 'string' && roster.all.some(({ id }) => id === named)) return { agreement: named, notice: null };
  const text = event.data['customer'];
  const name = typeof text === 'string' ? text : (ticket?.customer ?? null);
  const customer = name === null ? null : customerIdOf(roster, name, ticket?.source ?? event.source);
  if (customer === null && ticket?.openedAt == null) return { agreement: null, notice: 'ticketUnknown' };
  const candidates = roster.all.flatMap((versions) => {
    const version = versions.kind === 'sla' ? versionAt(versions, event.occurredAt) : null;
    return version !== null && pricesWork(version) ? [{ version, rank: closeness(version, customer, event) }] : [];
  });
  const closest = Math.max(0, ...candidates.map(({ rank }) => rank));
  const first = candidates.filter(({ rank }) => rank === closest).map(({ version }) => version);
  const ofService = first.filter((version) => Object.hasOwn(version.services, ticket?.service ?? ''));
  const chosen = first.length > 1 && ofService.length > 0 ? ofService : first;
  if (chosen.length > 1) return { agreement: null, notice: 'agreementAmbiguous' };
  return { agreement: chosen[0]?.id ?? null, notice: null };
}

function closeness(version: Agreement, customer: string | null, event: Event): number {
  return rankFor(version, customer, () => dateOfDay(instantToLocal(version.timeZone, event.occurredAt).dayNumber));
}

/** Is there anything in the agreement by which work or a quote could be billed? */
function pricesWork({ commercial, services }: Agreement): boolean {
  return commercial.lines?.length > 0 || Object.values(services).some(({ excludes }) => excludes.length > 0);
}

/**
 * Through which agreement a supplier's bill is passed: the one it names; else the customer's that has such a line. Of
 * several, none.
 */
export function agreementForBill(event: Event, roster: Roster): Attribution {
  const { agreement, customer: name } = event.data;
  if (typeof agreement === 'string')
    return roster.all.some(({ id }) => id === agreement)
      ? { agreement, notice: null }
      : { agreement: null, notice: 'lineUnknown' };
  const customer = typeof name === 'string' ? customerIdOf(roster, name, event.source) : null;
  const having = roster.all.filter(
    ({ kind, versions }) =>
      kind === 'sla' &&
      versions.some((version) => closeness(version, customer, event) >= 0 && passesThrough(version, event.subject)),
  );
  if (having.length > 1) return { agreement: null, notice: 'agreementAmbiguous' };
  return { agreement: having[0]?.id ?? null, notice: having.length === 0 ? 'lineUnknown' : null };
}

function passesThrough({ commercial }: Agreement, id: string): boolean {
  return commercial.lines?.some((line) => line.id === id && line.pricing.kind === 'passThrough');
}
