import type { Agreement, Target } from '../agreement/index.ts';
import type { Ratio } from '../money/index.ts';
import type { Breach } from '../objective/index.ts';
import type { Span } from '../time/index.ts';

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
  /** How many clocks, cases and tests broke the promise; not the excused ones. */
  readonly broken: number;
  /** Those, one by one, where money depends on the promise; empty where it does not, however many there were. */
  readonly breaches: readonly Breach[];
  readonly downtime: DowntimeFact | null;
}
