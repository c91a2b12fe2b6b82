import type { Countable, Counted } from '../objective/index.ts';

/** Something that counts in an objective: so many times, by what it is told of (`source/id` of a measurement, or a case). */
export interface CountedFact {
  readonly one: Countable;
  readonly counted: Counted;
  readonly times: number;
  readonly ticket: string;
}
