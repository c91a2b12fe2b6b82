/**
 * How long a promise may take, as an agreement writes it (FORMAT, durations).
 * - `service`: `30m`, `1h30m`, `8h`: service time, counted where the calendar is open.
 * - `real`: `45m real`: elapsed time, whatever the calendar.
 * - `businessDays`: `2bd`: the same local time on the nth service day after the first open instant's.
 * - `endOfBusinessDay`: `end of 1bd`: the end of the last window of the nth service day.
 */
export type Duration =
  | { readonly kind: 'service'; readonly ms: number }
  | { readonly kind: 'real'; readonly ms: number }
  | { readonly kind: 'businessDays'; readonly days: number }
  | { readonly kind: 'endOfBusinessDay'; readonly days: number };

/** The length of a term, a renewal or a notice: `12mo`, `90d`, `2w`, `1y`. */
export interface TermLength {
  readonly unit: 'd' | 'w' | 'mo' | 'y';
  readonly count: number;
}
