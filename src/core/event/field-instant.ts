import { END_INSTANT, FIRST_INSTANT, type Instant, parseInstant } from '../time/index.ts';

/** The instant a field gives: RFC 3339, from 1900 up to 2200 (open-case 6); else `NaN`, which costs no allocation. */
export function instantOf(value: unknown): Instant {
  if (typeof value !== 'string') return Number.NaN;
  const at = parseInstant(value);
  return at !== null && at >= FIRST_INSTANT && at < END_INSTANT ? at : Number.NaN;
}
