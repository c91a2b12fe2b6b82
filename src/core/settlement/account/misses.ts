import { isRolling } from '../../objective/index.ts';
import { isMissed } from '../due/missed.ts';
import { type Month, monthOfEnd, monthsEndingIn } from '../month/month.ts';
import type { PeriodOutcome } from '../outcome.ts';

/** One promise's outcomes, one after the other: of a target (and level, and service where there are several). */
export function promiseKey({ target, downtime }: PeriodOutcome): string {
  return JSON.stringify([target.id, target.level, downtime?.service ?? null]);
}

/** The outcomes in the order in which everything is reckoned, whatever order they came in. */
export function inOrder(outcomes: readonly PeriodOutcome[]): readonly PeriodOutcome[] {
  const sortKey = new Map(outcomes.map((outcome) => [outcome, promiseKey(outcome)]));
  return [...outcomes].sort(
    (a, b) =>
      a.period.from - b.period.from ||
      a.period.to - b.period.to ||
      compareText(sortKey.get(a) as string, sortKey.get(b) as string),
  );
}

/** How many periods before each outcome the same promise was last missed; null: never. The outcomes are in order. */
export function sinceMisses(outcomes: readonly PeriodOutcome[]): ReadonlyMap<PeriodOutcome, number | null> {
  const since = new Map<PeriodOutcome, number | null>();
  const last = new Map<string, number | null>();
  for (const outcome of outcomes) {
    const key = promiseKey(outcome);
    const before = last.get(key) ?? null;
    since.set(outcome, before);
    last.set(key, isMissed(outcome) ? 1 : before === null ? null : before + 1);
  }
  return since;
}

/** The month in which what a period brings is settled: that in which the period ends. */
export function monthOf({ version, period }: PeriodOutcome): Month {
  return monthOfEnd(version.timeZone, period);
}

/** The months of a period: those that end in it; of a rolling one, the month in which it ends. */
export function monthsOf({ version, period, target }: PeriodOutcome): readonly Month[] {
  const months = isRolling(target.per) ? [] : monthsEndingIn(version.timeZone, period);
  return months.length > 0 ? months : [monthOfEnd(version.timeZone, period)];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
