import type { Agreement, Target } from '../agreement/index.ts';
import { compileCalendar, deadline } from '../calendar/index.ts';
import type { Event, EventData } from '../event/index.ts';
import { type Duration, type Instant, parseDuration } from '../time/index.ts';
import type { WithoutEffect } from './notice.ts';

/** One test of a recovery, judged by itself (SEMANTICS 4, `recoveryPoint` and `recoveryTime`; FR: PDMA, DMIA). */
export interface RecoveryTest {
  readonly event: Event;
  /** The customer's id; null where the agreement names none. */
  readonly customerId: string | null;
  readonly version: Agreement;
  readonly target: Target;
  readonly at: Instant;
  /** What the test found: data lost, or time taken, in milliseconds of elapsed time. */
  readonly elapsedMs: number;
  readonly verdict: 'met' | 'breached';
  /** Elapsed milliseconds beyond what is allowed; 0 when met. */
  readonly lateMs: number;
}

/** The `value` of a test in milliseconds: a duration as agreements write it (`3h`, `45m`), or a number of seconds. */
export function elapsedOf(data: EventData): number | WithoutEffect {
  const { value } = data;
  if (value === undefined || value === null) return 'valueMissing';
  if (typeof value !== 'number' && typeof value !== 'string') return 'valueUnreadable';
  const text = String(value).trim();
  if (text.startsWith('-')) return 'valueNegative';
  const duration = parseDuration(/^\d+(\.\d+)?$/.test(text) ? `${text}s` : text);
  // A count of service days is no elapsed time: which days they were, it does not say.
  return duration !== null && 'ms' in duration ? duration.ms : 'valueUnreadable';
}

/**
 * Elapsed milliseconds beyond what a target allows; 0 or less is met. A test's value is elapsed time and is compared as
 * it is, whether `within` is service or real time. A count of service days (`1bd`) is told from where the value began, the
 * test being recorded at its end.
 */
export function lateBy(target: Target, at: Instant, elapsedMs: number): number {
  const within = target.within as Duration;
  if ('ms' in within) return elapsedMs - within.ms;
  const due = deadline(compileCalendar(target.calendar), at - elapsedMs, within);
  return typeof due === 'number' ? at - due : 0;
}
