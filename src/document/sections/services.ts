import type { Agreement, Price, Service } from '../../core/agreement/index.ts';
import type { Block } from '../block.ts';
import type { Words } from '../words.ts';

/** Each service: what it is, what is covered and what is not, who does what. */
export function serviceBlocks(agreement: Agreement, words: Words): readonly Block[] {
  return Object.values(agreement.services).flatMap((service) => oneService(service, words));
}

function oneService(service: Service, words: Words): readonly Block[] {
  const { language } = words;
  const list = (caption: string, items: readonly string[]): readonly Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'paragraph', text: caption },
          { kind: 'list', items },
        ];
  const provider = (service.responsibilities['provider'] ?? []).map((text) => text[language]);
  const customer = (service.responsibilities['customer'] ?? []).map((text) => text[language]);
  return [
    { kind: 'heading', text: service.title[language] },
    ...(service.description === null ? [] : [{ kind: 'paragraph' as const, text: service.description[language] }]),
    ...factsOf(service, words),
    ...list(
      words.say('Compris\u202f:', 'Covered:'),
      service.covers.map((text) => text[language]),
    ),
    ...exclusions(service, words),
    ...list(words.say('Le prestataire\u202f:', 'The provider:'), provider),
    ...list(words.say('Le client\u202f:', 'The customer:'), customer),
    ...list(
      words.say('Requis chez le client\u202f:', 'Required of the customer:'),
      service.requires.map((text) => text[language]),
    ),
  ];
}

function factsOf({ obligation, criticality }: Service, words: Words): readonly Block[] {
  const items = [
    ...(obligation === null
      ? []
      : [{ term: words.say('Nature de l’obligation', 'Kind of duty'), text: words.word(obligation, 'obligation') }]),
    ...(criticality === null
      ? []
      : [{ term: words.say('Criticité', 'Criticality'), text: criticality[words.language] }]),
  ];
  return items.length === 0 ? [] : [{ kind: 'definitions', items }];
}

function exclusions({ excludes }: Service, words: Words): readonly Block[] {
  if (excludes.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words.say('Non compris', 'Not covered'),
      columns: words.say(['Hors contrat', 'Prix'], ['Extra', 'Price']),
      rows: excludes.map(({ title, price }) => [title[words.language], priceText(price, words)]),
    },
  ];
}

/** A price as it is told beside what it is for. */
export function priceText(price: Price | null, words: Words): string {
  if (price === null) return words.say('sur devis', 'by quote');
  const [amount, unit] = [words.money(price.amount), words.word(price.unit, 'unit')];
  return words.say(`${amount} par ${unit}`, `${amount} per ${unit}`);
}

/** What each priority means, and how impact and urgency make one. */
export function priorityBlocks({ priorities, priorityMatrix }: Agreement, words: Words): readonly Block[] {
  const { language } = words;
  const entries = Object.values(priorities);
  if (entries.length === 0) return [];
  const blocks: Block[] = [
    {
      kind: 'table',
      caption: words.say('Ce que chaque priorité veut dire', 'What each priority means'),
      columns: words.say(['Priorité', 'Quand', 'Exemples'], ['Priority', 'When', 'Examples']),
      rows: entries.map(({ title, description, examples }) => [
        title[language],
        description?.[language] ?? '–',
        examples.length === 0 ? '–' : examples.map((text) => text[language]).join(words.say('\u202f; ', '; ')),
      ]),
    },
  ];
  if (priorityMatrix !== null) {
    const { impacts, urgencies, table } = priorityMatrix;
    blocks.push({
      kind: 'table',
      caption: words.say('Priorité selon l’impact et l’urgence', 'Priority by impact and urgency'),
      columns: [
        words.say('Impact', 'Impact'),
        ...urgencies.map((urgency) =>
          words.say(`urgence ${gradeOf(urgency, words)}`, `${gradeOf(urgency, words)} urgency`),
        ),
      ],
      rows: impacts.map((impact, row) => [
        words.say(`impact ${masculine(gradeOf(impact, words))}`, `${gradeOf(impact, words)} impact`),
        ...(table[row] ?? []),
      ]),
    });
  }
  return blocks;
}

const GRADES: { readonly [grade: string]: { readonly fr: string; readonly en: string } } = {
  high: { fr: 'haute', en: 'high' },
  medium: { fr: 'moyenne', en: 'medium' },
  low: { fr: 'basse', en: 'low' },
};
const MASCULINE: { readonly [grade: string]: string } = { haute: 'haut', moyenne: 'moyen', basse: 'bas' };

function gradeOf(grade: string, { language }: Words): string {
  return GRADES[grade]?.[language] ?? grade;
}

function masculine(grade: string): string {
  return MASCULINE[grade] ?? grade;
}
