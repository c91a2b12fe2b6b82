import { type Agreement, type Contact, lastVersionAt, type Versions } from '../../../core/agreement/index.ts';
import { compileCalendar, isOpen } from '../../../core/calendar/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { AlertRow } from '../../ports/index.ts';
import type { Directory } from './directory.ts';
import type { Told } from './recipients.ts';

/**
 * The contacts of an agreement that its escalation names for an alert: who stands in where their hours are shut; those of
 * the customer only where the customer is live.
 */
export function contactsToTell(
  alert: AlertRow,
  versions: Versions | null,
  at: Instant,
  { liveCustomers }: Pick<Directory, 'liveCustomers'>,
): readonly Told[] {
  if (versions === null || alert.contacts.length === 0) return [];
  const agreement = lastVersionAt(versions, at);
  const isLive = alert.customer !== null && liveCustomers.has(alert.customer);
  const told = new Map<string, Told>();
  for (const named of alert.contacts) {
    const id = onHand(named, agreement, at);
    const contact = id === null ? undefined : contactOf(agreement, id);
    if (contact === undefined || (contact.party === 'customer' && !isLive)) continue;
    const recipient = `contact:${agreement.id}/${id}`;
    told.set(recipient, { recipient, channel: 'email', language: agreement.language });
  }
  return [...told.values()];
}

/**
 * The contact, or the first who stands in whose hours are open; the first of them where everybody's are shut. Whoever has no
 * address stands in for nobody. Null: nobody has one.
 */
function onHand(named: string, agreement: Agreement, at: Instant): string | null {
  const asked = new Set<string>();
  let first: string | null = null;
  for (let id: string | null = named; id !== null && !asked.has(id); ) {
    asked.add(id);
    const contact: Contact | undefined = contactOf(agreement, id);
    if (contact === undefined) break;
    if (contact.reach.some(({ by }) => by === 'email')) {
      if (isThere(contact, agreement, at)) return id;
      first ??= id;
    }
    id = contact.backup;
  }
  return first;
}

function isThere({ hours }: Contact, { calendars }: Agreement, at: Instant): boolean {
  const spec = hours === null || !Object.hasOwn(calendars, hours) ? undefined : calendars[hours];
  return spec === undefined || isOpen(compileCalendar(spec), at);
}

function contactOf({ contacts }: Agreement, id: string): Contact | undefined {
  return Object.hasOwn(contacts, id) ? contacts[id] : undefined;
}
