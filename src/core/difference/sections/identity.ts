import type { Agreement, Contact, Party } from '../../agreement/index.ts';
import { neutral, unclear } from '../judge/judge.ts';
import { type Entry, type Leaf, leaf, type Section, whole } from '../leaf.ts';
import { date, length, name, reference, references, said, text, word } from '../value.ts';
import { ruleLeaves } from './rules.ts';

/** Which agreement it is and how long it holds. Version and reference are what is compared, and no terms. */
export const identitySection: Section = {
  named: null,
  renames: false,
  entries: (agreement) => [
    { path: '', id: 'identity', leaves: identityLeaves(agreement), presence: neutral('identity') },
    whole('term', termLeaves(agreement)),
  ],
};

function identityLeaves(agreement: Agreement): readonly Leaf[] {
  return [
    leaf('id', name(agreement.id), neutral('identity')),
    leaf('kind', word(agreement.kind), unclear('identity')),
    leaf('title', text(agreement.title), neutral('description')),
    leaf('basis', word(agreement.basis), unclear('identity')),
    // What another base brings is told term by term.
    leaf('extends', said(agreement.extends, name), neutral('identity')),
    leaf('language', word(agreement.language), neutral('law')),
    // Months begin and end with it.
    leaf('timeZone', name(agreement.timeZone), unclear('period')),
    leaf('effective', date(agreement.effectiveFrom), neutral('term')),
  ];
}

/** A longer term, a tacit renewal and a longer notice bind both. */
function termLeaves({ term }: Agreement): readonly Leaf[] {
  return [
    leaf('from', date(term.from), neutral('term')),
    leaf('to', said(term.to, date), unclear('term')),
    leaf('renewal', word(term.renewal), unclear('term')),
    leaf('renewFor', said(term.renewFor, length), unclear('term')),
    leaf('notice', said(term.notice, length), unclear('notice')),
    leaf('reviewEvery', said(term.reviewEvery, length), neutral('term')),
  ];
}

export const partySection: Section = {
  named: null,
  renames: false,
  entries: ({ parties }) =>
    Object.entries(parties).map(([role, party]) => {
      const path = `parties.${role}`;
      return { path, id: path, leaves: partyLeaves(party), presence: neutral('party') };
    }),
};

function partyLeaves(party: Party): readonly Leaf[] {
  const named = (path: string, value: string | null) => leaf(path, said(value, name), neutral('party'));
  return [
    named('id', party.id),
    named('name', party.name),
    named('siren', party.siren),
    // Consumers, and buyers like them, are protected otherwise.
    leaf('legalKind', said(party.legalKind, word), unclear('law')),
    ...Object.entries(party.aliases).map(([source, alias]) => named(`aliases.${source}`, alias)),
    ...Object.entries(party.details).map(([key, detail]) => named(`details.${key}`, detail)),
  ];
}

export const contactSection: Section = {
  named: 'contacts',
  renames: true,
  entries: ({ contacts }, laterId) =>
    Object.entries(contacts).map(([id, contact]) => ({
      path: `contacts.${id}`,
      id: laterId('contacts', id),
      leaves: contactLeaves(contact),
      presence: neutral('party'),
    })),
};

function contactLeaves(contact: Contact): readonly Leaf[] {
  const reach = contact.reach.map(({ by, at }) => `${by}: ${at}`);
  return [
    leaf('party', name(contact.party), neutral('party')),
    leaf('role', name(contact.role), neutral('party')),
    leaf('name', name(contact.name), neutral('party')),
    leaf('reach', { kind: 'names', names: reach }, neutral('party')),
    leaf(
      'backup',
      said(contact.backup, (id) => reference('contacts', id)),
      neutral('party'),
    ),
    leaf(
      'hours',
      said(contact.hours, (id) => reference('calendars', id)),
      neutral('party'),
    ),
  ];
}

/** Who is told at which share of a limit; two steps at one share are one. */
export const escalationSection: Section = {
  named: null,
  renames: false,
  entries: ({ escalation }) => {
    const told = new Map<number, string[]>();
    for (const { afterPpm, to } of escalation) told.set(afterPpm, [...(told.get(afterPpm) ?? []), ...to]);
    return [...told].map(([afterPpm, to]): Entry => {
      const path = `escalation.${afterPpm / 10_000}%`;
      return {
        path,
        id: path,
        leaves: [leaf('to', references('contacts', to), neutral('warning'))],
        presence: neutral('warning'),
      };
    });
  },
};

export const ruleSection: Section = {
  named: null,
  renames: false,
  entries: ({ rules }) => [whole('rules', ruleLeaves(rules))],
};
