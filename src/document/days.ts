import { type Instant, instantToLocal } from '../core/time/index.ts';

/** The local date an instant falls on, as a day number. */
export function dayOfInstant(at: Instant, timeZone: string): number {
  return instantToLocal(timeZone, at).dayNumber;
}
