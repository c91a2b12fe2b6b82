import type { Instant } from '../time/index.ts';

/** An open clock that waits to be worked on. */
export interface Waiting {
  readonly dueAt: Instant;
  /** The usual elapsed time of such a clock, in milliseconds: the median of the last 90 days; null: too little is known. */
  readonly usualMs: number | null;
}

/**
 * Those of some open clocks, in the order of their deadlines, that will not be reached in time: with what is due before each
 * of them, shared among the people on duty, work on it would end after it is due. What is late already is left out (it has
 * been told), and so is what nothing is known of.
 * @param people who are on duty; with nobody, nobody can be late by their queue
 */
export function lateByQueue<W extends Waiting>(clocks: readonly W[], people: number, asOf: Instant): readonly W[] {
  if (people <= 0) return [];
  const late: W[] = [];
  let earlier = 0;
  for (const clock of clocks) {
    if (clock.usualMs !== null && clock.dueAt >= asOf && asOf + (earlier * clock.usualMs) / people > clock.dueAt) {
      late.push(clock);
    }
    earlier += 1;
  }
  return late;
}
