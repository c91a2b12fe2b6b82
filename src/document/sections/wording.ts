import type { Agreement } from '../../core/agreement/index.ts';
import { parseMoney, parsePercent } from '../../core/money/index.ts';
import { parseDuration } from '../../core/time/index.ts';
import type { Block } from '../block.ts';
import type { Words } from '../words.ts';

/** The wording itself, article by article; its paragraphs are those of the file. */
export function clauseBlocks({ clauses }: Agreement, words: Words): readonly Block[] {
  return Object.values(clauses).flatMap(({ title, text }): readonly Block[] => [
    { kind: 'heading', text: title[words.language] },
    ...text[words.language]
      .split('\n')
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph })),
  ]);
}

/** A bound as it is written, in the words of its kind. */
function boundText(bound: string | null, words: Words): string {
  if (bound === null) return '–';
  const [share, money, duration] = [parsePercent(bound), parseMoney(bound), parseDuration(bound)];
  if (share !== null) return words.share(share);
  if (money !== null) return words.money(money);
  return duration === null ? bound : words.duration(duration);
}

/** What is ours alone. */
export function internalBlocks({ internal }: Agreement, words: Words): readonly Block[] {
  if (internal === null) return [];
  const bounds = Object.entries(internal.bounds);
  const costs = Object.entries(internal.cost);
  return [
    {
      kind: 'note',
      text: words.say('Jamais montré au client.', 'Never shown to the customer.'),
    },
    ...(bounds.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: words.say('Bornes de négociation', 'Bounds of the negotiation'),
            columns: words.say(
              ['Terme', 'Objectif', 'Zone d’accord', 'Ligne rouge', 'Approbateur'],
              ['Term', 'Aim', 'Acceptable', 'Walk-away', 'Approver'],
            ),
            rows: bounds.map(([path, { ideal, acceptable, walkAway, approver }]) => [
              path,
              ...[ideal, acceptable, walkAway].map((bound) => boundText(bound, words)),
              approver === null ? '–' : words.word(approver, 'approver'),
            ]),
          },
        ]),
    ...(costs.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: words.say('Coûts', 'Costs'),
            columns: words.say(['Ligne', 'Coût'], ['Line', 'Cost']),
            rows: costs.map(([line, amount]) => [line, words.money(amount)]),
          },
        ]),
    ...(internal.notes.length === 0 ? [] : [{ kind: 'list' as const, items: internal.notes }]),
  ];
}
