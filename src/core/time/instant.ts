/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A half-open span of time, `[from, to)`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** A date without a time or a zone, `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** 1900-01-01T00:00:00Z, the first instant Leeway answers for (open-case 6). */
export const FIRST_INSTANT: Instant = -2_208_988_800_000;

/** 2200-01-01T00:00:00Z, the first instant Leeway no longer answers for (open-case 6). */
export const END_INSTANT: Instant = 7_258_118_400_000;
