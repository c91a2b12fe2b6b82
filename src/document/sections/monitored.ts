import { type Agreement, type ClockMeasure, isClockMeasure, type Target } from '../../core/agreement/index.ts';
import type { Block } from '../block.ts';
import { titleOf } from '../promise.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.data.ts';

/** What is watched for each promise, and when somebody is warned before it is too late. */
export function monitoredBlocks(agreement: Agreement, words: Words): readonly Block[] {
  if (agreement.targets.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words.say('Ce qui est suivi', 'What is monitored'),
      columns: words.say(
        ['Engagement ou objectif', 'Ce qui est relevé', 'Alerte à'],
        ['Commitment or objective', 'What is recorded', 'Warning at'],
      ),
      rows: agreement.targets.map((target) => [
        titleOf(target, agreement, words),
        recordedText(target, words),
        (target.warnAtPpm ?? []).length === 0
          ? '–'
          : (target.warnAtPpm ?? []).map((ppm) => words.share(ppm)).join(', '),
      ]),
    },
  ];
}

/** The facts from which a promise is judged. */
function recordedText({ measure, good, total }: Target, words: Words): string {
  if (isClockMeasure(measure)) return CLOCKS[measure][words.language];
  switch (measure) {
    case 'availability':
      return words.say(
        'les interruptions, la supervision et la maintenance programmée annoncée',
        'outages, monitoring and planned maintenance that was announced',
      );
    case 'ratio':
      return words.say(
        `le compte de «\u202f${counted(good, words)}\u202f» sur «\u202f${counted(total, words)}\u202f»`,
        `the count of “${counted(good, words)}” out of “${counted(total, words)}”`,
      );
    case 'notification':
      return words.say('la détection et la notification de chaque cas', 'the detection and notification of each case');
    default:
      return words.say('le résultat de chaque test de restauration', 'the result of each recovery test');
  }
}

/** From where to where each time limit runs. */
const CLOCKS: { readonly [M in ClockMeasure]: { readonly fr: string; readonly en: string } } = {
  acknowledgement: {
    fr: 'du départ au premier acte d’une personne du prestataire',
    en: 'from the start to the first act of a person of the provider',
  },
  assignment: { fr: 'du départ à l’affectation à une personne', en: 'from the start to being assigned to a person' },
  firstResponse: { fr: 'du départ à la première réponse', en: 'from the start to the first response' },
  intervention: { fr: 'du départ au début effectif du travail', en: 'from the start to the actual beginning of work' },
  nextResponse: {
    fr: 'du plus ancien message sans réponse à la réponse publique suivante',
    en: 'from the oldest unanswered message to the next public reply',
  },
  periodicUpdate: {
    fr: 'du départ, puis de chaque point public, au suivant ou à la résolution',
    en: 'from the start, and then each public update, to the next one or the resolution',
  },
  workaround: {
    fr: 'du départ à la solution de contournement ou à la résolution',
    en: 'from the start to the workaround or the resolution',
  },
  restoration: { fr: 'du départ au rétablissement du service', en: 'from the start to the service being restored' },
  resolution: { fr: 'du départ à la résolution', en: 'from the start to the resolution' },
};
