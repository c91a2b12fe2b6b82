import type { Agreement, Term } from '../../core/agreement/index.ts';
import type { Block, Definition } from '../block.ts';
import type { Words } from '../words.ts';

/** Who promises whom, from when to when. */
export function summaryBlocks(agreement: Agreement, words: Words): readonly Block[] {
  const parties = Object.values(agreement.parties).flatMap(({ name, details }) => [name, ...Object.values(details)]);
  const people = Object.values(agreement.contacts).map(({ name }) => name);
  const blanks = [...parties, ...people].some((text) => /^\[.*\]$/.test(text));
  const note: Block = {
    kind: 'note',
    text: words.say(
      'Ce qui est entre crochets reste à compléter avant signature.',
      'What stands in brackets is still to be filled in before signing.',
    ),
  };
  return [{ kind: 'definitions', items: definitionsOf(agreement, words) }, ...(blanks ? [note] : [])];
}

function definitionsOf(agreement: Agreement, words: Words): readonly Definition[] {
  const { term, governance, levels } = agreement;
  const items: (Definition | null)[] = [
    { term: words.say('Nature', 'Kind'), text: words.word(agreement.kind, 'kind') },
    ...Object.entries(agreement.parties).map(([role, { name }]) => ({
      term: ROLES[role]?.[words.language] ?? role,
      text: words.named(name),
    })),
    governance.reference === null ? null : { term: words.say('Référence', 'Reference'), text: governance.reference },
    { term: words.say('Version', 'Version'), text: String(agreement.version) },
    { term: words.say('Prise d’effet', 'Takes effect'), text: words.date(agreement.effectiveFrom) },
    { term: words.say('Durée', 'Term'), text: termText(term, words) },
    { term: words.say('Reconduction', 'Renewal'), text: renewalText(term, words) },
    term.notice === null ? null : { term: words.say('Préavis', 'Notice'), text: words.length(term.notice) },
    levels.length === 0
      ? null
      : {
          term: words.say('Formules', 'Plans'),
          text: words.listed(levels.map(({ title }) => title[words.language])),
        },
    {
      term: words.say('Langue qui fait foi', 'Language that prevails'),
      text: words.word(agreement.language, 'language'),
    },
    { term: words.say('Fuseau horaire', 'Time zone'), text: agreement.timeZone },
  ];
  return items.filter((item) => item !== null);
}

const ROLES: { readonly [role: string]: { readonly fr: string; readonly en: string } } = {
  provider: { fr: 'Prestataire', en: 'Provider' },
  customer: { fr: 'Client', en: 'Customer' },
  supplier: { fr: 'Fournisseur', en: 'Supplier' },
};

function termText({ from, to }: Term, words: Words): string {
  if (to === null) {
    return words.say(`à compter du ${words.date(from)}, sans terme`, `from ${words.date(from)}, without an end`);
  }
  return words.say(`du ${words.date(from)} au ${words.date(to)}`, `from ${words.date(from)} to ${words.date(to)}`);
}

function renewalText({ renewal, renewFor }: Term, words: Words): string {
  if (renewal === 'none' || renewFor === null) return words.word(renewal, 'renewal');
  const length = words.length(renewFor);
  return words.say(`tacite, par périodes de ${length}`, `tacit, for ${length} at a time`);
}
