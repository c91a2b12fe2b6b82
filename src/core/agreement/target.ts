import type { CalendarSpec } from '../calendar/index.ts';
import type { RatioPpm } from '../money/index.ts';
import type { Duration } from '../time/index.ts';
import type { Measure } from './measure.ts';
import type { Rules } from './rules.ts';
import type { Text } from './text.ts';

/** Keys a target may choose tickets by: any value per key, all keys given must match. */
export const WHEN_KEYS = ['priority', 'service', 'level', 'type', 'team', 'site', 'channel', 'tag'] as const;
export type WhenKey = (typeof WHEN_KEYS)[number];
export type When = { readonly [K in WhenKey]?: readonly string[] };

export type PeriodLength = 'month' | 'quarter' | 'semester' | 'year' | 'contractYear' | 'rolling30d' | 'rolling12mo';

/** How many months of charges a period stands for; thirty rolling days stand for one. */
export const PERIOD_MONTHS: { readonly [P in PeriodLength]: number } = {
  month: 1,
  quarter: 3,
  semester: 6,
  year: 12,
  contractYear: 12,
  rolling30d: 1,
  rolling12mo: 12,
};

/** What happens to a period with fewer tickets than the minimum sample. */
export type BelowMinimum =
  | { readonly kind: 'exempt' }
  | { readonly kind: 'carryForward' }
  | { readonly kind: 'allowMisses'; readonly misses: number };

/** What is asked of many tickets together (SEMANTICS 2). Null on a target: its clocks are judged one by one only. */
export type Requirement =
  | { readonly kind: 'attainment'; readonly requiredPpm: RatioPpm }
  | { readonly kind: 'allow'; readonly misses: number }
  | {
      readonly kind: 'percentile';
      readonly percent: number;
      readonly within: Duration;
      /** Between two ranks: in proportion. Missing: the nearest rank, which decides for limits in working days anyhow. */
      readonly method?: 'linear';
    }
  | { readonly kind: 'mean'; readonly within: Duration };

/**
 * What a promised availability is a share of.
 * - `time`: of the measured hours. `users`: of the users' hours; an outage weighs by the share of users it affects.
 * - `requests`: 100 % less the mean, over intervals, of the share of failed requests. An interval with fewer than
 *   `minimum` requests has no failed ones; with `badAbovePpm`, one with more failed ones than that is wholly bad, any
 *   other wholly good.
 */
export type AvailabilityBasis =
  | { readonly kind: 'time' | 'users' }
  | {
      readonly kind: 'requests';
      readonly intervalMs: number;
      readonly minimum: number;
      readonly badAbovePpm: RatioPpm | null;
    };

/** What holds where an availability does not say what it is a share of. */
export const TIME_BASIS: AvailabilityBasis = { kind: 'time' };

/** One promise (FR: engagement). */
export interface Target {
  /** Unique within the agreement, but for the variants of one target by level, which share it. */
  readonly id: string;
  /** The level whose own figures these are; null for the target as it stands for all. */
  readonly level: string | null;
  /** Position in the file; earlier wins between equally specific targets. */
  readonly order: number;
  readonly title: Text | null;
  readonly measure: Measure;
  readonly when: When;
  /** How long a clock may run; null for measures without one. */
  readonly within: Duration | null;
  /** Key of the calendar in the agreement, for people. */
  readonly calendarId: string;
  readonly calendar: CalendarSpec;
  readonly requirement: Requirement | null;
  readonly per: PeriodLength;
  readonly minimumSample: number | null;
  readonly belowMinimum: BelowMinimum;
  /** Shares of the allowance at which to warn, ascending, in millionths; null: not said (75 % is then what `atRisk` means). */
  readonly warnAtPpm: readonly RatioPpm[] | null;
  /** Do pauses hold this clock? Null: as the measure has it (SEMANTICS, `pauseOn`). */
  readonly pausable: boolean | null;
  /** Availability: at least this share; and the one from which a bonus is earned. */
  readonly atLeastPpm: RatioPpm | null;
  readonly outstandingPpm: RatioPpm | null;
  /** Availability: what it is a share of. */
  readonly basis: AvailabilityBasis;
  /** Ratio measures: the names of the counted things, as in `measurement.recorded`. */
  readonly good: string | null;
  readonly total: string | null;
  /** The agreement's rules with the target's own over them. */
  readonly rules: Rules;
}
