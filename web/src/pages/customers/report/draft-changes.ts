import type { Report } from './report-queries.ts';

type Count = keyof Omit<Report['counts'], 'all'>;

/** One thing that a draft tells otherwise than the one that was read. */
export type DraftChange =
  | { readonly kind: 'count'; readonly of: Count; readonly was: number; readonly is: number }
  | { readonly kind: 'missAdded' | 'missGone'; readonly ticket: string; readonly title: string }
  | { readonly kind: 'availability'; readonly service: string; readonly was: string | null; readonly is: string | null }
  | { readonly kind: 'corrections'; readonly was: number; readonly is: number }
  | { readonly kind: 'money'; readonly title: string }
  | { readonly kind: 'other' };

const COUNTS: readonly Count[] = ['kept', 'missed', 'excused', 'open'];

/** What became different between two drafts of a month, in the order of the page; at least one thing. */
export function draftChanges(before: Report, after: Report): readonly DraftChange[] {
  const found = [
    ...countChanges(before, after),
    ...missChanges(before, after),
    ...availabilityChanges(before, after),
    ...moneyChanges(before, after),
    ...correctionChanges(before, after),
  ];
  return found.length === 0 ? [{ kind: 'other' }] : found;
}

function countChanges(before: Report, after: Report): readonly DraftChange[] {
  return COUNTS.flatMap((of) => {
    const [was, is] = [before.counts[of], after.counts[of]];
    return was === is ? [] : [{ kind: 'count', of, was, is } as const];
  });
}

function missChanges(before: Report, after: Report): readonly DraftChange[] {
  const key = ({ ticket, agreement, target, level, measure, cycle }: Report['misses'][number]) =>
    [ticket, agreement, target, level, measure, cycle].join('\n');
  const [was, is] = [new Set(before.misses.map(key)), new Set(after.misses.map(key))];
  const told = (kind: 'missAdded' | 'missGone') => (one: Report['misses'][number]) =>
    ({ kind, ticket: one.ticket, title: one.title }) as const;
  return [
    ...after.misses.filter((one) => !was.has(key(one))).map(told('missAdded')),
    ...before.misses.filter((one) => !is.has(key(one))).map(told('missGone')),
  ];
}

function availabilityChanges(before: Report, after: Report): readonly DraftChange[] {
  const key = ({ agreement, target, period }: Report['availability'][number]) =>
    `${agreement} ${target} ${period.from}`;
  const was = new Map(before.availability.map((row) => [key(row), row.availability]));
  return after.availability.flatMap((row) => {
    const old = was.get(key(row)) ?? null;
    return old === row.availability
      ? []
      : [{ kind: 'availability', service: row.serviceTitle, was: old, is: row.availability } as const];
  });
}

function moneyChanges(before: Report, after: Report): readonly DraftChange[] {
  const told = ({ statement, credits, penalties, bonuses, totals }: Report['money'][number]) =>
    JSON.stringify([statement, credits, penalties, bonuses, totals]);
  const was = new Map(before.money.map((row) => [row.agreement, told(row)]));
  return after.money.flatMap((row) =>
    was.get(row.agreement) === told(row) ? [] : [{ kind: 'money', title: row.title } as const],
  );
}

function correctionChanges(before: Report, after: Report): readonly DraftChange[] {
  const [was, is] = [before.corrections.length, after.corrections.length];
  return was === is ? [] : [{ kind: 'corrections', was, is }];
}
