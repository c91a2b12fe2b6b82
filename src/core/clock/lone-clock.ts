import type { Agreement, Target, TimedMeasure } from '../agreement/index.ts';
import type { Instant } from '../time/index.ts';
import { type Clock, measured } from './clock.ts';
import { begin, stop } from './run.ts';

/** What a clock that nothing pauses runs between. */
export interface LoneClock {
  /** What it is told of: a case. */
  readonly subject: string;
  readonly measure: TimedMeasure;
  readonly version: Agreement;
  /** Its `within` is what is allowed, on its calendar. */
  readonly target: Target;
  readonly startedAt: Instant;
  /** Null while it runs; before the start, nothing has elapsed and it is met (open-case 33). */
  readonly stoppedAt: Instant | null;
}

/** A clock of its own: begun by one fact and stopped by another, under one target, without pauses or reopenings. */
export function loneClock(
  { subject, measure, version, target, startedAt, stoppedAt }: LoneClock,
  asOf: Instant,
): Clock {
  const run = begin(1, version, target, startedAt, null);
  if (stoppedAt !== null) stop(run, stoppedAt);
  return measured(run, subject, startedAt, measure, asOf);
}
