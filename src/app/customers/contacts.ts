import type { Agreement, Contact } from '../../core/agreement/index.ts';
import { compileCalendar, isOpen } from '../../core/calendar/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { contentFor, type ReadVersion } from '../register/index.ts';

/** A contact as the agreement's text has it. */
export interface ContactView extends Contact {
  readonly id: string;
  /** Whether its hours are open now; null: it has none, and may be reached at any time. */
  readonly openNow: boolean | null;
  /** Who is reached now: itself, else the first who stands in and whose hours are open; null: nobody's are. */
  readonly reachedNow: string | null;
}

export interface AgreementContacts {
  readonly agreement: Agreement;
  readonly contacts: readonly ContactView[];
  /** At this share of a limit these contacts are told, in the order of the text. */
  readonly escalation: readonly { readonly afterPpm: number; readonly to: readonly string[] }[];
}

/** Contacts and escalation of an agreement in force, as far as the actor may read the text. */
export function contactsOf({ agreement, plain, version }: ReadVersion, actor: Actor, at: Instant): AgreementContacts {
  const shown = new Set(Object.keys(contentFor(actor, plain, version.text).plain.contacts ?? {}));
  const contacts = Object.entries(agreement.contacts)
    .filter(([id]) => shown.has(id))
    .map(([id, contact]): ContactView => {
      const backup = contact.backup !== null && shown.has(contact.backup) ? contact.backup : null;
      const reachedNow = whoIsThere(id, agreement, at);
      return {
        id,
        ...contact,
        backup,
        openNow: isThere(contact, agreement, at),
        reachedNow: reachedNow !== null && shown.has(reachedNow) ? reachedNow : null,
      };
    });
  return {
    agreement,
    contacts,
    escalation: agreement.escalation
      .map(({ afterPpm, to }) => ({ afterPpm, to: to.filter((id) => shown.has(id)) }))
      .filter(({ to }) => to.length > 0),
  };
}

function isThere({ hours }: Contact, { calendars }: Agreement, at: Instant): boolean | null {
  const spec = hours === null || !Object.hasOwn(calendars, hours) ? undefined : calendars[hours];
  return spec === undefined ? null : isOpen(compileCalendar(spec), at);
}

function whoIsThere(named: string, agreement: Agreement, at: Instant): string | null {
  const asked = new Set<string>();
  for (let id: string | null = named; id !== null && !asked.has(id); ) {
    asked.add(id);
    const contact: Contact | undefined = Object.hasOwn(agreement.contacts, id) ? agreement.contacts[id] : undefined;
    if (contact === undefined) return null;
    if (isThere(contact, agreement, at) !== false) return id;
    id = contact.backup;
  }
  return null;
}
