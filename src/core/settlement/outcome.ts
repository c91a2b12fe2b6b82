import type { Agreement, Target } from '../agreement/index.ts';
import type { Ratio } from '../money/index.ts';
import type { Instant, Span } from '../time/index.ts';

/** One clock (or case, or test) that broke its promise and counts in the period. */
export interface BreachFact {
  readonly ticket: string;
  readonly cycle: number;
  readonly priority: string | null;
  readonly dueAt: Instant | null;
  readonly breachedAt: Instant;
  /** How late on the target's calendar, up to the stop or `asOf`. */
  readonly lateMs: number;
  /** Real time from `dueAt` to the stop or `asOf`. */
  readonly lateRealMs: number;
}

/** What availability adds: weighted time down within what was measured, in milliseconds, exact. */
export interface DowntimeFact {
  readonly service: string;
  readonly downtimeMs: Ratio;
  readonly measuredMs: Ratio;
  /** Event ids (`source/id`) of the outages that count. */
  readonly outages: readonly string[];
}

/** What became of one promise in one period, whatever its measure: all that money depends on. */
export interface PeriodOutcome {
  /** The version that judges the period, and its target. */
  readonly version: Agreement;
  readonly target: Target;
  readonly period: Span;
  readonly verdict: 'open' | 'met' | 'breached' | 'notApplicable';
  /** Share of kept clocks, availability, share of good ones; null where the promise is no share (or nothing counts). */
  readonly reached: Ratio | null;
  /** Clocks that count: met and breached. */
  readonly counted: number;
  /** Not the excused ones. */
  readonly breaches: readonly BreachFact[];
  readonly downtime: DowntimeFact | null;
}
