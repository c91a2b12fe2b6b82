import type { Agreement, PeriodLength } from '../agreement/index.ts';
import type { Ratio } from '../money/index.ts';
import type { PeriodOutcome } from '../settlement/index.ts';
import type { Span } from '../time/index.ts';
import { type Cost, costOf, type Reckoner } from './cost.ts';

/** One promise in one past period (over several services: a row for each), as it would have come out. */
export interface ReplayedPeriod {
  readonly period: Span;
  /** Of a promise over several services, the one told of; null: no service is told of. */
  readonly service: string | null;
  readonly verdict: PeriodOutcome['verdict'];
  readonly reached: Ratio | null;
  readonly counted: number;
  readonly breaches: number;
}

/** One promise over the past. */
export interface ReplayedTarget {
  readonly target: string;
  readonly level: string | null;
  readonly per: PeriodLength;
  readonly periods: readonly ReplayedPeriod[];
  readonly judged: number;
  readonly missed: number;
  readonly breaches: number;
}

/** What an agreement would have come to on past events. */
export interface Replay {
  readonly agreement: string;
  readonly targets: readonly ReplayedTarget[];
  readonly cost: Cost;
}

/**
 * What an agreement would have come to on past events: the outcomes of a real evaluation over them, counted and priced.
 * Targets in the agreement's order, level variants after their target; periods in order of time.
 */
export function replay(agreement: Agreement, outcomes: readonly PeriodOutcome[], reckon: Reckoner): Replay {
  const targets = agreement.targets.flatMap((target) => {
    const own = outcomes.filter((one) => one.target.id === target.id && one.target.level === target.level);
    if (own.length === 0) return [];
    const periods = own.map(replayedPeriod).sort((a, b) => a.period.from - b.period.from);
    return [
      {
        target: target.id,
        level: target.level,
        per: target.per,
        periods,
        judged: periods.filter(({ verdict }) => verdict === 'met' || verdict === 'breached').length,
        missed: periods.filter(({ verdict }) => verdict === 'breached').length,
        breaches: periods.reduce((sum, { breaches }) => sum + breaches, 0),
      },
    ];
  });
  return { agreement: agreement.ref, targets, cost: costOf(agreement, outcomes.length === 0 ? [] : reckon(outcomes)) };
}

function replayedPeriod({ period, verdict, reached, counted, broken, downtime }: PeriodOutcome): ReplayedPeriod {
  return { period, service: downtime?.service ?? null, verdict, reached, counted, breaches: broken };
}

/** A promise of the draft beside the present agreement's of the same id and level; null: only the other has it. */
export interface BesideTarget {
  readonly target: string;
  readonly level: string | null;
  readonly draft: ReplayedTarget | null;
  readonly present: ReplayedTarget | null;
}

/** The draft beside the present agreement on the same past. */
export interface Beside {
  readonly targets: readonly BesideTarget[];
  /** The draft's cost less the present one's, credits less bonuses, in minor units; null in two currencies (none is nothing). */
  readonly moreMinor: number | null;
}

export function beside(draft: Replay, present: Replay): Beside {
  const same = (a: ReplayedTarget) => (b: ReplayedTarget) => a.target === b.target && a.level === b.level;
  const targets = draft.targets.map((one) => ({
    target: one.target,
    level: one.level,
    draft: one as ReplayedTarget | null,
    present: present.targets.find(same(one)) ?? null,
  }));
  for (const one of present.targets) {
    if (!draft.targets.some(same(one)))
      targets.push({ target: one.target, level: one.level, draft: null, present: one });
  }
  const currencies = new Set([draft.cost.currency, present.cost.currency]);
  currencies.delete(null);
  const alike = currencies.size <= 1;
  return { targets, moreMinor: alike ? draft.cost.netMinor - present.cost.netMinor : null };
}
