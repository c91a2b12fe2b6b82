import type { Agreement, Contact } from '../../core/agreement/index.ts';
import type { Block } from '../block.ts';
import type { Words } from '../words.ts';

/** Who is to be reached for what, and who is told when a time limit comes near. */
export function peopleBlocks({ contacts, escalation }: Agreement, words: Words): readonly Block[] {
  const entries = Object.entries(contacts);
  if (entries.length === 0) return [];
  const nameOf = (id: string | null) => {
    const contact = id !== null && Object.hasOwn(contacts, id) ? contacts[id] : undefined;
    return contact === undefined ? '–' : words.named(contact.name);
  };
  const steps = escalation
    .map(({ afterPpm, to }) => ({ afterPpm, names: to.filter((id) => Object.hasOwn(contacts, id)).map(nameOf) }))
    .filter(({ names }) => names.length > 0);
  const told: Block = {
    kind: 'table',
    caption: words.say('Qui est prévenu', 'Who is told'),
    columns: words.say(['Quand', 'Qui'], ['When', 'Who']),
    rows: steps.map(({ afterPpm, names }) => [
      words.say(`à ${words.share(afterPpm)} du délai`, `at ${words.share(afterPpm)} of the time limit`),
      words.listed(names),
    ]),
    // One clause, told from its first step on.
    places: steps.map((_, at) => (at === 0 ? 'escalation' : `escalation.${at}`)),
  };
  return [
    {
      kind: 'table',
      caption: words.say('Contacts', 'Contacts'),
      columns: words.say(['Nom', 'Rôle', 'Coordonnées', 'Suppléant'], ['Name', 'Role', 'How to reach', 'Stand-in']),
      rows: entries.map(([, contact]) => [
        words.named(contact.name),
        roleText(contact, words),
        contact.reach.length === 0 ? '–' : contact.reach.map(({ at }) => at).join(', '),
        nameOf(contact.backup),
      ]),
      places: entries.map(([id]) => `contacts.${id}`),
    },
    ...(steps.length === 0 ? [] : [told]),
  ];
}

const PARTIES: { readonly [party: string]: { readonly fr: string; readonly en: string } } = {
  provider: { fr: 'prestataire', en: 'provider' },
  customer: { fr: 'client', en: 'customer' },
  supplier: { fr: 'fournisseur', en: 'supplier' },
};
const ROLES: { readonly [role: string]: { readonly fr: string; readonly en: string } } = {
  customerService: { fr: 'service client', en: 'customer service' },
  service: { fr: 'service', en: 'service' },
  security: { fr: 'sécurité', en: 'security' },
};

function roleText({ party, role }: Contact, words: Words): string {
  const side = PARTIES[party]?.[words.language] ?? party;
  return `${ROLES[role]?.[words.language] ?? words.word(role, 'role')}, ${side}`;
}
