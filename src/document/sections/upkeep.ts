import type { Agreement } from '../../core/agreement/index.ts';
import type { TermLength } from '../../core/time/index.ts';
import { type Block, type Definition, defined } from '../block.ts';
import { titleOf } from '../promise.ts';
import type { Words } from '../words.ts';
import { capText } from './share-text.ts';

/** Reports, reviews, how the agreement ends, who answers for what. */
export function upkeepBlocks(agreement: Agreement, words: Words): readonly Block[] {
  return [...reportBlocks(agreement, words), ...reviewBlocks(agreement, words), ...endingBlocks(agreement, words)];
}

function namesOf(ids: readonly string[], { contacts }: Agreement, words: Words): string {
  const known = ids.flatMap((id) => (Object.hasOwn(contacts, id) ? [words.named(contacts[id]?.name ?? id)] : []));
  return known.length === 0 ? '–' : words.listed(known);
}

function reportBlocks(agreement: Agreement, words: Words): readonly Block[] {
  const { reporting } = agreement.governance;
  if (reporting === null) return [];
  const period = words.word(reporting.every, 'every');
  const items: Definition[] = [
    { term: words.say('Rapport de service', 'Service report'), text: period },
    ...(reporting.dueWithin === null
      ? []
      : [{ term: words.say('Remis sous', 'Delivered within'), text: words.duration(reporting.dueWithin) }]),
    { term: words.say('Destinataires', 'Sent to'), text: namesOf(reporting.to, agreement, words) },
  ];
  const content = reporting.content.map((text) => text[words.language]);
  return [
    { kind: 'definitions', items },
    ...(content.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: words.say('Il contient\u202f:', 'It contains:') },
          { kind: 'list' as const, items: content },
        ]),
  ];
}

function reviewBlocks(agreement: Agreement, words: Words): readonly Block[] {
  const { reviews } = agreement.governance;
  if (reviews.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words.say('Comités', 'Meetings'),
      columns: words.say(['Comité', 'Fréquence', 'Participants'], ['Meeting', 'How often', 'Who takes part']),
      rows: reviews.map(({ title, every, with: ids }) => [
        title[words.language],
        words.every(every),
        namesOf(ids, agreement, words),
      ]),
    },
  ];
}

function endingBlocks(agreement: Agreement, words: Words): readonly Block[] {
  const { termination } = agreement.commercial;
  const { exit, liability, insurance } = agreement.governance;
  const length = (term: TermLength | null | undefined) => (term == null ? null : words.length(term));
  const items = defined([
    [words.say('Préavis dans ce cas', 'Notice in that case'), length(termination?.notice)],
    [words.say('Résiliation sans motif, préavis', 'Ending without a cause, notice'), length(termination?.convenience)],
    [words.say('Assistance au départ', 'Assistance on exit'), length(exit?.assistance)],
    [words.say('Données effacées sous', 'Data erased within'), length(exit?.erasureWithin)],
    [
      words.say('Formats remis', 'Formats handed over'),
      exit === null || exit.formats.length === 0 ? null : exit.formats.map((format) => words.named(format)).join(', '),
    ],
    [
      words.say('Plafond de responsabilité', 'Cap of liability'),
      liability?.cap == null ? null : capText(liability.cap, agreement, words),
    ],
    ...insurance.map(({ insurer, amount }) => {
      const name = words.named(insurer);
      return [words.say('Assurance', 'Insurance'), amount === null ? name : `${name}, ${words.money(amount)}`] as const;
    }),
  ]);
  return [
    ...rightsToEnd(agreement, words).map((text) => ({ kind: 'paragraph' as const, text })),
    ...(items.length === 0 ? [] : [{ kind: 'definitions' as const, items }]),
  ];
}

/** When missed promises give a right to end the agreement. */
function rightsToEnd(agreement: Agreement, words: Words): readonly string[] {
  const { termination } = agreement.commercial;
  if (termination === null) return [];
  const chronic = termination.chronic.map(({ target, missed, of }) => {
    const promise = agreement.targets.find(({ id }) => id === target);
    const title = promise === undefined ? target : titleOf(promise, agreement, words);
    return words.say(
      `Droit de résiliation quand l’engagement «\u202f${title}\u202f» n’est pas tenu sur ${missed} périodes parmi ${of} qui se suivent.`,
      `Right to terminate when “${title}” is missed in ${missed} of ${of} periods in a row.`,
    );
  });
  if (termination.capReached.length === 0) return chronic;
  const capped = words.say(
    'Droit de résiliation quand un plafond des réductions de prix et pénalités est atteint.',
    'Right to terminate when a cap of service credits and penalties is reached.',
  );
  return [...chronic, capped];
}
