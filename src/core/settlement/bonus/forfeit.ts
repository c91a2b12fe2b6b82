import type { Bonus } from '../../agreement/index.ts';
import type { Span } from '../../time/index.ts';
import type { PeriodOutcome } from '../outcome.ts';

/** What forfeits a bonus: the breaches within its period of the targets it names. */
export interface Forfeit {
  readonly target: string;
  readonly evidence: readonly string[];
}

/**
 * One breach of a named target within the bonus's period forfeits it, whether or not that target's own period was missed
 * by it, and whether or not it has ended. A target without clocks forfeits it by a missed period that overlaps.
 */
export function forfeitOf(bonus: Bonus, period: Span, outcomes: readonly PeriodOutcome[]): Forfeit | null {
  for (const target of bonus.unlessBreached) {
    for (const outcome of outcomes) {
      if (outcome.target.id !== target) continue;
      const within = outcome.breaches.filter(({ breachedAt }) => breachedAt >= period.from && breachedAt < period.to);
      if (within.length > 0) return { target, evidence: within.map(({ ticket }) => ticket) };
      const overlaps = outcome.period.from < period.to && outcome.period.to > period.from;
      if (outcome.breaches.length === 0 && outcome.verdict === 'breached' && overlaps)
        return { target, evidence: outcome.downtime?.outages ?? [] };
    }
  }
  return null;
}
