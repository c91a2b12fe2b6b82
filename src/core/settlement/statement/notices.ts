import type { Instant } from '../../time/index.ts';
import type { SettledMonth } from '../account/open-account.ts';
import type { ChargesGiven } from '../month/charges-given.ts';
import type { Month } from '../month/month.ts';
import type { Decision } from '../standing/decisions.ts';
import type { Credit, EarnedBonus } from './credit.ts';
import type { StatementNotice } from './statement.ts';

/** What the reader of a statement should know besides its figures. */
export function noticesOf(
  { span, month, context }: SettledMonth,
  charges: ChargesGiven,
  figures: readonly (Credit | EarnedBonus)[],
  asOf: Instant,
): readonly StatementNotice[] {
  const byId = new Map(figures.map((figure) => ['remedy' in figure ? figure.remedy : figure.bonus, figure]));
  const decisions = context.decisions.filter((decision) => decision.month === month && decision.item !== null);
  const rateless = new Set(charges.lines.flatMap(({ vatPpm, line }) => (vatPpm === null ? [line.id] : [])));
  return [
    ...(asOf < span.to ? [notice('monthRuns')] : []),
    ...decisions.flatMap(({ item, kind, event, at }) => {
      const figure = byId.get(item ?? '');
      if (figure === undefined) return [notice('itemUnknown', item, event)];
      const early = kind === 'invoiced' && (figure.finalAt === null || figure.finalAt > at);
      return early ? [notice('invoicedTooEarly', item, event)] : [];
    }),
    ...contestsWithoutEffect(context.decisions, month, byId),
    ...[...byId].flatMap(([id, { vatTreatment, amount }]) =>
      vatTreatment === 'toConfirm' && amount.amountMinor !== 0 ? [notice('vatToConfirm', id)] : [],
    ),
    ...[...rateless].map((line) => notice('rateUnsaid', line)),
  ];
}

/** A contest is answered by a later acceptance; one that left no trace came after the figure was accepted or settled. */
function contestsWithoutEffect(
  decisions: readonly Decision[],
  month: Month,
  figures: ReadonlyMap<string, Credit | EarnedBonus>,
): readonly StatementNotice[] {
  const mine = decisions.filter((one) => one.month === month && (one.kind === 'contested' || one.kind === 'accepted'));
  return [...figures].flatMap(([id, { state }]) => {
    if (!SETTLED.has(state)) return [];
    const meant = mine.filter(({ item }) => item === null || item === id);
    const answered = meant.findLastIndex(({ kind }) => kind === 'accepted');
    return meant.slice(answered + 1).map(({ event }) => notice('contestedTooLate', id, event));
  });
}

const SETTLED: ReadonlySet<string> = new Set(['accepted', 'final', 'invoiced']);

function notice(
  kind: StatementNotice['kind'],
  item: string | null = null,
  event: string | null = null,
): StatementNotice {
  return { kind, item, event };
}
