import type { Agreement } from '../core/agreement/index.ts';
import type { CalendarSpec } from '../core/calendar/index.ts';
import type { Language } from '../core/report/index.ts';
import type { Block, Reading, RuleTelling, Section, SectionId } from './block.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import { availabilityBlocks } from './rules/availability-rules.ts';
import { ruleTellings } from './rules/clock-rules.ts';
import { commitmentBlocks } from './sections/commitments.ts';
import { hoursBlocks } from './sections/hours.ts';
import { monitoredBlocks } from './sections/monitored.ts';
import { peopleBlocks } from './sections/people.ts';
import { priceBlocks } from './sections/prices.ts';
import { remedyBlocks } from './sections/remedies.ts';
import { priorityBlocks, serviceBlocks } from './sections/services.ts';
import { summaryBlocks } from './sections/summary.ts';
import { upkeepBlocks } from './sections/upkeep.ts';
import { clauseBlocks, internalBlocks } from './sections/wording.ts';
import { type Words, wordsOf } from './words.ts';

/**
 * An agreement as somebody reads it, in a language. Nothing is left out but by who hands the agreement in: what its reader
 * may not see is not in it.
 */
export function readingOf(agreement: Agreement, language: Language): Reading {
  const words = wordsOf(language);
  const matrix = matrixOf(agreement, words);
  const rules = ruleTellings(agreement, words);
  const blocks = blocksOf(agreement, matrix, rules, words);
  const sections = (Object.keys(blocks) as SectionId[])
    .map((id): Section => ({ id, title: TITLES[id][language], blocks: blocks[id] }))
    .filter((section) => section.blocks.length > 0);
  return { language, title: agreement.title[language], sections, matrix, rules };
}

/** The hours of a calendar's week in words. */
export function calendarHours(calendar: CalendarSpec, language: Language): string {
  return wordsOf(language).hours(calendar);
}

function blocksOf(
  agreement: Agreement,
  matrix: Matrix,
  rules: readonly RuleTelling[],
  words: Words,
): { readonly [id in SectionId]: readonly Block[] } {
  return {
    summary: summaryBlocks(agreement, words),
    commitments: commitmentBlocks(agreement, matrix, words),
    hours: hoursBlocks(agreement, words),
    rules: rules.flatMap(ruleBlocks),
    services: serviceBlocks(agreement, words),
    priorities: priorityBlocks(agreement, words),
    availability: availabilityBlocks(agreement, words),
    remedies: remedyBlocks(agreement, words),
    prices: priceBlocks(agreement, words),
    monitored: monitoredBlocks(agreement, words),
    contacts: peopleBlocks(agreement, words),
    upkeep: upkeepBlocks(agreement, words),
    clauses: clauseBlocks(agreement, words),
    internal: internalBlocks(agreement, words),
  };
}

function ruleBlocks({ rule, title, text, exceptions, example }: RuleTelling): readonly Block[] {
  return [
    { kind: 'heading', text: title, place: `rules.${rule}` },
    { kind: 'paragraph', text },
    ...(exceptions.length === 0
      ? []
      : [{ kind: 'definitions' as const, items: exceptions.map((own) => ({ term: own.title, text: own.text })) }]),
    ...(example === null ? [] : [{ kind: 'note' as const, text: example }]),
  ];
}

const TITLES: { readonly [id in SectionId]: { readonly [L in Language]: string } } = {
  summary: { fr: 'L’essentiel', en: 'In short' },
  commitments: { fr: 'Engagements et objectifs', en: 'Commitments and objectives' },
  hours: { fr: 'Plages de service', en: 'Service hours' },
  rules: { fr: 'Décompte des délais', en: 'How time is counted' },
  services: { fr: 'Services', en: 'Services' },
  priorities: { fr: 'Priorités', en: 'Priorities' },
  availability: { fr: 'Mesure de la disponibilité', en: 'How availability is measured' },
  remedies: { fr: 'Réductions de prix, pénalités et bonus', en: 'Service credits, penalties and bonuses' },
  prices: { fr: 'Prix', en: 'Prices' },
  monitored: { fr: 'Suivi et alertes', en: 'Monitoring and warnings' },
  contacts: { fr: 'Contacts et escalade', en: 'Contacts and escalation' },
  upkeep: { fr: 'Rapports, comités, fin du contrat', en: 'Reports, meetings, end of the agreement' },
  clauses: { fr: 'Articles', en: 'Articles' },
  internal: { fr: 'Réservé au prestataire', en: 'For the provider alone' },
};
