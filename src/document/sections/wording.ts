import type { Agreement } from '../../core/agreement/index.ts';
import { parseMoney, parsePercent, ratio } from '../../core/money/index.ts';
import { spokenNumber } from '../../core/report/index.ts';
import { parseDuration } from '../../core/time/index.ts';
import { type Block, type Definition, defined } from '../block.ts';
import { titleOf } from '../promise.ts';
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

/** What a bound is about: `p1-response.within`, `caps.month.share`; its path where that has no name. */
function boundName(path: string, agreement: Agreement, words: Words): string {
  const target = agreement.targets.find(({ id, level }) => level === null && path.startsWith(`${id}.`));
  if (target !== undefined) return titleOf(target, agreement, words);
  const window = /^caps\.(\w+)\.share$/.exec(path)?.[1];
  if (window === undefined) return path;
  const period = words.word(window, 'window');
  return words.say(`Plafond des réductions et pénalités, ${period}`, `Cap of credits and penalties, ${period}`);
}

/** What is ours alone. */
export function internalBlocks(agreement: Agreement, words: Words): readonly Block[] {
  const { internal } = agreement;
  if (internal === null) return [];
  return [
    { kind: 'note', text: words.say('Jamais montré au client.', 'Never shown to the customer.') },
    { kind: 'definitions', items: marginItems(internal, words) },
    ...boundBlocks(internal, agreement, words),
    ...costBlocks(internal, agreement, words),
    ...(internal.notes.length === 0 ? [] : [{ kind: 'list' as const, items: internal.notes }]),
  ];
}

type Internal = NonNullable<Agreement['internal']>;

/** Who approves the text, and how much is kept over what suppliers promise. */
function marginItems({ approvals, margin }: Internal, words: Words): readonly Definition[] {
  const roles = words.listed(approvals.map((role) => words.word(role, 'approver')));
  const times = spokenNumber(ratio(margin.downtimePpm, 1_000_000), words.language);
  return defined([
    [words.say('Approuvé par', 'Approved by'), approvals.length === 0 ? null : roles],
    [words.say('Marge sur les délais', 'Margin on time limits'), words.share(margin.delayPpm)],
    [words.say('Marge sur l’indisponibilité', 'Margin on downtime'), `× ${times}`],
  ]);
}

function boundBlocks(internal: Internal, agreement: Agreement, words: Words): readonly Block[] {
  const bounds = Object.entries(internal.bounds);
  if (bounds.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words.say('Bornes de négociation', 'Bounds of the negotiation'),
      columns: words.say(
        ['Terme', 'Objectif', 'Zone d’accord', 'Ligne rouge', 'Approbateur'],
        ['Term', 'Aim', 'Acceptable', 'Walk-away', 'Approver'],
      ),
      rows: bounds.map(([path, { ideal, acceptable, walkAway, approver }]) => [
        boundName(path, agreement, words),
        ...[ideal, acceptable, walkAway].map((bound) => boundText(bound, words)),
        approver === null ? '–' : words.word(approver, 'approver'),
      ]),
    },
  ];
}

function costBlocks(internal: Internal, { commercial: { lines } }: Agreement, words: Words): readonly Block[] {
  const costs = Object.entries(internal.cost);
  if (costs.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words.say('Coûts', 'Costs'),
      columns: words.say(['Ligne', 'Coût'], ['Line', 'Cost']),
      rows: costs.map(([line, amount]) => [
        lines.find(({ id }) => id === line)?.title[words.language] ?? line,
        words.money(amount),
      ]),
    },
  ];
}
